import { inTransaction, type Database } from '../storage/database.ts';
import type { PeersTable } from './peers-table.ts';

/** Rows that are looked at in one turn: a few ms. */
const BATCH = 200;

interface Row {
  readonly id: number;
  readonly address: string;
  readonly accountId: string;
  readonly displayName: string | null;
  readonly at: number;
  readonly peer: number;
  readonly key: string;
}

const tables = {
  calls: { displayName: 'display_name', at: 'started_at' },
  messages: { displayName: 'NULL', at: 'written_at' },
} as const;

/** Puts rows of calls or messages to the peers whose they are now. All throw SQLite's errors. */
export class PeerRows {
  readonly #database: Database;
  readonly #peers: PeersTable;
  readonly #next: ReturnType<Database['prepare']>;
  readonly #move: ReturnType<Database['prepare']>;
  readonly #dropPeer: ReturnType<Database['prepare']>;
  /** By account and address: to read a number takes longer than to look at its row. */
  readonly #keys = new Map<string, string>();

  constructor(database: Database, peers: PeersTable, table: keyof typeof tables) {
    const { displayName, at } = tables[table];
    this.#database = database;
    this.#peers = peers;
    this.#next = database.prepare(`
      SELECT ${table}.id, address, account_id AS accountId, ${displayName} AS displayName, ${at} AS at,
        peer_id AS peer, peers.key
      FROM ${table} JOIN peers ON peers.id = peer_id WHERE ${table}.id > :after ORDER BY ${table}.id LIMIT ${BATCH}`);
    // A message that came in both forms of one number stays at the former, where nothing is lost of it.
    this.#move = database.prepare(`UPDATE OR IGNORE ${table} SET peer_id = :peer WHERE id = :id`);
    this.#dropPeer = database.prepare(`
      DELETE FROM peers WHERE id = :peer AND NOT EXISTS (SELECT 1 FROM peer_moments WHERE peer_id = :peer)`);
  }

  /** Looks at the rows after that id, of these accounts; gives the last id, or undefined where there is no more. */
  rekey(after: number, accounts: ReadonlySet<string>): number | undefined {
    const rows = this.#next.all({ after }) as unknown as Row[];
    const stale = rows.filter((row) => accounts.has(row.accountId) && this.#keyOf(row) !== row.key);
    if (stale.length > 0) inTransaction(this.#database, () => this.#moveAll(stale));
    return rows.at(-1)?.id;
  }

  #moveAll(rows: readonly Row[]): void {
    for (const same of groupedBy(rows, (row) =>
      JSON.stringify([row.accountId, row.address, row.displayName]),
    )) {
      const { address, displayName, accountId } = same[0];
      const at = Math.max(...same.map((row) => row.at));
      const peer = this.#peers.put({ address, displayName: displayName ?? undefined, accountId, at });
      for (const { id } of same) this.#move.run({ id, peer });
    }
    for (const peer of new Set(rows.map((row) => row.peer))) this.#dropPeer.run({ peer });
  }

  #keyOf({ accountId, address }: Row): string {
    const name = `${accountId} ${address}`;
    const key = this.#keys.get(name) ?? this.#peers.keyOf(address, accountId);
    this.#keys.set(name, key);
    return key;
  }
}

type Group = [Row, ...Row[]];

function groupedBy(rows: readonly Row[], nameOf: (row: Row) => string): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
