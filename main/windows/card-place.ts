import type { Rectangle } from 'electron';

/** Measures of one call in the card, in CSS pixels; the page counts on them. */
export const CARD_WIDTH = 360;
export const CARD_HEIGHT = 150;
const MARGIN = 16;
/** Windows shows its notification of a call in the same corner, as high as this. */
const TOAST_HEIGHT = 220;

/**
 * Where the card stands: in the lower right of its area of the screen, as high as its calls. It grows upwards, so that
 * no call moves under the pointer when another one comes in.
 *
 * @param zoom factor of the page
 */
export function cardPlace(calls: number, area: Rectangle, zoom: number): Rectangle {
  const width = Math.min(Math.round(CARD_WIDTH * zoom), area.width);
  const height = Math.min(Math.round(CARD_HEIGHT * zoom) * calls, area.height - 2 * MARGIN);
  return {
    x: Math.max(area.x, area.x + area.width - width - MARGIN),
    y: area.y + area.height - height - MARGIN,
    width,
    height,
  };
}

/** The part of a screen's work area that is the card's, clear of the system's own notification of the call. */
export function cardArea(workArea: Rectangle, platform: NodeJS.Platform): Rectangle {
  return platform === 'win32' ? { ...workArea, height: workArea.height - TOAST_HEIGHT } : workArea;
}
