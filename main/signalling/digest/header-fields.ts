/** Status of a challenge, the header that carries it, and the one that answers it (RFC 3261 §22.2, §22.3). */
export const authFields = [
  { status: 401, challenge: 'www-authenticate', credentials: 'Authorization' },
  { status: 407, challenge: 'proxy-authenticate', credentials: 'Proxy-Authorization' },
] as const;

export type AuthField = (typeof authFields)[number];
