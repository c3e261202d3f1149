import { expect, onTestFinished, test, vi } from 'vitest';
import { usualSoundProcessing } from '../../../preload/contract/settings.ts';
import { suppressNoise } from '../../../renderer/media/strong-suppression.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';
import { hears, negotiate, openSide, parts, patience } from './pair.ts';
import { contexts } from './opened-contexts.ts';
import { present } from './present.ts';
import { sharedMicrophone } from './shared-microphone.ts';

/** What Chromium calls a track that comes out of an audio context. */
const suppressedLabel = 'MediaStreamAudioDestinationNode';
const strong = { ...usualSoundProcessing, strongNoiseSuppression: true };

function open(): AudioContext {
  const context = new AudioContext({ sampleRate: 48_000 });
  onTestFinished(() => context.close());
  return context;
}

/** What comes of a fan or a road: a flat hiss may be a consonant, and is kept now and then. */
function noise(context: AudioContext): AudioNode {
  const buffer = context.createBuffer(1, 480_000, 48_000);
  let now = 0;
  const next = () => (now = (now + (Math.random() - 0.5) * 0.04) / 1.02);
  buffer.copyToChannel(Float32Array.from({ length: 480_000 }, next), 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.start();
  return source;
}

/** Something like a vowel: a tone of many harmonics, through a mouth that opens and closes. */
function voice(context: AudioContext): AudioNode {
  const cords = new OscillatorNode(context, { type: 'sawtooth', frequency: 120 });
  const mouth = new GainNode(context, { gain: 0.5 });
  for (const frequency of [650, 1_100, 2_500]) {
    const formant = new BiquadFilterNode(context, { type: 'bandpass', frequency, Q: 8 });
    cords.connect(formant).connect(mouth);
  }
  const syllables = new OscillatorNode(context, { frequency: 4 });
  syllables.connect(new GainNode(context, { gain: 0.4 })).connect(mouth.gain);
  cords.start();
  syllables.start();
  return mouth;
}

/** How loud a track is now: root mean square of the last 0.7 s. */
function ear(context: AudioContext, track: MediaStreamTrack): () => number {
  const analyser = new AnalyserNode(context, { fftSize: 32_768 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  };
}

async function heard(make: (context: AudioContext) => AudioNode): Promise<{ ratio: () => number }> {
  const context = open();
  const destination = context.createMediaStreamDestination();
  make(context).connect(destination);
  const raw = present(destination.stream.getAudioTracks()[0]);
  const suppressed = await suppressNoise(raw, () => undefined);
  onTestFinished(() => suppressed.close());
  const [before, after] = [ear(context, raw), ear(context, suppressed.track)];
  await expect.poll(before, patience).toBeGreaterThan(0.01);
  return { ratio: () => after() / before() };
}

/** Each 2.7 ms of sound take 5 ms from now on. */
async function overload(context: AudioContext): Promise<void> {
  const code = `registerProcessor('busy', class extends AudioWorkletProcessor {
    process() {
      const end = Date.now() + 5;
      while (Date.now() < end);
      return true;
    }
  });`;
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(url);
  URL.revokeObjectURL(url);
  new AudioWorkletNode(context, 'busy').connect(context.destination);
}

test('noise comes out much quieter, a hundredth of its power', async () => {
  const { ratio } = await heard(noise);
  await expect.poll(ratio, patience).toBeLessThan(0.1);
});

test('a voice comes through', async () => {
  const { ratio } = await heard(voice);
  await expect.poll(ratio, patience).toBeGreaterThan(0.7);
});

test("it takes the place of Chromium's in a running call, and gives it back", async () => {
  const opened = contexts();
  const devices = new FakeMediaDevices();
  const microphone = sharedMicrophone(devices);
  const [side, peer] = [openSide({ ...parts(), microphone }), openSide()];
  await negotiate(side, peer);
  const sent = () => side.connection.getSenders()[0]?.track;
  const raw = sent();
  expect(opened).toEqual([]);

  microphone.process(strong);
  await expect.poll(() => sent()?.label, patience).toBe(suppressedLabel);
  expect(raw?.readyState).toBe('ended');
  const captured = () => present(devices.opened.at(-1)).track.getSettings();
  expect(captured()).toMatchObject({ echoCancellation: true, noiseSuppression: false });
  await hears(peer);

  microphone.process(usualSoundProcessing);
  await expect.poll(() => sent()?.label, patience).not.toBe(suppressedLabel);
  expect(captured()).toMatchObject({ echoCancellation: true, noiseSuppression: true });
  await hears(peer);
  expect(devices.live()).toHaveLength(1);
  await expect.poll(() => opened.map(({ state }) => state)).toEqual(['closed']);

  microphone.process(strong);
  side.media.close();
  await expect.poll(() => devices.live(), patience).toEqual([]);
  await expect.poll(() => opened.every(({ state }) => state === 'closed'), patience).toBe(true);
});

test('where the processor is too short, it is given up, and the call goes on with the microphone as it is', async () => {
  const opened = contexts();
  const devices = new FakeMediaDevices();
  const givenUp: string[] = [];
  const microphone = sharedMicrophone(devices, (why) => {
    givenUp.push(why);
    microphone.process(usualSoundProcessing);
  });
  microphone.process(strong);
  const [side, peer] = [openSide({ ...parts(), microphone }), openSide()];
  await negotiate(side, peer);
  const sent = () => present(side.connection.getSenders()[0]?.track);
  await expect.poll(() => sent().label, patience).toBe(suppressedLabel);
  await hears(peer);

  await overload(present(opened[0]));
  await expect.poll(() => opened[0]?.state, patience).toBe('closed');
  expect(givenUp).toEqual(['the processor is too short for it']);
  await expect.poll(() => sent().getSettings(), patience).toMatchObject({ noiseSuppression: true });
  await hears(peer);
  expect(devices.live()).toHaveLength(1);
});

test('where it does not begin, it is given up, and the call is heard at once', async () => {
  vi.spyOn(AudioWorklet.prototype, 'addModule').mockRejectedValueOnce(new DOMException('no', 'AbortError'));
  const devices = new FakeMediaDevices();
  const givenUp: string[] = [];
  const microphone = sharedMicrophone(devices, (why) => {
    givenUp.push(why);
    microphone.process(usualSoundProcessing);
  });
  microphone.process(strong);
  const [side, peer] = [openSide({ ...parts(), microphone }), openSide()];
  await negotiate(side, peer);
  await hears(peer);
  expect(givenUp).toEqual(['it does not begin: AbortError: no']);
  const sent = () => side.connection.getSenders()[0]?.track?.getSettings();
  await expect.poll(sent, patience).toMatchObject({ noiseSuppression: true });
  expect(devices.live()).toHaveLength(1);
});

test.each([
  ['a quiet room is no dead microphone', 1e-3, true],
  ['a dead microphone still is one', 0, false],
])('%s', async (_name, loudness, isAlive) => {
  const context = open();
  const room = context.createMediaStreamDestination();
  noise(context)
    .connect(new GainNode(context, { gain: loudness }))
    .connect(room);
  const suppressed = await suppressNoise(present(room.stream.getAudioTracks()[0]), () => undefined);
  onTestFinished(() => suppressed.close());
  const [alice, bob] = [openSide(), openSide()];
  await negotiate(alice, bob);
  await alice.connection.getSenders()[0]?.replaceTrack(suppressed.track);
  const count = async () => {
    const { spokenEnergy = 0, spokenTime = 0 } = await alice.media.quality();
    return { energy: spokenEnergy, time: spokenTime };
  };
  // RNNoise needs its time to know what is noise.
  const begun = await count();
  const after = async (seconds: number) => {
    await expect.poll(async () => (await count()).time, patience).toBeGreaterThan(begun.time + seconds);
    return (await count()).energy;
  };
  const settled = await after(3);
  expect((await after(6)) > settled).toBe(isAlive);
});
