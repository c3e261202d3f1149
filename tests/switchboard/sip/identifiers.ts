import { randomBytes } from 'node:crypto';

/** The magic cookie marks branches that are unique in space and time (RFC 3261 §8.1.1.7). */
const magicCookie = 'z9hG4bK';

export function newBranch(): string {
  return magicCookie + randomBytes(12).toString('hex');
}

export function newTag(): string {
  return randomBytes(8).toString('hex');
}

export function newCallId(): string {
  return randomBytes(16).toString('hex');
}
