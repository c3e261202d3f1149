import { silentContext } from './silent-context.ts';
import { toneSource } from './tone-player.ts';
import type { Playable } from './tone.ts';
import { trackInput } from './track-input.ts';

/** A tone that is laid over what is sent. */
export interface Overlay {
  /** The track with the tone over it; the track itself before it begins and when it is over. */
  on(track: MediaStreamTrack): MediaStreamTrack;
  stop(): void;
}

/**
 * Lays a tone over a track, once. There is an audio context only until it is over.
 * @param onChange `on` gives another track from now on
 */
export function overlay(tone: Playable, onChange: () => void): Overlay {
  const context = silentContext();
  const sent = context.createMediaStreamDestination();
  const [mixed] = sent.stream.getAudioTracks();
  const source = toneSource(context, tone);
  let state: 'waits' | 'sounds' | 'over' = 'waits';
  const voice = trackInput(context, (track) => track.connect(sent));

  const stop = (): void => {
    if (state === 'over') return;
    state = 'over';
    onChange();
    void context.close();
  };
  source.addEventListener('ended', stop);
  source.connect(sent);
  // Until then nothing comes out of it: who speaks would be cut off.
  void context.resume().then(() => {
    if (state === 'over') return;
    state = 'sounds';
    onChange();
    source.start();
  });
  return {
    on: (track) => {
      if (state !== 'sounds' || mixed === undefined) return track;
      voice(track);
      return mixed;
    },
    stop,
  };
}
