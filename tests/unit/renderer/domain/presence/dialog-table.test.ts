import { expect, it } from 'vitest';
import { type DialogTable, updated } from '../../../../../renderer/domain/presence/dialog-table.ts';
import type { WatchedDialog } from '../../../../../renderer/domain/presence/reports.ts';

const dialog = (id: string, state: WatchedDialog['state']): WatchedDialog => ({ id, state, onHold: false });
const known: DialogTable = { version: 4, dialogs: [dialog('a', 'early'), dialog('b', 'confirmed')] };
const partial = (version: number, ...dialogs: WatchedDialog[]) =>
  updated(known, { version, state: 'partial', dialogs });

it('a full document takes the place of all, whatever its version', () => {
  const info = {
    version: 0,
    state: 'full',
    dialogs: [dialog('c', 'early'), dialog('d', 'terminated')],
  } as const;
  const expected = { table: { version: 0, dialogs: [dialog('c', 'early')] } };
  expect(updated(undefined, info)).toEqual(expected);
  expect(updated(known, info)).toEqual(expected);
});

it('a partial document changes, adds and removes', () => {
  expect(partial(5, dialog('a', 'confirmed'), dialog('b', 'terminated'), dialog('c', 'trying'))).toEqual({
    table: { version: 5, dialogs: [dialog('a', 'confirmed'), dialog('c', 'trying')] },
  });
});

it('a partial document that comes twice or late changes nothing', () => {
  expect(partial(4, dialog('a', 'terminated'))).toBe('outdated');
  expect(partial(3, dialog('a', 'terminated'))).toBe('outdated');
});

it('a partial document without the one before it is a gap', () => {
  expect(partial(6, dialog('a', 'terminated'))).toBe('gap');
});

it('a partial document where nothing is known is all there is', () => {
  const info = { version: 9, state: 'partial', dialogs: [dialog('a', 'early')] } as const;
  expect(updated(undefined, info)).toEqual({ table: { version: 9, dialogs: [dialog('a', 'early')] } });
});
