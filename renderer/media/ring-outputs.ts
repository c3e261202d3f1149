import type { DeviceName } from '../domain/device/priorities.ts';
import type { Output } from './output-device.ts';
import { TonePlayer } from './tone-player.ts';
import type { Playable } from './tone.ts';

/** Plays a sound until it is over or the returned function, which may be called twice, stops it. */
export interface Player {
  play(sound: Playable): () => void;
}

/** Rings on the ringer and, as long as they are there, on further devices at once. */
export class RingOutputs implements Player {
  readonly #ringer: Player;
  readonly #playing = new Set<(devices: readonly DeviceName[]) => void>();
  #further: readonly DeviceName[] = [];

  constructor(ringer: Player) {
    this.#ringer = ringer;
  }

  /** Those that are there now; what rings begins and ends on them at once. */
  choose(further: readonly DeviceName[]): void {
    this.#further = further;
    for (const follow of this.#playing) follow(further);
  }

  play(sound: Playable): () => void {
    const stopRinger = this.#ringer.play(sound);
    const stops = new Map<string, () => void>();
    const follow = (devices: readonly DeviceName[]) => {
      for (const [id, stop] of stops) {
        if (devices.some((device) => device.id === id)) continue;
        stop();
        stops.delete(id);
      }
      for (const { id } of devices) if (!stops.has(id)) stops.set(id, new TonePlayer(onlyOn(id)).play(sound));
    };
    follow(this.#further);
    // What ends by itself does not begin anew on a device that comes later.
    if (sound.repeats) this.#playing.add(follow);
    return () => {
      this.#playing.delete(follow);
      follow([]);
      stopRinger();
    };
  }
}

/** One device, and no other in its place. */
function onlyOn(id: string): Output {
  return {
    attach(sink) {
      // What cannot be led there stays silent.
      sink
        .setSinkId(id)
        .then(() => sink.resume?.())
        .catch(() => undefined);
      return () => undefined;
    },
  };
}
