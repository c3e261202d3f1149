import * as v from 'valibot';
import {
  done,
  failed,
  hasTurn,
  iceUrl,
  lacksPassword,
  type Answer,
  type IceServer,
  type IceServerWithCredential,
  type WrittenIceServer,
} from '../../preload/contract/index.ts';

interface SplitIceServers {
  readonly iceServers: IceServer[];
  readonly iceCredentials: (string | null)[];
}

/** Takes the credentials out of STUN and TURN servers: they are secrets and are kept where the password is. */
export function splitIceServers(servers: readonly IceServerWithCredential[]): SplitIceServers {
  return {
    iceServers: servers.map(({ credential: _secret, ...server }) => server),
    iceCredentials: servers.map(({ credential }) => credential ?? null),
  };
}

/** What a call may ask: without the URLs that no browser takes, as with one of them it opens no connection. */
export function joinIceServers(
  servers: readonly IceServer[],
  credentials: readonly (string | null)[],
): IceServerWithCredential[] {
  return servers
    .map(({ urls, ...server }, index) => {
      const credential = credentials[index] ?? null;
      const usable = urls.filter((url) => v.is(iceUrl, url));
      return { urls: usable, ...server, ...(credential !== null && { credential }) };
    })
    .filter(({ urls }) => urls.length > 0);
}

/**
 * What a person wrote in place of all servers. Without a password it has that of before, where there was one server.
 * Fails with `relay-password-unknown` where a TURN server has none, and with `invalid-request` where it has no user name, or
 * a name or password no server.
 */
export function takeWritten(
  { urls, username, credential }: WrittenIceServer,
  former: readonly (string | null)[],
): Answer<SplitIceServers> {
  if (urls.length === 0)
    return username || credential
      ? failed('invalid-request', 'iceServer: needs an address')
      : { ok: true, value: splitIceServers([]) };
  const known = credential ?? (former.length === 1 ? former[0] : null);
  const server = { urls, ...(username && { username }), ...(known && { credential: known }) };
  if (!lacksPassword(server)) return { ok: true, value: splitIceServers([server]) };
  return username
    ? failed('relay-password-unknown')
    : failed('invalid-request', 'iceServer: needs a user name and a password');
}

/**
 * Whether calls may go only through a relay: otherwise all would be silent. Fails with `invalid-request` where there is no
 * TURN server that can be asked, with `relay-password-unknown` where it would let nobody in.
 */
export function checkRelay(servers: readonly IceServerWithCredential[]): Answer<void> {
  const relays = servers.filter((server) => hasTurn([server]));
  if (relays.length === 0) return failed('invalid-request', 'relayOnly: needs a TURN server');
  return relays.every(lacksPassword) ? failed('relay-password-unknown') : done();
}
