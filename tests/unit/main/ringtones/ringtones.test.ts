import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ringtoneName } from '../../../../main/ringtones/ringtone-name.ts';
import { Ringtones } from '../../../../main/ringtones/ringtones.ts';
import { LARGEST_RINGTONE, ringtoneFile } from '../../../../preload/contract/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function someRingtones() {
  const profile = temporaryFolder();
  const folder = join(profile, 'ringtones');
  let chosen: string | undefined;
  const ringtones = new Ringtones({ folder, choose: () => Promise.resolve(chosen) });
  const choose = (name: string, content: string | Uint8Array = name) => {
    chosen = join(temporaryFolder(), name);
    writeFileSync(chosen, content);
    return ringtones.choose();
  };
  const add = async (name: string, content: string | Uint8Array = name) => {
    await choose(name, content);
    return ringtones.add();
  };
  return { folder, ringtones, choose, add, profile };
}

describe('ringtones', () => {
  it('are copied, listed and read, for their person only', async () => {
    const { folder, ringtones, add } = someRingtones();
    expect(await ringtones.list()).toEqual({ ok: true, value: [] });
    expect(await add('Rooster.MP3', 'kikeriki')).toEqual({ ok: true, value: 'Rooster.mp3' });
    await add('Bell.wav');
    expect(await ringtones.list()).toEqual({ ok: true, value: ['Bell.wav', 'Rooster.mp3'] });
    const read = await ringtones.read('Rooster.mp3');
    expect(read.ok && new TextDecoder().decode(read.value)).toBe('kikeriki');
    expect(statSync(folder).mode & 0o77).toBe(0);
    expect(statSync(join(folder, 'Rooster.mp3')).mode & 0o77).toBe(0);
  });

  it('are not kept before they were tried', async () => {
    const { folder, ringtones, choose } = someRingtones();
    const chosen = await choose('Rooster.MP3', 'kikeriki');
    expect(chosen.ok && chosen.value?.name).toBe('Rooster.MP3');
    expect(() => readdirSync(folder)).toThrow();
    await ringtones.add();
    expect(readdirSync(folder)).toEqual(['Rooster.mp3']);
  });

  it('of the same name are kept beside each other', async () => {
    const { add } = someRingtones();
    await add('Bell.wav', 'one');
    expect(await add('Bell.wav', 'other')).toEqual({ ok: true, value: 'Bell (2).wav' });
  });

  it('are removed, also one that is gone already', async () => {
    const { folder, ringtones, add } = someRingtones();
    await add('Bell.wav');
    expect(await ringtones.remove('Bell.wav')).toEqual({ ok: true });
    expect(await ringtones.remove('Bell.wav')).toEqual({ ok: true });
    expect(readdirSync(folder)).toEqual([]);
    expect(await ringtones.read('Bell.wav')).toMatchObject({
      ok: false,
      failure: { reason: 'storage-failed' },
    });
  });

  it('are nothing where the person chooses none', async () => {
    const { ringtones } = someRingtones();
    expect(await ringtones.choose()).toEqual({ ok: true, value: null });
    expect(await ringtones.add()).toMatchObject({ ok: false });
  });

  it('are no other files, and none that are too long', async () => {
    const { folder, choose, ringtones } = someRingtones();
    const refused = (detail: string) => ({ ok: false, failure: { reason: 'sound-unusable', detail } });
    expect(await choose('passwords.txt')).toEqual(refused('passwords.txt'));
    expect(await choose('long.wav', new Uint8Array(LARGEST_RINGTONE + 1))).toEqual(refused('long.wav'));
    expect(await ringtones.add()).toMatchObject({ ok: false });
    expect(() => readdirSync(folder)).toThrow();
  });

  it('that lie in the folder but are no sound are not listed', async () => {
    const { folder, ringtones } = someRingtones();
    mkdirSync(folder);
    for (const name of ['.hidden.wav', 'notes.txt', 'Bell.wav']) writeFileSync(join(folder, name), name);
    expect(await ringtones.list()).toEqual({ ok: true, value: ['Bell.wav'] });
  });
});

it.each([
  '../secrets.json',
  '../x.wav',
  'a/b.wav',
  'a\\b.wav',
  'C:x.wav',
  '.wav',
  '..wav',
  'a\u0000.wav',
  'x',
])('%j is no name of a ringtone', (name) => {
  expect(v.is(ringtoneFile, name)).toBe(false);
});

it.each([
  ['Old Phone.WAV', 'Old Phone.wav'],
  ['a<b>:c.mp3', 'a b  c.mp3'],
  ['..\u202e.wav', 'Ringtone.wav'],
  [`${'ö'.repeat(300)}.ogg`, `${'ö'.repeat(40)}.ogg`],
])('%j is kept as %j', (name, kept) => {
  expect(ringtoneName(name)).toBe(kept);
  expect(v.is(ringtoneFile, kept)).toBe(true);
});
