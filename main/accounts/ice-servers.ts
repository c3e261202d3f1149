import type { IceServer, IceServerWithCredential } from '../../preload/contract/index.ts';

/** Takes the credentials out of STUN and TURN servers: they are secrets and are kept where the password is. */
export function splitIceServers(servers: readonly IceServerWithCredential[]): {
  iceServers: IceServer[];
  iceCredentials: (string | null)[];
} {
  return {
    iceServers: servers.map(({ credential: _secret, ...server }) => server),
    iceCredentials: servers.map(({ credential }) => credential ?? null),
  };
}

export function joinIceServers(
  servers: readonly IceServer[],
  credentials: readonly (string | null)[],
): IceServerWithCredential[] {
  return servers.map((server, index) => {
    const credential = credentials[index] ?? null;
    return credential === null ? server : { ...server, credential };
  });
}
