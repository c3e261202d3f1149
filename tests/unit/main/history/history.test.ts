import { readFileSync, existsSync, statSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { History } from '../../../../main/history/history.ts';
import type { Answer, PastCall } from '../../../../preload/contract/index.ts';
import { roomsOver } from '../messages/some-messages.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { aCall, aMissedCall } from './past-calls.ts';

async function openHistory(folder = new DatabaseFolder(temporaryFolder())) {
  const { database } = await folder.open();
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return {
    folder,
    database,
    history: roomsOver(database, folder.backups).history,
  };
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.failure.detail);
  return answer.value;
}

const all = (history: History): PastCall[] => valueOf(history.page({ limit: 500 })).calls;

describe('the history', () => {
  it('keeps every fact of a call', async () => {
    const { folder, database, history } = await openHistory();
    const quality = {
      mos: 4.21,
      worst: 3,
      loss: 0.004,
      lossThere: 0,
      jitter: 12,
      roundTrip: 34,
      codec: 'opus',
    };
    const full = aCall({ direction: 'outgoing', dialled: '0800 FLOWERS', status: 200, quality });
    const { answeredAt: _a, ...bare } = aMissedCall({
      party: { address: 'sip:204@example.com' },
      startedAt: 500,
    });
    const added = [full, bare].map((call) => valueOf(history.add(call)).call);
    expect(added).toEqual([
      { ...full, id: 1 },
      { ...bare, id: 2 },
    ]);
    database.close();
    expect(all((await openHistory(folder)).history)).toEqual(added);
  });

  it('counts missed calls until they are seen, also over a restart', async () => {
    const { folder, database, history } = await openHistory();
    history.add(aMissedCall());
    history.add(aCall());
    history.add(aMissedCall({ direction: 'outgoing' }));
    history.add(aMissedCall({ reason: 'answered-elsewhere' }));
    const { id } = valueOf(history.add(aMissedCall())).call;
    database.close();
    const again = (await openHistory(folder)).history;
    expect(valueOf(again.unseen())).toBe(2);
    again.remove(id);
    expect(valueOf(again.unseen())).toBe(1);
    again.markSeen();
    expect(valueOf(again.unseen())).toBe(0);
  });

  it('says so when it cannot be written, and goes on', async () => {
    const { database, history } = await openHistory();
    database.exec('PRAGMA query_only = ON');
    expect(history.add(aCall())).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
    database.exec('PRAGMA query_only = OFF');
    expect(history.add(aCall()).ok).toBe(true);
    expect(all(history)).toHaveLength(1);
  });
});

describe('what is deleted', () => {
  const secret = 'sip:+4915155512345@very-private.example';
  const named = { address: secret, displayName: 'Dr. Quackenbush' };

  /** All that is on the disk, in any encoding that SQLite uses for text. */
  function onDisk({ path, backups }: DatabaseFolder): string {
    const files = [path, `${path}-wal`, ...backups.all].filter((file) => existsSync(file));
    return files.map((file) => readFileSync(file, 'latin1').toLowerCase()).join('\n');
  }
  const traces = ['very-private', 'quackenbush', 'ackenb', '15155512345', '5551234'];

  it.each(['one by one', 'all at once', 'by its age'])('%s leaves no trace in any file', async (how) => {
    const { folder, history } = await openHistory();
    for (let count = 0; count < 60; count += 1) {
      history.add(
        aCall({ party: { address: `sip:user-${count}@example.com`, displayName: `User ${count}` } }),
      );
    }
    const { id } = valueOf(history.add(aCall({ party: named, startedAt: 10 }))).call;
    await folder.backups.make(folder.path);
    for (const trace of traces) expect(onDisk(folder)).toContain(trace);
    if (how === 'one by one') history.remove(id);
    if (how === 'all at once') await history.clear();
    if (how === 'by its age') await history.removeBefore(11);
    for (const trace of traces) expect(onDisk(folder)).not.toContain(trace);
    expect(valueOf(history.search('quackenbush'))).toEqual([]);
    expect(all(history)).toHaveLength(how === 'all at once' ? 0 : 60);
    expect(statSync(`${folder.path}-wal`).size).toBe(0);
  });
});

describe('search', () => {
  it('finds names by pieces, without accents and with German spellings, who spoke last first', async () => {
    const { history } = await openHistory();
    const names = ['Jörg Müller', 'Ana Núñez', 'Grace Hopper', 'Grace Kelly', 'Straße 24'];
    for (const [at, displayName] of names.entries()) {
      history.add(aCall({ party: { address: `sip:u${at}@example.com`, displayName }, startedAt: at }));
    }
    const found = (text: string) => valueOf(history.search(text)).map(({ party }) => party.displayName);
    expect(found('muller')).toEqual(['Jörg Müller']);
    expect(found('MUELLER jo')).toEqual(['Jörg Müller']);
    expect(found('müller')).toEqual(['Jörg Müller']);
    expect(found('nunez')).toEqual(['Ana Núñez']);
    expect(found('strasse')).toEqual(['Straße 24']);
    expect(found('grace')).toEqual(['Grace Kelly', 'Grace Hopper']);
    expect(found('ce ho')).toEqual(['Grace Hopper']);
    expect(found('gr')).toEqual(['Grace Kelly', 'Grace Hopper']);
    for (const nothing of ['', '  ', '"', "' OR 1=1 --", 'zz', 'grace AND kelly'])
      expect(found(nothing)).toEqual([]);
  });

  it('finds numbers by any fragment, in national and international form', async () => {
    const { history } = await openHistory();
    history.add(aCall({ party: { address: 'sip:+4930123456@x.example' } }));
    history.add(aCall({ party: { address: 'sip:204@pbx.example' } }));
    const found = (text: string) => valueOf(history.search(text)).map(({ party }) => party.address);
    for (const text of ['030 123', '+49 (30) 12', '2345', '3456']) {
      expect(found(text), text).toEqual(['sip:+4930123456@x.example']);
    }
    expect(found('20')).toEqual(['sip:204@pbx.example']);
  });

  it('gives the last call with each, by the name that was shown last', async () => {
    const { history } = await openHistory();
    const party = { address: 'sip:204@pbx.example' };
    history.add(aCall({ party: { ...party, displayName: 'Support' }, startedAt: 1 }));
    history.add(aCall({ party: { ...party, displayName: 'Help desk' }, startedAt: 2 }));
    const last = valueOf(history.add(aCall({ party, startedAt: 3 }))).call;
    expect(valueOf(history.search('help'))).toEqual([last]);
    expect(valueOf(history.search('support'))).toEqual([]);
  });
});
