import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';
import { chosenStatus, myStatus } from './status.ts';

export const text = v.pipe(v.string(), v.maxLength(512));
export const callId = v.pipe(v.string(), v.maxLength(64));

/** More calls or accounts than that nobody overlooks; the desktop shows the first. */
export const MOST_CALLS = 64;
export const MOST_LINES = 64;

/** Somebody to call back: `address` is a SIP URI, `number` what a person reads. */
const party = { name: text, number: text, address, accountId };

/** A call that is not over. */
export const desktopCall = v.object({
  id: callId,
  ...party,
  /** The name is that of a contact, not one that the network gave. */
  isContact: v.boolean(),
  /** Name of whom has put it through to us. */
  putThroughBy: v.optional(text),
  /** Name of whom has forwarded it to us. */
  forwardedBy: v.optional(text),
  /** `ringing` waits for our answer, `calling` for theirs. */
  state: v.picklist(['ringing', 'calling', 'connected', 'held']),
  /** Whether they can be written to: not who does not want to be known, nor a telephone without SMS. */
  canWrite: v.boolean(),
  /** It rings without a sound. */
  silenced: v.boolean(),
  muted: v.boolean(),
  /** When it was established, in ms since the epoch. */
  since: v.optional(v.number()),
});

/** How an account stands with its server; `problem` in words. */
export const desktopLine = v.object({
  accountId,
  name: text,
  /** Whether the person has it on; one that is on can be `off` for a moment. */
  enabled: v.boolean(),
  state: v.picklist(['off', 'connecting', 'registered', 'problem']),
  problem: v.optional(text),
});

/** `at` is when it began to ring, in ms since the epoch. */
export const missedCall = v.object({ id: callId, ...party, at: v.number() });

export const recentParty = v.object(party);

/** Messages of somebody that nobody has seen: the newest that came while Parley ran, and how many there are. */
export const unseenMessages = v.object({
  ...party,
  messageId: v.pipe(v.number(), v.integer()),
  text,
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What the phone window knows and the desktop shows, whole: tray, notifications, card, and whether the computer may sleep. */
export const desktopState = v.object({
  status: myStatus,
  /** Oldest first. */
  calls: v.pipe(v.array(desktopCall), v.maxLength(MOST_CALLS)),
  lines: v.pipe(v.array(desktopLine), v.maxLength(MOST_LINES)),
  /** Missed calls that nobody has looked at: how many, and the newest of them, newest first. */
  missedCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  missed: v.pipe(v.array(missedCall), v.maxLength(20)),
  messages: v.pipe(v.array(unseenMessages), v.maxLength(20)),
  /** Whom one may want to call again, newest first, nobody twice. */
  recent: v.pipe(v.array(recentParty), v.maxLength(10)),
});

/** The most characters of a link or a selected text that reach the window. What is longer is no number, and said to be none. */
export const LONGEST_OFFER = 2_048;

const ofCall = v.object({
  verb: v.picklist(['answer', 'silence', 'end', 'mute', 'unmute']),
  callId,
});

/** `as`: what the caller is told, where the person said so. */
export const decline = v.object({
  verb: v.literal('decline'),
  callId,
  as: v.optional(v.picklist(['busy', 'unavailable', 'everywhere'])),
});

/** Declines the call and sends its caller a message, at most 1000 bytes: more may not pass a server (RFC 3428 §8). */
export const reply = v.object({
  verb: v.literal('reply'),
  callId,
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxBytes(1000)),
});

/** What a person did outside the phone window. */
export const desktopCommand = v.variant('verb', [
  ofCall,
  decline,
  reply,
  v.object({ verb: v.literal('call'), address, accountId: v.optional(accountId) }),
  /** Shows what was said with somebody, and where to go on. */
  v.object({ verb: v.literal('converse'), address, accountId }),
  v.object({
    verb: v.literal('write'),
    address,
    accountId,
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000)),
  }),
  v.object({ verb: v.literal('set-status'), status: chosenStatus }),
  /** Somebody else wrote the text: whether it is called, the person is asked. */
  v.object({
    verb: v.literal('offer'),
    from: v.picklist(['link', 'selection']),
    text: v.pipe(v.string(), v.maxLength(LONGEST_OFFER)),
  }),
  v.object({ verb: v.literal('open'), page: v.picklist(['recent', 'people', 'keypad', 'settings']) }),
]);

export type DesktopCall = v.InferOutput<typeof desktopCall>;
export type DesktopLine = v.InferOutput<typeof desktopLine>;
export type DesktopState = v.InferOutput<typeof desktopState>;
export type DesktopCommand = v.InferOutput<typeof desktopCommand>;
