import type { WatchedDialog } from './reports.ts';

/** A dialog-info document (RFC 4235 §4.1). */
export interface DialogInfo {
  readonly version: number;
  readonly state: 'full' | 'partial';
  readonly dialogs: readonly WatchedDialog[];
}

/** What is known of a person's dialogs so far. */
export interface DialogTable {
  readonly version: number;
  readonly dialogs: readonly WatchedDialog[];
}

/** `gap`: an update is missing, so the whole state must be asked for again. */
export type TableUpdate = { readonly table: DialogTable } | 'outdated' | 'gap';

/**
 * Takes in a document (RFC 4235 §4.3). A full one is always taken: NOTIFYs come in the order of their CSeq, and some
 * servers never raise the version. A partial one counts only as the direct successor of what is known; where nothing is
 * known, it is all there is.
 */
export function updated(table: DialogTable | undefined, info: DialogInfo): TableUpdate {
  if (info.state === 'full' || table === undefined) {
    return { table: { version: info.version, dialogs: info.dialogs.filter(isLive) } };
  }
  if (info.version > table.version + 1) return 'gap';
  if (info.version <= table.version) return 'outdated';
  const changed = new Map(info.dialogs.map((dialog) => [dialog.id, dialog]));
  const known = table.dialogs.map((dialog) => changed.get(dialog.id) ?? dialog);
  const knownIds = new Set(known.map(({ id }) => id));
  const added = info.dialogs.filter(({ id }) => !knownIds.has(id));
  return { table: { version: info.version, dialogs: [...known, ...added].filter(isLive) } };
}

function isLive({ state }: WatchedDialog): boolean {
  return state !== 'terminated';
}
