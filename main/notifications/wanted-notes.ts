import { m } from '#messages';
import {
  anonymousAddress,
  type DesktopCall,
  type DesktopLine,
  type DesktopState,
} from '../../preload/contract/index.ts';
import { plainText } from '../desktop/plain-text.ts';
import type { Note } from './note.ts';

type Missed = DesktopState['missed'][number];
type Unseen = DesktopState['messages'][number];

interface Circumstances {
  /** Ms since the epoch: of what was missed before, the person knows by the badge. */
  readonly since: number;
  /** Accounts that nobody can reach for a while. */
  readonly lost: ReadonlySet<string>;
}

/** The notes that should be there now. */
export function wantedNotes(state: DesktopState, { since, lost }: Circumstances): Note[] {
  const { calls, lines, messages, missed } = state;
  const fresh = missed.filter(({ at }) => at >= since);
  return [
    ...calls.filter((call) => call.state === 'ringing').map((call) => incomingNote(call, lines)),
    ...fresh.filter(isNewestOfParty).map((call) => missedNote(call, fresh.filter(isOf(call)).length)),
    ...messages.map(messageNote),
    ...lines.filter(({ accountId }) => lost.has(accountId)).map(lostNote),
  ];
}

function incomingNote(
  { id: callId, name, number, accountId, forwardedBy }: DesktopCall,
  lines: readonly DesktopLine[],
): Note {
  const account = lines.length > 1 ? lines.find((line) => line.accountId === accountId) : undefined;
  const facts = [
    ...(number === name ? [] : [number]),
    ...(account === undefined ? [] : [m.incoming_call_for({ account: account.name })]),
    ...(forwardedBy === undefined ? [] : [m.forwarded_by({ name: forwardedBy })]),
  ];
  return {
    key: `incoming ${callId}`,
    kind: 'incoming',
    title: m.incoming_call_of({ name: plainText(name) }),
    body: facts.map((fact) => plainText(fact, 64)).join(' · '),
    buttons: [
      { label: m.answer(), choice: { verb: 'answer', callId } },
      { label: m.decline(), choice: { verb: 'decline', callId } },
    ],
    choice: { verb: 'show' },
  };
}

/** One note for each caller: who tries five times is one matter, not five. */
function missedNote({ id, name, number, address, accountId }: Missed, count: number): Note {
  const facts = [...(number === name ? [] : [number]), ...(count > 1 ? [m.missed_calls({ count })] : [])];
  return {
    key: `missed ${id}`,
    kind: 'missed',
    title: m.note_missed({ name: plainText(name) }),
    body: facts.map((fact) => plainText(fact, 64)).join(' · '),
    buttons:
      address === anonymousAddress
        ? []
        : [{ label: m.call_back(), choice: { verb: 'call', address, accountId } }],
    choice: { verb: 'open', page: 'recent' },
  };
}

/** One note for each person, with what they wrote last. */
function messageNote({ messageId, name, address, accountId, text, count }: Unseen): Note {
  const converse = { verb: 'converse', address, accountId } as const;
  return {
    key: `message ${messageId}`,
    kind: 'message',
    title:
      count > 1
        ? m.note_messages({ name: plainText(name), count })
        : m.note_message({ name: plainText(name) }),
    body: plainText(text, 160),
    buttons: [{ label: m.reply(), choice: converse }],
    reply: { label: m.reply(), choiceOf: (text) => ({ verb: 'write', address, accountId, text }) },
    choice: converse,
  };
}

function lostNote({ accountId, name, problem }: DesktopLine): Note {
  return {
    key: `lost ${accountId}`,
    kind: 'lost',
    title: m.note_lost({ account: plainText(name) }),
    body: m.note_lost_text({ words: problem ?? m.registration_connecting() }),
    buttons: [],
    choice: { verb: 'open', page: 'settings' },
  };
}

/** `missed` is newest first. */
function isNewestOfParty(call: Missed, index: number, all: readonly Missed[]): boolean {
  return all.findIndex(isOf(call)) === index;
}

function isOf(call: Missed): (other: Missed) => boolean {
  return (other) => other.address === call.address && other.accountId === call.accountId;
}
