import * as v from 'valibot';
import { account, accountChange, accountForm, accountId, secretKeeping } from './account.ts';
import { cardAct, cardCall } from './card.ts';
import { desktopState } from './desktop.ts';
import { whom } from './correspondent.ts';
import { callRecord, historyPage, historyQuery, keptCall, pastCall, pastCallId } from './history.ts';
import {
  chatMessage,
  delivery,
  displayedMessage,
  keptMessage,
  messageRow,
  newMessage,
  unread,
} from './message.ts';
import { iceServerWithCredential } from './ice-server.ts';
import { linkHandler } from './links.ts';
import { exportReport, importReport, person, personForm, personId, soughtParties } from './person.ts';
import { chosenSound, ringtoneFile } from './ringtone.ts';
import { begunRecording, recordingId, recordingPart } from './recording.ts';
import { room } from './room.ts';
import { screenId, screenSource } from './screen.ts';
import { sipMessage } from './signalling.ts';
import { accelerator, shortcut, shortcutAction } from './shortcuts.ts';
import { settings, settingsChange } from './settings.ts';
import { activity } from './status.ts';
import { updateInfo } from './updates.ts';
import { timelinePage, timelineQuery } from './timeline.ts';
import { trouble } from './trouble.ts';

const nothing = v.void();
const ofAccount = v.object({ accountId });

