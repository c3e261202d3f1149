/** A WAV file (RIFF, 16 bit PCM) with a sine of `hz` in each channel, or silence for 0. */
export function wav(seconds: number, hz: readonly number[], sampleRate = 48_000): Uint8Array<ArrayBuffer> {
  const frames = Math.round(seconds * sampleRate);
  const bytes = new DataView(new ArrayBuffer(44 + frames * hz.length * 2));
  const text = (at: number, value: string): void =>
    [...value].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  bytes.setUint32(4, bytes.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, hz.length, true);
  bytes.setUint32(24, sampleRate, true);
  bytes.setUint32(28, sampleRate * hz.length * 2, true);
  bytes.setUint16(32, hz.length * 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, frames * hz.length * 2, true);
  for (let frame = 0; frame < frames; frame++) {
    hz.forEach((each, channel) => {
      const value = 16_000 * Math.sin((2 * Math.PI * each * frame) / sampleRate);
      bytes.setInt16(44 + (frame * hz.length + channel) * 2, Math.round(value), true);
    });
  }
  return new Uint8Array(bytes.buffer);
}
