import { MediaError } from './media-session.ts';
import { TONE_DURATION, TONE_GAP, toneText, toneTime } from './telephone-events.ts';
import type { Timers } from './timers.ts';

/** What the browser may be late; after it, tones that are not out never will be. */
const LATE = 2000;
/** How often to look again for what no event tells. */
const LOOK = 20;

/** Sends `tones` as telephone-events (RFC 4733); resolves when the last one is out. */
export async function sendTones(
  connection: RTCPeerConnection,
  tones: string,
  timers: Timers,
  closing: AbortSignal,
): Promise<void> {
  const text = toneText(tones);
  if (text === '') return;
  await comingUp(connection, closing);
  // Not the first sender: that may be another kind of media.
  const dtmf = connection.getSenders().find((sender) => sender.dtmf)?.dtmf;
  if (text === undefined || !dtmf) throw new MediaError('media-failed');
  await becomingReady(dtmf, timers, closing);
  if (!dtmf.canInsertDTMF) throw new MediaError('media-failed');
  await new Promise<void>((resolve, reject) => {
    const listening = new AbortController();
    const settle = (end: () => void) => {
      callOff();
      listening.abort();
      end();
    };
    const fail = () => settle(() => reject(new MediaError('media-failed')));
    // A sender that is put on hold drops its tones without a word.
    const callOff = timers.after(toneTime(text) + LATE, fail);
    const options = { signal: listening.signal };
    closing.addEventListener('abort', fail, options);
    dtmf.addEventListener('tonechange', ({ tone }) => tone === '' && settle(resolve), options);
    dtmf.insertDTMF(text, TONE_DURATION, TONE_GAP);
  });
}

/** Until ICE and DTLS are up the browser refuses tones, although the call has been answered. */
async function comingUp(connection: RTCPeerConnection, closing: AbortSignal): Promise<void> {
  const isComing = () =>
    connection.remoteDescription !== null && ['new', 'connecting'].includes(connection.connectionState);
  while (isComing() && !closing.aborted) {
    await new Promise((resolve) => {
      connection.addEventListener('connectionstatechange', resolve, { once: true });
      closing.addEventListener('abort', resolve, { once: true });
    });
  }
}

/** The sender starts a moment after the connection is up, without an event. */
async function becomingReady(dtmf: RTCDTMFSender, timers: Timers, closing: AbortSignal): Promise<void> {
  for (let waited = 0; !dtmf.canInsertDTMF && waited < LATE && !closing.aborted; waited += LOOK) {
    await new Promise<void>((resolve) => timers.after(LOOK, resolve));
  }
}
