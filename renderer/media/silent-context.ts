/** An audio context for what is sent and not played: no loudspeaker of the system is to say how fast it goes. */
export function silentContext(options: AudioContextOptions = {}): AudioContext {
  // TypeScript does not know it yet (Web Audio API §1.2.1).
  const silent = { ...options, sinkId: { type: 'none' } };
  return new AudioContext(silent);
}
