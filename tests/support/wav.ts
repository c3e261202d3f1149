const HEADER = 44;

/** A WAV file (RIFF, 16 bit PCM) of channels of equal length, at `rate` samples a second. */
export function wavOf(channels: readonly Int16Array[], rate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = channels.length * 2;
  const bytes = new DataView(new ArrayBuffer(HEADER + frames * frameBytes));
  const text = (at: number, value: string): void =>
    [...value].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, bytes.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, channels.length, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * frameBytes, true);
  bytes.setUint16(32, frameBytes, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, frames * frameBytes, true);
  channels.forEach((samples, channel) =>
    samples.forEach((sample, frame) =>
      bytes.setInt16(HEADER + frame * frameBytes + channel * 2, sample, true),
    ),
  );
  return new Uint8Array(bytes.buffer);
}

/** A WAV file with a sine of `hz` in each channel, or silence for 0. */
export function wav(seconds: number, hz: readonly number[], rate = 48_000): Uint8Array<ArrayBuffer> {
  const sine = (each: number): Int16Array =>
    Int16Array.from({ length: Math.round(seconds * rate) }, (_, index) =>
      Math.round(16_000 * Math.sin((2 * Math.PI * each * index) / rate)),
    );
  return wavOf(hz.map(sine), rate);
}
