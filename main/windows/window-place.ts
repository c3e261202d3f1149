import type { Rectangle } from 'electron';
import * as v from 'valibot';

const pixels = v.pipe(v.number(), v.safeInteger());

/** Where the phone window was when it was last seen, in the profile's `window.json`. */
export const windowFile = v.object({
  version: v.literal(1),
  bounds: v.optional(v.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
  isMaximized: v.optional(v.boolean()),
});

export type WindowFile = v.InferOutput<typeof windowFile>;
export const emptyWindow: WindowFile = { version: 1 };

/** Of a new profile. */
const SIZE = { width: 1040, height: 700 };
/** Below, nothing can be read. */
export const LEAST = { width: 360, height: 480 };

/** What one needs to see of a window's upper edge to take hold of it. */
const GRIP = { width: 80, height: 24 };

/**
 * Where the window opens: where it was, as long as it can be taken hold of there; else, its screen being gone, in the middle
 * of the first screen. Without a place the system chooses one.
 *
 * @param screens work areas, the main screen's first
 */
export function windowPlace(
  saved: Rectangle | undefined,
  screens: readonly Rectangle[],
): Rectangle | typeof SIZE {
  const [main] = screens;
  if (main === undefined) return SIZE;
  if (saved === undefined) return fitted(SIZE, main);
  const screen = screens.find((area) => isWithinReach(saved, area));
  if (screen !== undefined) return { x: saved.x, y: saved.y, ...fitted(saved, screen) };
  const { width, height } = fitted(saved, main);
  return {
    x: main.x + Math.round((main.width - width) / 2),
    y: main.y + Math.round((main.height - height) / 2),
    width,
    height,
  };
}

function fitted(size: typeof SIZE, area: Rectangle): typeof SIZE {
  return {
    width: Math.max(LEAST.width, Math.min(size.width, area.width)),
    height: Math.max(LEAST.height, Math.min(size.height, area.height)),
  };
}

function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isEdgeInside = window.y >= area.y && window.y <= area.y + area.height - GRIP.height;
  return seen >= GRIP.width && isEdgeInside;
}
