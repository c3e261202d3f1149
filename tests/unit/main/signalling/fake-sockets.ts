import type { OpenSocket, SipSocketEvents } from '../../../../main/signalling/sip-socket.ts';

/** A socket whose other side the test plays. Like a real one it is quiet after it was ended. */
export interface FakeSocket extends SipSocketEvents {
  readonly server: string;
  readonly sent: string[];
  pings: number;
  localAddress: string | undefined;
  ended: 'closed' | 'terminated' | undefined;
}

export function fakeSockets(): { sockets: FakeSocket[]; last: () => FakeSocket; openSocket: OpenSocket } {
  const sockets: FakeSocket[] = [];
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  };
  const openSocket: OpenSocket = (server, events) => {
    const unlessEnded =
      <Args extends unknown[]>(report: (...args: Args) => void) =>
      (...args: Args) => {
        if (socket.ended === undefined) report(...args);
      };
    const socket: FakeSocket = {
      server,
      sent: [],
      pings: 0,
      localAddress: undefined,
      ended: undefined,
      onOpen: unlessEnded(events.onOpen),
      onAlive: unlessEnded(events.onAlive),
      onMessage: unlessEnded(events.onMessage),
      onClose: unlessEnded(events.onClose),
    };
    sockets.push(socket);
    return {
      get localAddress() {
        return socket.localAddress;
      },
      send: (text) => {
        socket.sent.push(text);
        return true;
      },
      ping: () => {
        socket.pings += 1;
      },
      close: () => {
        socket.ended ??= 'closed';
      },
      terminate: () => {
        socket.ended ??= 'terminated';
      },
    };
  };
  return { sockets, last, openSocket };
}
