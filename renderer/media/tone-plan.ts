import { nationalTones } from './national-tones.ts';
import type { Segment, Tone } from './tone.ts';

/** What the phone says in tones while a call is set up or waits. */
export type ToneName = 'ringback' | 'busy' | 'congestion' | 'waiting';

const LOUDNESS: Readonly<Record<ToneName, number>> = {
  ringback: 0.15,
  busy: 0.15,
  congestion: 0.15,
  // In the ear of who speaks.
  waiting: 0.08,
};

/** That a call cannot be had is said for about this long, in ms. */
const SAID_FOR = 4_000;

/** A tone as it sounds in a country (ISO 3166): ringback and waiting for ever, the others for some seconds. */
export function networkTone(name: ToneName, country: string | undefined): Tone {
  const cadence = nationalTones(country)[name].split(' ').map(segmentOf);
  const volume = LOUDNESS[name];
  if (name === 'ringback' || name === 'waiting') return { segments: cadence, volume, repeats: true };
  const ms = cadence.reduce((sum, segment) => sum + segment.ms, 0);
  const times = Math.round(SAID_FOR / ms);
  return { segments: Array.from({ length: times }, () => cadence).flat(), volume, repeats: false };
}

/** `425+450/1000` is a sound of two frequencies for 1 s, `4000` a silence of 4 s. */
function segmentOf(written: string): Segment {
  const [first = '', last] = written.split('/');
  if (last === undefined) return { ms: Number(first), frequencies: [] };
  return { ms: Number(last), frequencies: first.split('+').map(Number) };
}

/** A call was answered by itself: from now on the caller hears what is said here. */
export const notice: Tone = {
  segments: [
    { ms: 120, frequencies: [880] },
    { ms: 240, frequencies: [1319] },
  ],
  volume: 0.3,
  repeats: false,
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
