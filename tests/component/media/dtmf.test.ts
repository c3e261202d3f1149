import { expect, onTestFinished, test, vi } from 'vitest';
import { ManualTimers } from './manual-timers.ts';
import { connectedPair, negotiate, openSide, parts, patience, type Side } from './pair.ts';
import { present } from './present.ts';

/** Loudness in dB of each frequency (Hz) in what `side` receives, heard through the decoder of the browser. */
function listen(side: Side): (hz: number) => number {
  const context = new AudioContext();
  onTestFinished(() => context.close());
  const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
  const { track } = present(side.connection.getReceivers()[0]);
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return (hz) => {
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    return spectrum[Math.round((hz * analyser.fftSize) / context.sampleRate)] ?? -Infinity;
  };
}

test('the other side hears the key, even while the microphone is mute', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setMicrophone(false);
  await expect.poll(async () => (await bob.media.levels()).inbound, patience).toBeLessThan(0.0005);
  const loudness = listen(bob);
  const sent = alice.media.sendTones('5555');
  // ITU-T Q.23: 5 is 770 Hz with 1336 Hz.
  await vi.waitFor(
    () => {
      if (!(loudness(770) > -50 && loudness(1336) > -50 && loudness(1000) < loudness(770) - 15)) {
        throw new Error([770, 1000, 1336].map(loudness).join(' '));
      }
    },
    { timeout: 2000, interval: 10 },
  );
  await sent;
});

test('tones asked for one after the other are sent in order and whole', async () => {
  const [alice] = await connectedPair();
  const out: string[] = [];
  const { dtmf } = present(alice.connection.getSenders()[0]);
  present(dtmf).addEventListener('tonechange', ({ tone }) => out.push(tone));
  await Promise.all([alice.media.sendTones('1a'), alice.media.sendTones('#;2')]);
  expect(out.join('')).toBe('1A#,2');
  expect(out.filter((tone) => tone === '')).toHaveLength(2);
});

test('what is no tone is refused, and the next tones are sent', async () => {
  const [alice] = await connectedPair();
  await expect(alice.media.sendTones('1x')).rejects.toMatchObject({ problem: 'media-failed' });
  await alice.media.sendTones('');
  await alice.media.sendTones('1');
});

test('tones before there is a call are refused', async () => {
  await expect(openSide().media.sendTones('1')).rejects.toMatchObject({ problem: 'media-failed' });
});

test('tones sent the moment the call is answered wait for the media to come up', async () => {
  const [alice, bob] = [openSide(), openSide()];
  await negotiate(alice, bob);
  expect(alice.states).not.toContain('connected');
  await alice.media.sendTones('1');
  expect(alice.states).toContain('connected');
});

test('tones that the browser drops are given up', async () => {
  const timers = new ManualTimers();
  const [alice, bob] = [openSide({ ...parts(), timers }), openSide()];
  const negotiated = negotiate(alice, bob);
  await timers.whenSet(10);
  timers.advance(10);
  await negotiated;
  const tones = alice.media.sendTones('1;2');
  await expect.poll(() => timers.pending()).toEqual([160 + 70 + 2000 + 160 + 70 + 2000]);
  present(alice.connection.getTransceivers()[0]).stop();
  timers.advance(10_000);
  await expect(tones).rejects.toMatchObject({ problem: 'media-failed' });
});
