import type { OpenSocket } from './sip-socket.ts';
import { unopenedSocket } from './unopened-socket.ts';
import { type Authorities, webSocket } from './web-socket.ts';

/** URL scheme of a server, with its colon, to the transport that reaches it: an account's connection kind. */
export type SocketTable = Readonly<Record<string, OpenSocket>>;

/** @param authorities see `webSocket` */
export function socketTable(authorities: Authorities): SocketTable {
  const open = webSocket(authorities);
  return { 'ws:': open, 'wss:': open };
}

/** Opens by the table. A server that no transport reaches is a refused connection. */
export function openByScheme(table: SocketTable): OpenSocket {
  return (server, events) => {
    const scheme = URL.canParse(server) ? new URL(server).protocol : '';
    const open = Object.hasOwn(table, scheme) ? table[scheme] : undefined;
    if (open) return open(server, events);
    return unopenedSocket({ reason: 'refused', detail: `no transport for ${server}` }, events);
  };
}
