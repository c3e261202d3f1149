import * as v from 'valibot';
import { filledLine, line } from './one-line.ts';

const authority = String.raw`(?:\[[\dA-Fa-f:.]+\]|[\w.-]+)(?::[1-9]\d{0,4})?`;
const grammar = new RegExp(`^(?:stuns?:${authority}|turns?:${authority}(?:\\?transport=(?:udp|tcp))?)$`, 'i');

/** `stun:` and `turn:` URIs (RFC 7064 §3.1, RFC 7065 §3.1), as far as a browser takes them: with another none opens a connection. */
export const iceUrl = v.pipe(
  filledLine,
  v.regex(grammar, 'is not a STUN or TURN URL'),
  v.check((url) => Number(/:(\d+)(?:\?|$)/.exec(url)?.[1] ?? 1) <= 65_535, 'has a port that there is not'),
);

/**
 * RTCIceServer without its secret, which stays in main until a call needs it. Its URLs may be such as no browser takes: they
 * were written when that was not asked, and an account is not to be lost by one.
 */
export const iceServer = v.object({
  urls: v.pipe(
    v.array(v.pipe(filledLine, v.regex(/^(?:stun|turn)s?:/i, 'is not a STUN or TURN URL'))),
    v.minLength(1, 'is empty'),
  ),
  username: v.optional(line),
});

/** RTCIceServer as a connection takes it. */
export const iceServerWithCredential = v.object({
  urls: v.pipe(v.array(iceUrl), v.minLength(1, 'is empty')),
  username: v.optional(line),
  credential: v.optional(v.string()),
});

/**
 * What a person writes: it takes the place of all servers that the account has, and is none where there is no URL. Without
 * a password the former one stays.
 */
export const writtenIceServer = v.object({
  urls: v.pipe(v.array(iceUrl), v.maxLength(10, 'are too many')),
  username: v.optional(line),
  credential: v.optional(v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(1024))),
});

export type IceServer = v.InferOutput<typeof iceServer>;
export type IceServerWithCredential = v.InferOutput<typeof iceServerWithCredential>;
export type WrittenIceServer = v.InferOutput<typeof writtenIceServer>;

/** Whether media can be relayed: one of the servers is a TURN server (RFC 8656). */
export function hasTurn(servers: readonly Pick<IceServer, 'urls'>[] = []): boolean {
  return servers.flatMap(({ urls }) => urls).some((url) => /^turns?:/i.test(url));
}

/** A TURN server lets nobody in without a name and a password, and no browser opens a connection with such a one. */
export function lacksPassword(server: IceServerWithCredential): boolean {
  return hasTurn([server]) && !(server.username && server.credential);
}
