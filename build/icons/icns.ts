/** Apple's names for the sizes, in pixels; those that older systems drew wrongly as PNG (16 and 32 at 1×) are left out. */
const TYPES = {
  ic11: 32, // 16 at 2×
  ic12: 64, // 32 at 2×
  ic07: 128,
  ic13: 256, // 128 at 2×
  ic08: 256,
  ic14: 512, // 256 at 2×
  ic09: 512,
  ic10: 1024, // 512 at 2×
} as const;

/** An Apple icon file of PNGs: a header, and for each size its type, its length in bytes and the image. */
export function icns(draw: (size: number) => Buffer): Buffer {
  const entries = Object.entries(TYPES).map(([type, size]) => block(type, draw(size)));
  return block('icns', Buffer.concat(entries));
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'ascii');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
