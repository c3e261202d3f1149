/** Mono sound: amplitudes from -1 to 1 at `rate` samples a second. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

const HEADER = 44;

/**
 * A WAV file for a fake microphone: a tone of `frequency` Hz in beeps of 0.12 s, more than one each second. What sounds
 * longer than it is silent is noise to noise suppression, and is gone after a second. Each tone has its own pace: two of
 * one pace that once fall together fall together for ever, and neither is heard. 48 kHz, which Chromium does not resample.
 */
export function beeps(frequency: number): Buffer {
  const rate = 48_000;
  const pace = 0.6 + frequency / 8_000;
  const samples = Int16Array.from({ length: Math.round(pace * rate) }, (_, index) =>
    index < 0.12 * rate ? 16_000 * Math.sin((2 * Math.PI * frequency * index) / rate) : 0,
  );
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER - 8 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
