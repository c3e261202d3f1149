import type { ConnectionFailure } from '../../preload/contract/signalling.ts';
import type { SipSocket, SipSocketEvents } from './sip-socket.ts';

/** A socket that could not even be tried; it says so as any other would, after it was handed over. */
export function unopenedSocket(failure: ConnectionFailure, events: SipSocketEvents): SipSocket {
  let ended = false;
  const end = () => {
    ended = true;
  };
  queueMicrotask(() => {
    if (!ended) events.onClose(failure);
  });
  return { localAddress: undefined, send: () => false, ping: () => undefined, close: end, terminate: end };
}
