import type { Mailbox } from './mailbox.ts';

/**
 * What to dial for the messages of a mailbox. Many a server writes its own inner address behind a number such as `*97`:
 * the number is what counts, and is dialled like any other.
 */
export function voicemailAddress({ account }: Mailbox): string | undefined {
  const number = /^(?:sips?|tel):([\d*#+]+|(?:\d|\*|%23)+)(?:[@;].*)?$/i.exec(account ?? '')?.[1];
  return number?.replaceAll('%23', '#') ?? account;
}
