import * as v from 'valibot';
import { filledLine, line } from './one-line.ts';

/** RTCIceServer without its secret, which stays in main until a call needs it. */
export const iceServer = v.object({
  urls: v.pipe(
    v.array(v.pipe(filledLine, v.regex(/^(stun|stuns|turn|turns):/i, 'is not a STUN or TURN URL'))),
    v.minLength(1, 'is empty'),
  ),
  username: v.optional(line),
});

export const iceServerWithCredential = v.object({ ...iceServer.entries, credential: v.optional(v.string()) });

export type IceServer = v.InferOutput<typeof iceServer>;
export type IceServerWithCredential = v.InferOutput<typeof iceServerWithCredential>;

/** Whether media can be relayed: one of the servers is a TURN server (RFC 8656). */
export function hasTurn(servers: readonly IceServer[] = []): boolean {
  return servers.flatMap(({ urls }) => urls).some((url) => /^turns?:/i.test(url));
}
