/** Everybody in office.test, and their passwords. */
export const users = {
  alice: 'wonderland-7391',
  bob: 'builder-2846',
  carol: 'singer-5120',
  desk: 'handset-3310',
  voicemail: 'mailbox-4417',
} as const;

export type UserName = keyof typeof users;

export const domain = 'office.test';
export const aorOf = (user: string): string => `sip:${user}@${domain}`;
