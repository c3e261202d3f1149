/** The tray's icons: a handset, and at its upper right a mark that says the state by its shape. */

/** The state that an icon shows; `main/tray/tray-state.ts` has the same list. */
export const trayStates = [
  'off',
  'connecting',
  'registered',
  'problem',
  'in-call',
  'missed',
  'do-not-disturb',
] as const;
export type TrayState = (typeof trayStates)[number];

/** Middle tones, which stand out from light and dark panels alike (3:1 at least from #ffffff and #202020). */
const GREY = '#7d8583';
const TEAL = '#1c8a99';
const GREEN = '#2b9150';
const AMBER = '#b07a12';
const RED = '#d8453a';

const HANDSET =
  'M-126-42q0-24 24-24h32q24 0 24 24v14q0 26 46 26t46-26v-14q0-24 24-24h32q24 0 24 24v10C126 38 70 62 0 62S-126 38-126-32Z';

interface Drawing {
  readonly handset: string;
  /** Drawn in `paint`. */
  readonly mark?: (paint: string) => string;
  readonly paint?: string;
  /** What is cut out of the handset so that the mark stands free. */
  readonly gap?: string;
}

const stroke = (paint: string, path: string, width: number): string =>
  `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const disc = (paint: string, radius: number): string =>
  `<circle cx="23" cy="9" r="${radius}" fill="${paint}"/>`;

const drawings: Record<TrayState, Drawing> = {
  off: {
    handset: GREY,
    gap: stroke('#000', 'M27 5L5 27', 6.5),
    mark: (paint) => stroke(paint, 'M27 5L5 27', 2.75),
    paint: GREY,
  },
  connecting: {
    handset: GREY,
    mark: (paint) =>
      [18.25, 23.75, 29.25].map((x) => `<circle cx="${x}" cy="8" r="2.25" fill="${paint}"/>`).join(''),
    paint: GREY,
  },
  registered: { handset: TEAL },
  problem: {
    handset: AMBER,
    gap: stroke('#000', 'M24 3V16.5', 8.5),
    mark: (paint) => stroke(paint, 'M24 2.5V9.5', 4) + `<circle cx="24" cy="15.4" r="2.4" fill="${paint}"/>`,
    paint: AMBER,
  },
  'in-call': {
    handset: GREEN,
    mark: (paint) =>
      stroke(paint, 'M18 9.5A5 5 0 0 1 22.5 14', 2.75) + stroke(paint, 'M18.5 3A11 11 0 0 1 29 13.5', 2.75),
    paint: GREEN,
  },
  missed: { handset: TEAL, gap: disc('#000', 9.5), mark: (paint) => disc(paint, 7), paint: RED },
  'do-not-disturb': {
    handset: GREY,
    gap: disc('#000', 10.5),
    mark: (paint) =>
      `<path d="M23 .5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17Zm-4.5 6.75h9a1.75 1.75 0 0 1 0 3.5h-9a1.75 1.75 0 0 1 0-3.5Z" fill-rule="evenodd" fill="${paint}"/>`,
    paint: RED,
  },
};

/**
 * @param only one colour for all of it, as macOS wants it: only the shape counts there
 */
export function traySvg(state: TrayState, only?: string): string {
  const { handset, mark, paint = handset, gap } = drawings[state];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <mask id="free"><rect width="32" height="32" fill="#fff"/>${gap ?? ''}</mask>
  <g mask="url(#free)"><path fill="${only ?? handset}" transform="translate(13.6 18.4) rotate(45) scale(0.112)" d="${HANDSET}"/></g>
  ${mark?.(only ?? paint) ?? ''}
</svg>`;
}
