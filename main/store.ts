import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { History } from './history/history.ts';
import { PeersTable, type CountryOf } from './history/peers-table.ts';
import { RetentionRule } from './history/retention.ts';
import { Messages } from './messages/messages.ts';
import { Rooms } from './messages/rooms.ts';
import { Correspondents } from './people/correspondents.ts';
import { People } from './people/people.ts';
import type { ProvidedContact } from './people/provided.ts';
import type { Clock } from './signalling/clock.ts';
import { Backups } from './storage/backups.ts';
import { borrowDatabase } from './storage/borrow-database.ts';
import { migrations } from './storage/migrations/index.ts';
import { openDatabase } from './storage/open-database.ts';
import type { ProfileFolder } from './storage/profile-folder.ts';
import { workInThread } from './storage/work-in-thread.ts';
import { Countries } from './timeline/countries.ts';
import { Timeline } from './timeline/timeline.ts';
import type { Retention, Trouble } from '../preload/contract/index.ts';

/** Days after which a new backup is made. */
const BACKUP_DAYS = 7;
/** Ms after the start: by then Parley is registered and the machine has time. */
const BACKUP_DELAY_MS = 60_000;

interface Options {
  readonly folder: ProfileFolder;
  /** Where the database is while the folder is read-only. */
  readonly scratch: string;
  /** The built storage/file-worker.ts. */
  readonly workScript: string;
  readonly country: CountryOf;
  readonly accountIds: () => readonly string[];
  /** The domain of extensions that are written without one. */
  readonly domain: () => string;
  readonly retention: () => Retention;
  /** The people of the administrator. */
  readonly contacts: readonly ProvidedContact[];
  readonly clock: Clock;
  /** Main has deleted calls by itself. */
  readonly onHistoryChanged: () => void;
  /** Numbers mean somebody else than before. */
  readonly onCountriesChanged: () => void;
  readonly log: { warn(text: string): void };
}

/** What is kept in the database. */
export interface Store {
  readonly history: History;
  readonly messages: Messages;
  readonly people: People;
  readonly rooms: Rooms;
  readonly timeline: Timeline;
  readonly retention: RetentionRule;
  readonly countries: Countries;
  readonly troubles: readonly Trouble[];
  close(): void;
}

/** Opens the database and builds what lives in it. */
export async function openStore(options: Options): Promise<Store> {
  const { folder, scratch, workScript, country, domain, contacts, retention: chosen, clock } = options;
  const { accountIds, onHistoryChanged, onCountriesChanged, log } = options;
  const now = (): Date => new Date(clock.now());
  const home = folder.readOnly === undefined ? folder.path : scratch;
  const path = join(home, 'parley.db');
  if (home !== folder.path) borrowDatabase(join(folder.path, 'parley.db'), path);
  const { damageIn, copy } = workInThread(workScript);
  const backups = new Backups(join(home, 'backups'), copy, now);
  const { database, trouble } = await openDatabase({
    path,
    migrations,
    backups,
    damageIn,
    now,
  });
  const peers = new PeersTable(database, country);
  const correspondents = new Correspondents(database, peers, domain);
  const history = new History({ database, backups, peers, correspondents });
  const messages = new Messages({ database, backups, peers, correspondents });
  const people = new People({ database, backups, correspondents, country, newId: randomUUID });
  const provided = people.provide(contacts);
  if (!provided.ok) log.warn(`the people of the administrator were not kept: ${provided.failure.detail}`);
  const retention = new RetentionRule({
    async removeBefore(time) {
      const calls = await history.removeBefore(time);
      const texts = await messages.removeBefore(time);
      if (!calls.ok || !texts.ok) return calls.ok ? texts : calls;
      return { ok: true, value: calls.value + texts.value };
    },
    chosen,
    now: clock.now,
    after: clock.after,
    onRemoved: onHistoryChanged,
    onFailure: (detail) => log.warn(`old calls were not deleted: ${detail}`),
  });
  const countries = new Countries({
    database,
    peers,
    people: people.keys,
    accountIds,
    country,
    onChanged: onCountriesChanged,
    onFailure: (detail) => log.warn(`numbers were not read anew: ${detail}`),
  });
  void countries.follow();
  void retention.apply();
  const cancelBackup = clock.after(BACKUP_DELAY_MS, () => {
    backups.makeIfOlderThan(BACKUP_DAYS, path).catch((error: unknown) => {
      log.warn(`no backup was made: ${String(error)}`);
    });
  });
  return {
    history,
    messages,
    people,
    rooms: new Rooms(database),
    timeline: new Timeline(database, correspondents),
    retention,
    countries,
    troubles: trouble === undefined ? [] : [trouble],
    close() {
      cancelBackup();
      retention.stop();
      database.close();
    },
  };
}
