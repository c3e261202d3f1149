import type { CallWarning } from '../domain/call/call.ts';
import { asksRelay, relayWarning } from './relay-error.ts';

export interface RelayWatchParts {
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /** There is a TURN server that was not asked: its password is not known. */
  readonly lacksPassword: boolean;
  /** Why there is no relay; the same may be said again. */
  warn(warning: CallWarning): void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Says why a call has no relay. A server that refuses says so at once. Where none has come in the end, the servers are asked
 * once more, for themselves: the browser keeps to itself what went wrong before there was a description, and looks no further
 * once the call has found a way.
 */
export function watchRelay(connection: RTCPeerConnection, parts: RelayWatchParts): void {
  const { signal, warn } = parts;
  let isRefused = false;
  connection.addEventListener(
    'icecandidateerror',
    (error) => {
      const warning = relayWarning(error);
      if (warning === undefined || isUnreachable(warning)) return;
      isRefused = true;
      warn(warning);
    },
    { signal },
  );
  whenGathered(connection, signal, () => {
    if (parts.lacksPassword) warn('relay-no-password');
    else if (!isRefused && !hasRelay(connection) && asksRelay(connection.getConfiguration()))
      askAgain(connection.getConfiguration(), parts);
  });
}

/** That a server cannot be reached is known when all is over: each network interface without a way to it says so. */
function askAgain(
  configuration: RTCConfiguration,
  { createPeerConnection, signal, warn }: RelayWatchParts,
): void {
  const connection = createPeerConnection({
    ...configuration,
    iceCandidatePoolSize: 0,
    iceTransportPolicy: 'relay',
  });
  const done = new AbortController();
  signal.addEventListener('abort', () => connection.close(), { signal: done.signal });
  let warning: CallWarning | undefined;
  connection.addEventListener('icecandidateerror', (error) => {
    const next = relayWarning(error);
    if (warning === undefined || isUnreachable(warning)) warning = next ?? warning;
  });
  whenGathered(connection, done.signal, () => {
    if (warning !== undefined && !hasRelay(connection)) warn(warning);
    done.abort();
    connection.close();
  });
  connection.createDataChannel('');
  // Refused only by a connection that is being closed.
  connection.setLocalDescription().catch(() => undefined);
}

function whenGathered(connection: RTCPeerConnection, signal: AbortSignal, run: () => void): void {
  connection.addEventListener(
    'icegatheringstatechange',
    () => {
      if (connection.iceGatheringState === 'complete') run();
    },
    { signal },
  );
}

function hasRelay({ localDescription }: RTCPeerConnection): boolean {
  return / typ relay\b/.test(localDescription?.sdp ?? '');
}

function isUnreachable(warning: CallWarning): boolean {
  return warning === 'relay-unreachable' || warning === 'relay-tls';
}
