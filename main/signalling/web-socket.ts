import WebSocket from 'ws';
import type { ConnectionFailure } from '../../preload/contract/signalling.ts';
import type { OpenSocket, SipSocket, SipSocketEvents } from './sip-socket.ts';
import { unopenedSocket } from './unopened-socket.ts';
import { openFailure } from './web-socket-failure.ts';

/** Bytes of one message, as the contract's `sipMessage`. */
const MAX_MESSAGE = 262_144;

/** Certificate authorities to trust, as PEM, asked for when they are needed; undefined means Node's own. */
export type Authorities = () => readonly string[] | undefined;

/**
 * SIP over WebSocket (RFC 7118), `ws:` and `wss:`. A certificate that is not trusted fails the connection.
 */
export function webSocket(authorities: Authorities): OpenSocket {
  return (server, events) => {
    try {
      const trusted = /^wss:/i.test(server) ? authorities() : undefined;
      const socket = new WebSocket(server, 'sip', {
        ...(trusted && { ca: [...trusted] }),
        rejectUnauthorized: true,
        maxPayload: MAX_MESSAGE,
        perMessageDeflate: false,
        // Phones still send display names in Latin-1; one such name must not cost the connection (RFC 6455 §8.1).
        skipUTF8Validation: true,
      });
      return openedBy(socket, events);
    } catch (error) {
      return unopenedSocket(openFailure(error), events);
    }
  };
}

function openedBy(socket: WebSocket, events: SipSocketEvents): SipSocket {
  let failure: ConnectionFailure | undefined;
  let opened = false;
  let ended = false;
  let localAddress: string | undefined;
  const alive = () => {
    if (!ended) events.onAlive();
  };

  socket.on('open', () => {
    opened = true;
    if (!ended) events.onOpen();
  });
  socket.on('upgrade', ({ socket: { localAddress: address } }) => {
    // An IPv4 address as a socket for both families names it (RFC 4291 §2.5.5.2).
    localAddress = address?.replace(/^::ffff:/i, '');
  });
  socket.on('ping', alive);
  socket.on('pong', alive);
  socket.on('message', (data: Buffer) => {
    alive();
    const text = data.toString('utf8');
    if (!ended && !/^[\r\n]*$/.test(text)) events.onMessage(text);
  });
  socket.on('unexpected-response', (_request, response) => {
    failure = {
      reason: 'refused',
      detail: `HTTP ${response.statusCode} ${response.statusMessage ?? ''}`.trim(),
    };
    socket.terminate();
  });
  socket.on('error', (error) => {
    failure ??= opened ? { reason: 'closed', detail: error.message } : openFailure(error);
  });
  socket.on('close', (code, reason) => {
    if (!ended) events.onClose(failure ?? closeFailure(code, reason.toString('utf8')));
    ended = true;
  });

  return {
    get localAddress() {
      return localAddress;
    },
    send(text) {
      if (ended || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text, ignoreError);
      return true;
    },
    ping() {
      if (socket.readyState === WebSocket.OPEN) socket.ping(undefined, undefined, ignoreError);
    },
    close() {
      ended = true;
      socket.close();
    },
    terminate() {
      ended = true;
      socket.terminate();
    },
  };
}

/** A frame that could not be written shows as the socket's `close`. */
const ignoreError = (): void => undefined;

/** @param code RFC 6455 §7.4; 1005 and 1006 mean that none was sent. */
function closeFailure(code: number, reason: string): ConnectionFailure {
  if (code === 1005 || code === 1006) return { reason: 'closed' };
  return { reason: 'closed', detail: `${code} ${reason}`.trim() };
}
