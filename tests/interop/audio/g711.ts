/** ITU-T G.711: the amplitude from -1 to 1 that an octet of µ-law stands for. */
export function muLaw(octet: number): number {
  const code = ~octet & 0xff;
  const magnitude = (((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4);
  return ((code & 0x80) === 0 ? magnitude - 0x84 : 0x84 - magnitude) / 32_768;
}

/** ITU-T G.711: the amplitude from -1 to 1 that an octet of A-law stands for. */
export function aLaw(octet: number): number {
  const code = octet ^ 0x55;
  const exponent = (code & 0x70) >> 4;
  const mantissa = ((code & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return ((code & 0x80) === 0 ? -magnitude : magnitude) / 32_768;
}
