import { expect, onTestFinished, test, vi } from 'vitest';
import { humming } from './humming.ts';
import { negotiate, openSide, parts, patience, type Side } from './pair.ts';
import { present } from './present.ts';

/** Hz; no harmonics of each other. */
const tones = { host: 700, bob: 1_100, carol: 1_700, dave: 2_300, erin: 2_900, frank: 3_700 } as const;
/** Amplitude; all together they do not overdrive. */
const GAIN = 0.1;

/** Which of the tones come from the other side now. */
function ear({ connection }: Side): () => (keyof typeof tones)[] {
  const context = new AudioContext({ sampleRate: 16_000 });
  onTestFinished(() => context.close());
  const analyser = new AnalyserNode(context, { fftSize: 4_096, smoothingTimeConstant: 0 });
  const track = present(connection.getReceivers().find((each) => each.track.kind === 'audio')).track;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  return () => {
    analyser.getFloatFrequencyData(spectrum);
    const loudness = (frequency: number) => spectrum[Math.round((frequency * 4_096) / 16_000)] ?? -Infinity;
    return (Object.keys(tones) as (keyof typeof tones)[]).filter((name) => loudness(tones[name]) > -50);
  };
}

interface Leg {
  readonly here: Side;
  readonly there: Side;
  readonly hears: () => (keyof typeof tones)[];
}

/** The host speaks with each, in calls of their own. */
async function calls(...names: Exclude<keyof typeof tones, 'host'>[]): Promise<Leg[]> {
  const shared = { ...parts(), microphone: humming(tones.host, GAIN) };
  return Promise.all(
    names.map(async (name) => {
      const here = openSide(shared);
      const there = openSide({ ...parts(), microphone: humming(tones[name], GAIN) });
      await negotiate(here, there);
      await vi.waitFor(() => expect(there.states).toContain('connected'), patience);
      return { here, there, hears: ear(there) };
    }),
  );
}

test('each hears the others and not themselves; who leaves hears the host alone', async () => {
  const [bob, carol, dave] = await calls('bob', 'carol', 'dave');
  for (const { hears } of [bob!, carol!, dave!]) await expect.poll(hears, patience).toEqual(['host']);
  for (const { here } of [bob!, carol!, dave!]) here.media.setConference(true);
  await expect.poll(bob!.hears, patience).toEqual(['host', 'carol', 'dave']);
  await expect.poll(carol!.hears, patience).toEqual(['host', 'bob', 'dave']);
  await expect.poll(dave!.hears, patience).toEqual(['host', 'bob', 'carol']);

  bob!.here.media.setConference(false);
  await expect.poll(bob!.hears, patience).toEqual(['host']);
  await expect.poll(carol!.hears, patience).toEqual(['host', 'dave']);
  carol!.here.media.close();
  await expect.poll(dave!.hears, patience).toEqual(['host']);
});

test('muted, the host is not heard but everybody else is; who is on hold neither hears nor is heard', async () => {
  const [bob, carol] = await calls('bob', 'carol');
  for (const { here } of [bob!, carol!]) {
    here.media.setConference(true);
    here.media.setMicrophone(false);
  }
  await expect.poll(bob!.hears, patience).toEqual(['carol']);
  await expect.poll(carol!.hears, patience).toEqual(['bob']);
  bob!.here.media.setHold(true);
  await expect.poll(bob!.hears, patience).toEqual([]);
  await expect.poll(carol!.hears, patience).toEqual([]);
});

test('of who puts us on hold the others hear nothing, also who comes later, until it is over', async () => {
  const [bob, carol, dave] = await calls('bob', 'carol', 'dave');
  for (const { here } of [bob!, carol!]) here.media.setConference(true);
  await expect.poll(carol!.hears, patience).toEqual(['host', 'bob']);

  // Its music goes on.
  const music = present(bob!.there.connection.getSenders()[0]?.track);
  bob!.there.media.setHold(true);
  await negotiate(bob!.there, bob!.here);
  music.enabled = true;
  expect(bob!.here.remoteHolds).toEqual([true]);
  const musician = ear(bob!.here);
  await expect.poll(musician, patience).toEqual(['bob']);
  await expect.poll(carol!.hears, patience).toEqual(['host']);
  dave!.here.media.setConference(true);
  await expect.poll(dave!.hears, patience).toEqual(['host', 'carol']);

  bob!.there.media.setHold(false);
  await negotiate(bob!.there, bob!.here);
  await expect.poll(dave!.hears, patience).toEqual(['host', 'bob', 'carol']);
});

test('six hear each the five others and not themselves', async () => {
  const names = ['bob', 'carol', 'dave', 'erin', 'frank'] as const;
  const legs = await calls(...names);
  for (const { here } of legs) here.media.setConference(true);
  for (const [index, { here, hears }] of legs.entries()) {
    const name = names[index];
    await expect.poll(hears, patience).toEqual(['host', ...names.filter((each) => each !== name)]);
    await expect.poll(ear(here), patience).toEqual([name]);
  }
});

test('who is muted nobody hears, the host neither; they go on hearing everybody', async () => {
  const [bob, carol, dave] = await calls('bob', 'carol', 'dave');
  for (const { here } of [bob!, carol!, dave!]) here.media.setConference(true);
  const host = ear(bob!.here);
  await expect.poll(host, patience).toEqual(['bob']);
  bob!.here.media.setHeard(false);
  await expect.poll(carol!.hears, patience).toEqual(['host', 'dave']);
  await expect.poll(dave!.hears, patience).toEqual(['host', 'carol']);
  await expect.poll(host, patience).toEqual([]);
  await expect.poll(bob!.hears, patience).toEqual(['host', 'carol', 'dave']);

  // Hold and its end make no difference.
  bob!.here.media.setHold(true);
  bob!.here.media.setHold(false);
  await expect.poll(bob!.hears, patience).toEqual(['host', 'carol', 'dave']);
  expect(carol!.hears()).toEqual(['host', 'dave']);
  bob!.here.media.setHeard(true);
  await expect.poll(carol!.hears, patience).toEqual(['host', 'bob', 'dave']);
  await expect.poll(host, patience).toEqual(['bob']);
});
