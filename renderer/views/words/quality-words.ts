import { m } from '#messages';
import type { QualityCause } from '../../domain/quality/quality-cause.ts';

/** That a call sounds bad, and what is likely to make it so. */
export function causeWords(cause: QualityCause): string {
  switch (cause) {
    case 'no-microphone-sound':
      return m.quality_no_microphone_sound();
    case 'own-network':
      return m.quality_poor({ cause: m.quality_own_network() });
    case 'incoming-loss':
      return m.quality_poor({ cause: m.quality_incoming_loss() });
    case 'outgoing-loss':
      return m.quality_poor({ cause: m.quality_outgoing_loss() });
    case 'uneven':
      return m.quality_poor({ cause: m.quality_uneven() });
    case 'long-way':
      return m.quality_poor({ cause: m.quality_long_way() });
    case 'other-side':
      return m.quality_poor({ cause: m.quality_other_side() });
  }
}

/** A mean opinion score in a word; the borders are near those of ITU-T G.107 annex B. */
export function scoreWords(mos: number): string {
  if (mos >= 4) return m.quality_good();
  return mos >= 3.1 ? m.quality_fair() : m.quality_bad();
}

/** `4.2` */
export function numberWords(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** `0.4 %` of a share from 0 to 1 */
export function percentWords(share: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** `34 ms` */
export function millisecondWords(ms: number, locale?: string): string {
  const style = { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(locale, style).format(ms);
}

/** Names of codecs as people know them; of SDP where they have no other. */
export function codecWords(codec: string): string {
  const names = new Map([
    ['opus', 'Opus'],
    ['g722', 'G.722'],
    ['pcma', 'G.711 A-law (PCMA)'],
    ['pcmu', 'G.711 µ-law (PCMU)'],
  ]);
  return names.get(codec.toLowerCase()) ?? codec;
}
