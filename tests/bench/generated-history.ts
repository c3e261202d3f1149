import { CallsTable } from '../../main/history/calls-table.ts';
import { PeersTable } from '../../main/history/peers-table.ts';
import { inTransaction, type Database } from '../../main/storage/database.ts';
import type { CallRecord } from '../../preload/contract/index.ts';

export const PEOPLE = 20_000;
const CALLS_OF_EACH = 10;
const MESSAGES_OF_EACH = 50;

const first = [
  'Ada',
  'Grace',
  'Jörg',
  'Zoë',
  'Anna',
  'Bob',
  'Chen',
  'Diego',
  'Elif',
  'Fatima',
  'Günther',
  'Hana',
];
const last = [
  'Lovelace',
  'Hopper',
  'Müller',
  'Núñez',
  'Berg',
  'Builder',
  'Wei',
  'Rossi',
  'Yılmaz',
  'Haddad',
  'Weiß',
];

export function nameOf(person: number): string {
  const at = (names: readonly string[], index: number): string => names[index % names.length] ?? '';
  return `${at(first, person)} ${at(last, Math.floor(person / first.length))}${person}`;
}

/** The same number for the same person: seven digits in Berlin. */
export function numberOf(person: number): string {
  return `+4930${2_000_000 + ((person * 7_919) % 7_000_000)}`;
}

/** Each message has ten of these, and its own number. */
export const vocabulary = Array.from({ length: 2_000 }, (_, index) => `w${(index * 7_919).toString(36)}`);

/**
 * 200,000 calls and 1,000,000 messages with 20,000 people. The first call with each is written as the app does it, the
 * others are made of it.
 */
export function fillHistory(database: Database): void {
  const table = new CallsTable(database, new PeersTable(database, () => 'DE'));
  // For nobody's sake: the file is thrown away.
  database.exec('PRAGMA synchronous = OFF');
  for (let person = 0; person < PEOPLE; person += 1) table.add(callWith(person));
  inTransaction(database, () =>
    database.exec(`
      WITH RECURSIVE round (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM round WHERE n < ${CALLS_OF_EACH - 1})
      INSERT INTO calls (peer_id, account_id, direction, address, display_name, dialled, started_at, answered_at,
        ended_at, reason, status, sip_call_id, seen)
      SELECT peer_id, account_id, direction, address, display_name, dialled, started_at - n * 86400000,
        answered_at - n * 86400000, ended_at - n * 86400000, reason, status, sip_call_id || n, seen
      FROM round, calls ORDER BY n, calls.id`),
  );
  fillMessages(database);
  database.exec('PRAGMA synchronous = FULL');
}

function fillMessages(database: Database): void {
  const word = (step: number): string =>
    `json_extract(:words, '$[' || ((people.id * 31 + n * 17 + ${step * 101}) % ${vocabulary.length}) || ']')`;
  const text = Array.from({ length: 10 }, (_, step) => word(step)).join(` || ' ' || `);
  inTransaction(database, () =>
    database
      .prepare(
        `
      WITH RECURSIVE round (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM round WHERE n < ${MESSAGES_OF_EACH}),
        people AS (SELECT peer_id AS id, account_id, address, max(started_at) AS at FROM calls GROUP BY peer_id)
      INSERT INTO messages (peer_id, account_id, direction, address, message_id, text, written_at, wants_displayed, seen)
      SELECT people.id, account_id, 'incoming', address, people.id || '-' || n,
        ${text} || ' n' || n || 'p' || people.id, at - n * 3600000, 0, 1
      FROM round, people`,
      )
      .run({ words: JSON.stringify(vocabulary) }),
  );
}

function callWith(person: number): CallRecord {
  const startedAt = Date.now() - person * 1_000;
  return {
    accountId: '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11',
    direction: person % 2 === 0 ? 'incoming' : 'outgoing',
    party: { address: `sip:${numberOf(person)}@pbx.example`, displayName: nameOf(person) },
    startedAt,
    answeredAt: startedAt + 5_000,
    endedAt: startedAt + 60_000,
    reason: 'remote-hung-up',
    sipCallId: `${person}@pbx.example`,
  };
}
