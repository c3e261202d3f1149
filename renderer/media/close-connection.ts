import type { Timers } from './timers.ts';

const WAIT_AT_MOST_MS = 1000;

/**
 * Closes the connection, while it still sets itself up as soon as it has said how far it is. Chromium holds for good what is
 * closed between a change of its state and the event for that: `close` drops the event, and with it what would let go.
 */
export function closeConnection(connection: RTCPeerConnection, timers: Timers): void {
  const listening = new AbortController();
  const close = (): void => {
    callOff();
    listening.abort();
    connection.close();
  };
  const reconsider = (): void => {
    if (!isSettingUp(connection)) close();
  };
  const callOff = timers.after(WAIT_AT_MOST_MS, close);
  for (const change of ['connectionstatechange', 'icegatheringstatechange'])
    connection.addEventListener(change, reconsider, { signal: listening.signal });
  reconsider();
}

function isSettingUp(connection: RTCPeerConnection): boolean {
  const { connectionState, currentRemoteDescription, iceGatheringState, localDescription } = connection;
  const isGathering = localDescription !== null && iceGatheringState !== 'complete';
  const isConnecting =
    currentRemoteDescription !== null && (connectionState === 'new' || connectionState === 'connecting');
  return isGathering || isConnecting;
}
