import { Resvg } from '@resvg/resvg-js';

/** Draws an SVG as a PNG of `size` × `size` pixels. Text in it is not drawn: fonts differ from machine to machine. */
export function drawPng(svg: string, size: number): Buffer {
  const options = { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } } as const;
  return new Resvg(svg, options).render().asPng();
}
