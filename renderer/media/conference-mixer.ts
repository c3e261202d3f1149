import { silentContext } from './silent-context.ts';
import { trackInput } from './track-input.ts';

/** One party's place in the conference. */
export interface MixedParty {
  /** What the party is sent: us and everybody else, and never themselves. */
  readonly track: MediaStreamTrack;
  /** Takes another microphone in place of the former one. */
  speak(microphone: MediaStreamTrack): void;
  /** What comes of who holds us is music, and nobody else's. */
  setHolding(isHolding: boolean): void;
  leave(): void;
}

/** Whoever is in the conference hears everybody else in it. */
export interface Mixer {
  /** @param heard what comes from the party, which must be played somewhere: Chromium decodes nothing else. */
  join(heard: MediaStreamTrack): MixedParty;
}

interface Party {
  readonly heard: AudioNode;
  readonly sent: MediaStreamAudioDestinationNode;
}

/** Mixes on this computer, with Web Audio. There is no audio context while nobody is in it. */
export class ConferenceMixer implements Mixer {
  readonly #parties = new Set<Party>();
  #context: AudioContext | undefined;

  join(heard: MediaStreamTrack): MixedParty {
    const context = (this.#context ??= silentContext());
    const party: Party = { heard: new GainNode(context), sent: context.createMediaStreamDestination() };
    const hear = trackInput(context, (source) => source.connect(party.heard));
    hear(heard);
    for (const other of this.#parties) {
      other.heard.connect(party.sent);
      party.heard.connect(other.sent);
    }
    this.#parties.add(party);
    const [track] = party.sent.stream.getAudioTracks();
    if (track === undefined) throw new Error('a destination without a track');
    const speak = trackInput(context, (microphone) => microphone.connect(party.sent));
    return {
      track,
      speak,
      setHolding: (isHolding) => hear(isHolding ? undefined : heard),
      leave: () => {
        hear(undefined);
        speak(undefined);
        track.stop();
        this.#leave(party);
      },
    };
  }

  #leave(party: Party): void {
    if (!this.#parties.delete(party)) return;
    party.heard.disconnect();
    for (const other of this.#parties) other.heard.disconnect(party.sent);
    if (this.#parties.size > 0) return;
    void this.#context?.close();
    this.#context = undefined;
  }
}
