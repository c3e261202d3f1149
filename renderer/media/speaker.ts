import type { Output } from './output-device.ts';

export interface Playback {
  close(): void;
}

/** Where calls are heard. */
export interface Speaker {
  play(stream: MediaStream): Playback;
}

/** A media element per call, since only an element plays (and decodes) a remote stream reliably. */
export class ElementSpeaker implements Speaker {
  readonly #device: Output;

  constructor(device: Output) {
    this.#device = device;
  }

  play(stream: MediaStream): Playback {
    const element = new Audio();
    element.srcObject = stream;
    // Led to its device first: nobody else's loudspeaker has the first words of a call.
    const detach = this.#device.attach({
      setSinkId: (id) => element.setSinkId(id),
      resume: () => element.play(),
    });
    return {
      close: () => {
        detach();
        element.pause();
        element.srcObject = null;
      },
    };
  }
}