/** `http:` or `https:`, and nothing that the system would run. */
const webLink = v.pipe(
  v.string(),
  v.maxLength(2_048),
  v.url('is not a URL'),
  v.regex(/^https?:\/\//i, 'is no web page'),
);

/** Of several addresses together, one below the other. */
const draft = v.pipe(v.string(), v.maxLength(100_000));

/** Requests of a window to main: what it asks with, and what it gets. */
export const requests = {
  'accounts:list': { input: nothing, output: v.array(account) },
  'accounts:add': { input: accountForm, output: account },
  'accounts:change': { input: v.object({ accountId, change: accountChange }), output: account },
  'accounts:remove': { input: ofAccount, output: nothing },
  'accounts:set-password': {
    input: v.object({ accountId, password: accountForm.entries.password, keep: secretKeeping }),
    output: account,
  },
  /** Whether the system's keychain can encrypt a password. */
  'vault:has-keychain': { input: nothing, output: v.boolean() },

  /** Everybody, in no order. */
  'people:list': { input: nothing, output: v.array(person) },
  /** Those who have all pieces of the text in their name, organisation or numbers; first whose name begins with it. */
  'people:search': {
    input: v.object({ text: v.pipe(v.string(), v.maxLength(256)) }),
    output: v.array(person),
  },
  /** Who each party is, by their number however it is written, or by their SIP address. */
  'people:find': { input: soughtParties, output: v.array(v.nullable(person)) },
  'people:save': { input: personForm, output: person },
  'people:remove': { input: v.object({ id: personId }), output: nothing },
  'people:favour': { input: v.object({ id: personId, isFavourite: v.boolean() }), output: person },
  /** Adds the people of a file of vCards or of a table (CSV), which is told by what is in it. */
  'people:import': { input: v.object({ file: v.instance(Uint8Array) }), output: importReport },
  /** Asks where to and writes one's own people there as vCards; null where the person does not want to any more. */
  'people:export': { input: nothing, output: v.nullable(exportReport) },

  /** A call is over; answers when it is on the disk. */
  'history:add': { input: callRecord, output: keptCall },
  'history:page': { input: historyQuery, output: historyPage },
  /** The last call with each party whose name or number has the text in it. */
  'history:search': {
    input: v.object({ text: v.pipe(v.string(), v.maxLength(256)) }),
    output: v.array(pastCall),
  },
  'history:remove': { input: v.object({ id: pastCallId }), output: nothing },
  'history:clear': { input: nothing, output: nothing },
  /** Missed calls since the list was last looked at, by `history:seen`. */
  'history:unseen': { input: nothing, output: v.number() },
  'history:seen': { input: nothing, output: nothing },

  /** Opens the account's connection and keeps it open; its states arrive as `signalling:changed`. */
  'signalling:connect': { input: ofAccount, output: nothing },
  'signalling:disconnect': { input: ofAccount, output: nothing },
  'signalling:send': { input: v.object({ accountId, message: sipMessage }), output: nothing },
  /** The network came back: every waiting connection tries at once. */
  'signalling:retry': { input: nothing, output: nothing },

  /** STUN and TURN servers of the account with their credentials, asked for as a call begins. */
  'media:ice-servers': { input: ofAccount, output: v.array(iceServerWithCredential) },

  /** Whether somebody is at the computer; changes arrive as `power:activity-changed`. */
  'power:activity': { input: nothing, output: activity },

  /** Whether it is to be told what the system's default devices are, at once and when they change (`devices:defaults-changed`). */
  'devices:follow-defaults': { input: v.boolean(), output: nothing },

  /** What the desktop shows from now on. */
  'desktop:report': { input: desktopState, output: nothing },

  /** Keeps a message; resolves when it is on the disk. One that was kept before, by its `messageId`, is not new. */
  'messages:add': { input: newMessage, output: keptMessage },
  'messages:deliver': { input: v.object({ id: messageRow, delivery }), output: nothing },
  /** The message of ours that a receipt is about. */
  'messages:find': { input: v.object({ messageId: v.string() }), output: v.nullable(chatMessage) },
  /** Those of ours that have not been sent, oldest first. */
  'messages:unsent': { input: nothing, output: v.array(chatMessage) },
  'messages:remove': { input: v.object({ id: messageRow }), output: nothing },
  /** The person has seen everything with somebody; gives the accounts that owe receipts for it. */
  'messages:see': { input: whom, output: v.array(accountId) },
  /** What was seen and whose sender has still to be told, oldest first. */
  'messages:receipts-due': { input: ofAccount, output: v.array(displayedMessage) },
  'messages:receipt-sent': { input: v.object({ id: messageRow }), output: nothing },

  /** Group chats that were ever joined. */
  'rooms:list': { input: nothing, output: v.array(room) },
  'rooms:put': { input: room, output: nothing },

  /** Of each person once; who wrote last is last. */
  'messages:unread': { input: nothing, output: v.array(unread) },
  /** The newest messages with all words of the text. */
  'messages:search': {
    input: v.object({ text: v.pipe(v.string(), v.maxLength(256)) }),
    output: v.array(chatMessage),
  },
  /** Calls and messages with one person. */
  'timeline:page': { input: timelineQuery, output: timelinePage },
  /** What was being written to somebody; empty when nothing was. */
  'drafts:read': { input: whom, output: draft },
  /** In the place of `former`; what has come to it since then, from another address of theirs, stays. */
  'drafts:save': { input: v.object({ whom, text: draft, former: draft }), output: nothing },
  /** ISO 3166 code of the system's country; empty where it has none. */
  'app:country': { input: nothing, output: v.string() },
  /** Opens a web page in the person's browser. */
  'app:open-link': { input: v.object({ url: webLink }), output: nothing },
  /** What the system opens for the links that Parley can open. */
  'links:handlers': { input: nothing, output: v.array(linkHandler) },
  /** Makes Parley the program for links, or opens the system's page where only the person can. */
  'links:repair': { input: nothing, output: v.array(linkHandler) },
  /** Opens a link through the system: whether it came back here. */
  'links:test': { input: nothing, output: v.boolean() },

  'shortcuts:list': { input: nothing, output: v.array(shortcut) },
  /** `null` takes the keys away. */
  'shortcuts:set': {
    input: v.object({ action: shortcutAction, accelerator: v.nullable(accelerator) }),
    output: v.array(shortcut),
  },
  /** While a shortcut is being chosen, its keys must come to the window. */
  'shortcuts:pause': { input: v.boolean(), output: nothing },

  /** The calls that ring, oldest first; what changes about them arrives as `card:changed`. */
  'card:calls': { input: nothing, output: v.array(cardCall) },
  'card:act': { input: cardAct, output: nothing },

  /** A file for the call with that party; its parts follow in their order. */
  'recordings:begin': {
    input: v.object({ party: v.pipe(v.string(), v.maxLength(1_024)) }),
    output: begunRecording,
  },
  'recordings:append': { input: v.object({ id: recordingId, part: recordingPart }), output: nothing },
  'recordings:end': { input: v.object({ id: recordingId }), output: nothing },
  /** Path of the folder. */
  'recordings:folder': { input: nothing, output: v.string() },
  /** Lets the person choose another one. */
  'recordings:choose-folder': { input: nothing, output: v.string() },
  /** Opens the folder in the system's file manager. */
  'recordings:show': { input: nothing, output: nothing },

  /** What can be shown to others; null where the system asks the person itself. */
  'screens:list': { input: nothing, output: v.nullable(v.array(screenSource)) },
  /** What is shown next. */
  'screens:choose': { input: v.object({ id: screenId }), output: nothing },
  /** Names of the person's own sound files. */
  'ringtones:list': { input: nothing, output: v.array(ringtoneFile) },
  /** Lets the person choose a sound file; null where they choose none. */
  'ringtones:choose': { input: nothing, output: v.nullable(chosenSound) },
  /** Keeps a copy of the one that was chosen last; its name. */
  'ringtones:add': { input: nothing, output: ringtoneFile },
  'ringtones:read': { input: v.object({ file: ringtoneFile }), output: v.instance(Uint8Array) },
  'ringtones:remove': { input: v.object({ file: ringtoneFile }), output: nothing },

  'settings:read': { input: nothing, output: settings },
  'settings:change': { input: settingsChange, output: settings },

  /** Whether Parley starts when the person logs in, as the system has it; a change answers with what holds then. */
  'login-start:read': { input: nothing, output: v.boolean() },
  'login-start:change': { input: v.object({ isOn: v.boolean() }), output: v.boolean() },

  /** What went wrong while starting that the person should know. */
  'app:troubles': { input: nothing, output: v.array(trouble) },
  /** The person wants to quit; `confirmed`: they know that their calls end. */
  'app:quit': { input: v.object({ confirmed: v.boolean() }), output: nothing },
  /** Calls are ended and accounts unregistered: main may go. */
  'app:left': { input: nothing, output: nothing },

  'updates:read': { input: nothing, output: updateInfo },
  'updates:check': { input: nothing, output: nothing },
  /** Ends all as quitting does and comes back as the version that is ready; nothing happens while a call runs. */
  'updates:restart': { input: nothing, output: nothing },

  'log:write': {
    input: v.object({
      level: v.picklist(['error', 'warn', 'info', 'debug']),
      text: v.pipe(v.string(), v.maxLength(65_536)),
    }),
    output: nothing,
  },
} as const;
