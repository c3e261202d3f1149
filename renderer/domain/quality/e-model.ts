/**
 * The E-model of ITU-T G.107 for what differs between calls over the Internet: lost packets and delay. All else has its
 * default value there; echo is taken as cancelled, and nobody gives up quality for mobility (A = 0). The scale is that of
 * narrowband telephony: wideband is rated not lower than PCM, and not higher.
 */

/** R without any impairment but the basic ones (G.107 §7.7). */
const BEST_R = 93.2;

/**
 * Equipment impairment, and how well lost packets are stood: those of PCM whose losses are concealed (ITU-T G.113, table
 * I.2). They hold for all our codecs. On this scale G.113 has no values for G.722 at 64 kbit/s and for Opus: neither
 * impairs narrowband speech, and it is the same receiver that conceals their losses.
 */
const IE = 0;
const BPL = 25.1;

export interface Impaired {
  /** Part of the packets that was never played, 0 to 1. */
  readonly loss: number;
  /** From mouth to ear, in ms. */
  readonly delay: number;
}

/** Transmission rating R, 0 to 93.2 (G.107 §7.1). */
export function ratingOf({ loss, delay }: Impaired): number {
  return Math.max(0, BEST_R - delayImpairment(delay) - lossImpairment(loss * 100));
}

/** Mean opinion score, 1 to 4.5, for a rating R (G.107 annex B). */
export function mosOf(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

/** Idd: what a long way costs even without echo (G.107 §7.4). */
function delayImpairment(ms: number): number {
  if (ms <= 100) return 0;
  const x = Math.log2(ms / 100);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

/** Ie-eff, for losses that are independent of each other (G.107 §7.5, BurstR = 1). */
function lossImpairment(percent: number): number {
  return IE + ((95 - IE) * percent) / (percent + BPL);
}
