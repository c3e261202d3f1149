import type { Segment, Tone } from './tone.ts';

/** Tones of the network as Europe knows them (ETSI TR 101 041, ITU-T E.180): 425 Hz. */
const sound = (ms: number): Segment => ({ ms, frequencies: [425] });
const silence = (ms: number): Segment => ({ ms, frequencies: [] });

/** It rings on the other side. */
export const ringback: Tone = { segments: [sound(1000), silence(4000)], volume: 0.15, repeats: true };

/** The other side is busy: four times, then silence. */
export const busy: Tone = {
  segments: [1, 2, 3, 4].flatMap(() => [sound(480), silence(480)]),
  volume: 0.15,
  repeats: false,
};

/** A second call while one talks: soft, and not often. */
export const callWaiting: Tone = {
  segments: [sound(200), silence(200), sound(200), silence(4400)],
  volume: 0.08,
  repeats: true,
};

/** An incoming call: two notes a third apart take turns for a second, three seconds of rest. */
export const ring: Tone = {
  segments: [
    ...[1, 2, 3, 4, 5].flatMap(() => [
      { ms: 100, frequencies: [659, 1319] },
      { ms: 100, frequencies: [784, 1568] },
    ]),
    silence(3000),
  ],
  volume: 0.4,
  repeats: true,
};

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];

/** What a key of the keypad sounds like (ITU-T Q.23); undefined for what is no key. */
export function keyTone(key: string): Tone | undefined {
  if (key.length !== 1) return undefined;
  const row = keys.findIndex((names) => names.includes(key.toUpperCase()));
  const low = rows[row];
  const high = columns[keys[row]?.indexOf(key.toUpperCase()) ?? -1];
  if (low === undefined || high === undefined) return undefined;
  return { segments: [{ ms: 120, frequencies: [low, high] }], volume: 0.12, repeats: false };
}
