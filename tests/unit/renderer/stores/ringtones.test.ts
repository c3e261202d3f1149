import { beforeEach, expect, test } from 'vitest';
import { done, type Bridge, type RequestName } from '../../../../preload/contract/index.ts';
import { Ringtones } from '../../../../renderer/stores/ringtones.svelte.ts';

const office = '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11';
let asked: [RequestName, unknown][];
let heard: string[];
let forgotten: string[];
let isSound: boolean;
let chosen: string | null;
let ringtones: Ringtones;

beforeEach(() => {
  [asked, heard, forgotten, isSound, chosen] = [[], [], [], true, 'Rooster.mp3'];
  const answers: Partial<Record<RequestName, () => unknown>> = {
    'settings:read': () => ({ ringtone: 'bell' }),
    'ringtones:list': () => ['Bell.wav'],
    'ringtones:choose': () => (chosen === null ? null : { name: chosen, bytes: new Uint8Array(4) }),
    'ringtones:add': () => chosen,
    'ringtones:read': () => new Uint8Array(4),
  };
  const bridge = {
    request: (name: RequestName, input: unknown) => {
      asked.push([name, input]);
      return Promise.resolve(done(answers[name]?.()));
    },
    on: () => () => undefined,
  } as unknown as Bridge;
  ringtones = new Ringtones({
    bridge,
    canPlay: () => Promise.resolve(isSound),
    preview: (ringtone) => heard.push(ringtone),
    forget: (file) => forgotten.push(file),
  });
});

test('what was chosen for the caller rings, else for the account, else for all, else the classic', async () => {
  expect(ringtones.for(office)).toEqual(['classic']);
  await ringtones.load();
  expect(ringtones.for(office)).toEqual(['bell']);
  ringtones.chooseFor(office, 'chime');
  expect(ringtones.for(office)).toEqual(['chime', 'bell']);
  expect(ringtones.for('other')).toEqual(['bell']);
  expect(ringtones.for(office, 'file:Bell.wav')).toEqual(['file:Bell.wav', 'chime', 'bell']);
  ringtones.chooseFor(office, undefined);
  expect(ringtones.for(office)).toEqual(['bell']);
  expect(asked.slice(2)).toEqual([
    ['settings:change', { ringtones: { [office]: 'chime' } }],
    ['settings:change', { ringtones: {} }],
  ]);
  expect(heard).toEqual(['chime']);
});

test('a file that can be played is one more to choose from', async () => {
  await ringtones.load();
  expect(await ringtones.add()).toEqual(done('Rooster.mp3'));
  expect(ringtones.files).toEqual(['Bell.wav', 'Rooster.mp3']);
  await ringtones.remove('Bell.wav');
  expect(ringtones.files).toEqual(['Rooster.mp3']);
  expect(forgotten).toEqual(['Bell.wav']);
});

test('a file that cannot be played is not kept, and said', async () => {
  isSound = false;
  expect(await ringtones.add()).toMatchObject({ ok: false, failure: { reason: 'sound-unusable' } });
  expect(asked).toEqual([['ringtones:choose', undefined]]);
  expect(ringtones.files).toEqual([]);
});

test('nothing becomes of it where the person chooses none', async () => {
  chosen = null;
  expect(await ringtones.add()).toEqual(done(null));
  expect(asked).toHaveLength(1);
});
