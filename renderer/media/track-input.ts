/** What leads the sound of a track into a graph. */
export function sourceOf(context: AudioContext, track: MediaStreamTrack): AudioNode {
  return context.createMediaStreamSource(new MediaStream([track]));
}

/**
 * A place in a graph for a track, in whose stead another may come.
 * @param lead connects its source
 * @returns takes the track that is heard from now on; undefined is none
 */
export function trackInput(
  context: AudioContext,
  lead: (source: AudioNode) => void,
): (track: MediaStreamTrack | undefined) => void {
  let playing: MediaStreamTrack | undefined;
  let source: AudioNode | undefined;
  return (track) => {
    if (track === playing) return;
    playing = track;
    source?.disconnect();
    source = track && sourceOf(context, track);
    if (source !== undefined) lead(source);
  };
}
