/** An open microphone. */
export interface MicrophoneSource {
  /** What the system gives; it ends when the device leaves. */
  readonly captured: MediaStreamTrack;
  /** What is heard of it. */
  readonly track: MediaStreamTrack;
  /** May be called twice. */
  close(): void;
}

/** Sound of a microphone, without its noise. */
export interface SuppressedSound {
  readonly track: MediaStreamTrack;
  /** May be called twice. */
  close(): void;
}

/** What takes more noise away than Chromium does. */
export interface StrongSuppression {
  /** Fails where it does not begin; later calls `onFallenBehind` when the processor is too short for it. */
  suppress(microphone: MediaStreamTrack, onFallenBehind: () => void): Promise<SuppressedSound>;
  /** It cannot be had now: whoever wants it is to want it no longer. */
  onGivenUp(): void;
}

/** The microphone as it is. */
export function plainSource(captured: MediaStreamTrack): MicrophoneSource {
  return { captured, track: captured, close: () => captured.stop() };
}

/** The microphone without its noise; as it is, where that is given up at once. */
export async function suppressedSource(
  captured: MediaStreamTrack,
  { suppress, onGivenUp }: StrongSuppression,
): Promise<MicrophoneSource> {
  try {
    const { track, close } = await suppress(captured, onGivenUp);
    return {
      captured,
      track,
      close: () => {
        close();
        captured.stop();
      },
    };
  } catch {
    onGivenUp();
    return plainSource(captured);
  }
}
