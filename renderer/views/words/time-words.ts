import { m } from '#messages';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** `0:07`, `12:30`, `1:02:03`. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${padded(min)}:${padded(s)}` : `${min}:${padded(s)}`;
}

/** How long a call was, in words: "4 min", "12 sec". */
export function durationWords(ms: number, locale?: string): string {
  const unit = ms < MINUTE_MS ? 'second' : 'minute';
  const value = unit === 'second' ? Math.round(ms / SECOND_MS) : Math.round(ms / MINUTE_MS);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

const styles = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// A format costs half a millisecond to make, and lists show a hundred moments.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day for what is less than a day old, else the date. */
export function momentWords(at: number, now: number, locale?: string): string {
  return formatted(at, now - at < DAY_MS ? 'time' : 'date', locale);
}

/** The time of day. */
export function timeWords(at: number, locale?: string): string {
  return formatted(at, 'time', locale);
}

/** A day as people name it: "Today", "Yesterday", "Monday", "Monday, March 3", "March 3, 2025". */
export function dayWords(at: number, now: number, locale?: string): string {
  const day = new Date(at);
  const today = new Date(now);
  const age = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / DAY_MS);
  if (age === 0) return m.today();
  if (age === 1) return m.yesterday();
  if (age > 0 && age < 7) return formatted(at, 'weekday', locale);
  return formatted(at, day.getFullYear() === today.getFullYear() ? 'day' : 'year', locale);
}

function formatted(at: number, style: keyof typeof styles, locale?: string): string {
  const key = `${style} ${locale ?? ''}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, styles[style]);
  formats.set(key, format);
  return format.format(at);
}
