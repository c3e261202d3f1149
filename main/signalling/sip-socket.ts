import type { ConnectionFailure } from '../../preload/contract/signalling.ts';

/** What a socket reports. Nothing is reported before `OpenSocket` returned, nor after `close` or `terminate`. */
export interface SipSocketEvents {
  /** SIP may be spoken. */
  onOpen(): void;
  /** Something arrived, if only a pong: the other side lives. */
  onAlive(): void;
  /** One SIP message; keep-alives (RFC 5626 §3.5.1) are not handed over. */
  onMessage(text: string): void;
  /** It could not be opened, or is open no more. Reported once, as the last event. */
  onClose(failure: ConnectionFailure): void;
}

/** A way to a SIP server, whatever its transport. */
export interface SipSocket {
  /** Our address on it; undefined as long as it is not open. */
  readonly localAddress: string | undefined;
  /** Sends one SIP message. False when the socket is not open. */
  send(text: string): boolean;
  /** Asks the other side for a sign of life; it shows as `onAlive`. */
  ping(): void;
  /** Ends in order: what was sent still goes out. */
  close(): void;
  /** Ends at once. */
  terminate(): void;
}

export type OpenSocket = (server: string, events: SipSocketEvents) => SipSocket;
