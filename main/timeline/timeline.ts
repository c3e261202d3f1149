import {
  type Answer,
  comparePlaces,
  placeOf,
  type TimelineEntry,
  type TimelinePage,
  type TimelinePlace,
  type TimelineQuery,
} from '../../preload/contract/index.ts';
import { callColumns, callOf, type CallRow } from '../history/call-row.ts';
import { messageColumns, messageOf, type MessageRow } from '../messages/message-row.ts';
import { peersIn, type Correspondents } from '../people/correspondents.ts';
import type { Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';

/** A table of what was with a peer. At the same time calls come before messages. */
interface Source {
  readonly kind: TimelinePlace['kind'];
  readonly table: string;
  readonly columns: string;
  readonly at: string;
  readonly entryOf: (row: unknown) => TimelineEntry;
}

const sources: readonly Source[] = [
  {
    kind: 'call',
    table: 'calls',
    columns: callColumns,
    at: 'started_at',
    entryOf: (row) => ({ kind: 'call', call: callOf(row as CallRow) }),
  },
  {
    kind: 'message',
    table: 'messages',
    columns: messageColumns,
    at: 'written_at',
    entryOf: (row) => ({ kind: 'message', message: messageOf(row as MessageRow) }),
  },
];

/** Calls and messages with one person, over all their addresses, in the order in which they were. */
export class Timeline {
  readonly #correspondents: Correspondents;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database, correspondents: Correspondents) {
    this.#correspondents = correspondents;
    this.#statements = prepare(database);
  }

  page(query: TimelineQuery): Answer<TimelinePage> {
    return kept(() => this.#page(query));
  }

  #page({ whom, before, after, limit }: TimelineQuery): TimelinePage {
    const { whose, spans } = this.#correspondents.with(whom);
    const peers = this.#statements.peers.all({ spans }).map((row) => Number(row['id']));
    const direction = after === undefined ? 'older' : 'newer';
    const place = after ??
      before ?? { at: Number.MAX_SAFE_INTEGER, kind: 'message', id: Number.MAX_SAFE_INTEGER };
    // One more than is asked for tells whether there is more. Each peer is read along its own index: rows of all of them
    // in one order would have to be sorted first.
    const found = sources
      .flatMap((source, index) => {
        const statement = this.#statements[direction][index];
        const rest = { ...bound(source, place), limit: limit + 1 };
        return peers.flatMap((peer) => statement?.all({ peer, ...rest }).map(source.entryOf) ?? []);
      })
      .sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
    const entries = direction === 'older' ? found.slice(-limit) : found.slice(0, limit);
    return { entries, hasMore: found.length > limit, whose, spans };
  }
}

function prepare(database: Database) {
  const all = (direction: 'older' | 'newer') => {
    const [sign, order] = direction === 'older' ? ['<', 'DESC'] : ['>', 'ASC'];
    return sources.map(({ table, columns, at }) =>
      database.prepare(`
        SELECT ${columns} FROM ${table}
        WHERE peer_id = :peer AND (${at}, ${table}.id) ${sign} (:at, :id)
        ORDER BY ${at} ${order}, ${table}.id ${order} LIMIT :limit`),
    );
  };
  return {
    peers: database.prepare(`SELECT DISTINCT id FROM (${peersIn})`),
    older: all('older'),
    newer: all('newer'),
  };
}

/** The id next to which a source's rows of the same time are cut: calls are all before a message, messages after a call. */
function bound({ kind }: Source, place: TimelinePlace): { at: number; id: number } {
  if (kind === place.kind) return { at: place.at, id: place.id };
  return { at: place.at, id: kind === 'call' ? Number.MAX_SAFE_INTEGER : 0 };
}
