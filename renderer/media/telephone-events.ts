/** RFC 4733 telephone-events as `RTCDTMFSender` takes them. Spans in ms. */
export const TONE_DURATION = 160;
export const TONE_GAP = 70;
/** What the browser makes of a comma. */
const PAUSE = 2000;

/** The text for `insertDTMF`; it knows `,` as a pause of 2 s, but not `;`. Undefined when there is no such tone. */
export function toneText(tones: string): string | undefined {
  return /^[0-9*#A-D,;]*$/i.test(tones) ? tones.toUpperCase().replaceAll(';', ',') : undefined;
}

/** How long the tones take to be sent. */
export function toneTime(text: string): number {
  return [...text].reduce((sum, tone) => sum + (tone === ',' ? PAUSE : TONE_DURATION + TONE_GAP), 0);
}
