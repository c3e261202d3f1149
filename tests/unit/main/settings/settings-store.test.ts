import { describe, expect, it } from 'vitest';
import { emptySettings, settingsFile } from '../../../../main/settings/settings-file.ts';
import { SettingsStore } from '../../../../main/settings/settings-store.ts';
import { JsonFile } from '../../../../main/storage/json-file.ts';
import * as v from 'valibot';
import { retentionOf } from '../../../../preload/contract/index.ts';

const desk = { id: 'd1', label: 'Desk speaker' };
const headset = { id: 'h1', label: 'Headset' };

describe('settings', () => {
  it('change what is named, forget what is null, and leave the rest', async () => {
    const written: unknown[] = [];
    const store = new SettingsStore(
      new JsonFile(emptySettings, (file) => Promise.resolve(void written.push(file))),
      () => undefined,
    );
    await store.change({ microphone: [headset], ringer: [desk, headset], theme: 'dark' });
    const changed = await store.change({ theme: null, ringer: undefined, speaker: [desk] });
    const kept = { microphone: [headset], ringer: [desk, headset], speaker: [desk] };
    expect(changed).toEqual({ ok: true, value: kept });
    expect(store.read()).toEqual(kept);
    expect(v.is(settingsFile, written.at(-1))).toBe(true);
  });

  it('that an administrator fixes are kept beside those of the person, told, and written once', async () => {
    const written: unknown[] = [];
    let changes = 0;
    const file = new JsonFile(emptySettings, (value) => Promise.resolve(void written.push(value)));
    const store = new SettingsStore(file, () => (changes += 1));
    await store.change({ retention: '1 year' });
    for (let start = 0; start < 2; start += 1) await store.fix({ retention: '90 days' });
    expect(retentionOf(store.read())).toBe('90 days');
    expect([written.length, changes]).toEqual([2, 2]);
    expect(v.is(settingsFile, written.at(-1))).toBe(true);
    await store.fix({});
    expect(retentionOf(store.read())).toBe('1 year');
  });

  it('of the version that knew one device for each purpose are taken over', () => {
    const former = { version: 1, settings: { microphone: headset, ringer: desk, retention: '1 year' } };
    expect(v.parse(settingsFile, former)).toEqual({
      version: 2,
      settings: { microphone: [headset], ringer: [desk], retention: '1 year' },
    });
  });

  it('of before there was a stronger noise suppression are kept, without it', () => {
    const soundProcessing = { echoCancellation: true, noiseSuppression: false, autoGainControl: true };
    expect(v.parse(settingsFile, { version: 2, settings: { soundProcessing } }).settings).toEqual({
      soundProcessing: { ...soundProcessing, strongNoiseSuppression: false },
    });
  });

  it('stay as they are when they cannot be written', async () => {
    const store = new SettingsStore(
      new JsonFile(emptySettings, () => Promise.reject(new Error('ENOSPC'))),
      () => undefined,
    );
    expect(await store.change({ speaker: [desk] })).toMatchObject({ failure: { reason: 'storage-failed' } });
    expect(store.read()).toEqual({});
  });
});
