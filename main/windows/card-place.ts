import type { Rectangle } from 'electron';

/** Measures of one call in the card, in CSS pixels; the page counts on them. */
export const CARD_WIDTH = 360;
export const CARD_HEIGHT = 150;
const MARGIN = 16;

/**
 * Where the card stands: in the lower right of a screen's work area, as high as its calls. It grows upwards, so that
 * no call moves under the pointer when another one comes in.
 *
 * @param zoom factor of the page
 */
export function cardPlace(calls: number, workArea: Rectangle, zoom: number): Rectangle {
  const width = Math.min(Math.round(CARD_WIDTH * zoom), workArea.width);
  const height = Math.min(Math.round(CARD_HEIGHT * zoom) * calls, workArea.height - 2 * MARGIN);
  return {
    x: Math.max(workArea.x, workArea.x + workArea.width - width - MARGIN),
    y: workArea.y + workArea.height - height - MARGIN,
    width,
    height,
  };
}
