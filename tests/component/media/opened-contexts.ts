import { onTestFinished, vi } from 'vitest';

/** The audio contexts that are opened from now on. */
export function contexts(): AudioContext[] {
  const opened: AudioContext[] = [];
  const Native = AudioContext;
  vi.stubGlobal(
    'AudioContext',
    class extends Native {
      constructor(options?: AudioContextOptions) {
        super(options);
        opened.push(this);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  return opened;
}
