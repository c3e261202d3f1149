import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PeersTable } from '../../../../main/history/peers-table.ts';
import { CallsTable } from '../../../../main/history/calls-table.ts';
import { inMemory } from '../../../../main/storage/database.ts';
import { migrate } from '../../../../main/storage/migrate.ts';
import { migrations } from '../../../../main/storage/migrations/index.ts';
import type { PastCall } from '../../../../preload/contract/index.ts';
import { aCall } from './past-calls.ts';

const calls = fc.array(fc.record({ startedAt: fc.integer({ min: 0, max: 5 }) }), { maxLength: 30 });

function tableWith(records: readonly { startedAt: number }[]) {
  const database = inMemory();
  migrate(database, migrations);
  const table = new CallsTable(database, new PeersTable(database, () => 'DE'));
  const added = records.map(({ startedAt }) => table.add(aCall({ startedAt })));
  return { database, table, added };
}

function pageThrough(table: CallsTable, limit: number, between?: (page: PastCall[]) => void): PastCall[] {
  const read: PastCall[] = [];
  for (;;) {
    const last = read.at(-1);
    const page = table.page({
      limit,
      ...(last === undefined ? {} : { before: { startedAt: last.startedAt, id: last.id } }),
    });
    read.push(...page.calls);
    between?.(page.calls);
    if (!page.hasMore) return read;
  }
}

const newestFirst = (a: PastCall, b: PastCall): number => b.startedAt - a.startedAt || b.id - a.id;

it('pages of any size, one after the other, are the whole list in order', () => {
  fc.assert(
    fc.property(calls, fc.integer({ min: 1, max: 7 }), (records, limit) => {
      const { database, table, added } = tableWith(records);
      expect(pageThrough(table, limit)).toEqual([...added].sort(newestFirst));
      database.close();
    }),
  );
});

it('no call comes twice or is left out because others are deleted or added meanwhile', () => {
  fc.assert(
    fc.property(calls, fc.integer({ min: 1, max: 4 }), (records, limit) => {
      const { database, table, added } = tableWith(records);
      const read = pageThrough(table, limit, (page) => {
        table.add(aCall({ startedAt: 9 }));
        for (const { id } of page) table.remove(id);
      });
      expect(read).toEqual([...added].sort(newestFirst));
      database.close();
    }),
  );
});
