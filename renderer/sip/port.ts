/**
 * The door to SIP. What the rest of the renderer knows of a user agent: commands go in as the effects of the pure
 * machines, what the network says comes out as their events. Only this folder imports sip.js.
 */
import type { CallEffect, CallEvent, CallId, Party } from '../domain/call/call.ts';
import type { ChatContent } from '../domain/chat/chat.ts';
import type { Replaces } from '../domain/call/pick-up.ts';
import type { ReplaceableDialog } from '../domain/presence/availability.ts';
import type { Reports } from '../domain/presence/merge.ts';
import type { OwnPresence } from '../domain/presence/own-presence.ts';
import type { Registration } from '../domain/registration/registration.ts';
import type { Mailbox } from '../domain/voicemail/mailbox.ts';
import type { CallPictures } from '../media/call-pictures.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { MediaChoice } from '../media/media-session.ts';

/** An account's line to its server (RFC 3261: a user agent). */
export interface Line {
  readonly accountId: string;
  /** Opens the connection and keeps the address-of-record registered. */
  start(): void;
  /** Ends calls, unregisters, closes, for good; resolves after 2 s at the latest, whatever the server does. */
  stop(): Promise<void>;
  /** Tries to connect and register now. */
  retry(): void;
  /**
   * Prepares an outgoing call; its first effect, `invite`, sends it with `id` as its Call-ID. `target` is a SIP URI.
   */
  place(id: CallId, target: string, options?: PlaceOptions): void;
  /** The confirmed dialog of a call, seen from our end: what takes its place elsewhere names it so (RFC 3891). */
  dialogOf(id: CallId): ReplaceableDialog | undefined;
  /** Does what the call machine decided. */
  perform(id: CallId, effect: CallEffect): void;
  /** Sends one message to a SIP URI (RFC 3428). */
  sendMessage(target: string, message: MessageBody): Promise<MessageAnswer>;
  /** Watches these people, SIP URIs, and no others (RFC 3856, RFC 4235). */
  watch(addresses: readonly string[]): void;
  /** What others are told of us (RFC 3903). */
  publish(presence: OwnPresence): void;
  /** Sound of the call, once there is any. */
  soundOf(id: CallId): CallSound | undefined;
  /** Video of the call, once there is any media. */
  picturesOf(id: CallId): CallPictures | undefined;
}

export interface PlaceOptions {
  /** Whoever is called is not to see who calls, whatever the account does. */
  readonly hidesNumber?: boolean;
  /** It takes the place of this call, which rings elsewhere. */
  readonly replaces?: Replaces;
  /** The other side of this call has asked for it, and is told what becomes of it (RFC 3515). */
  readonly referral?: CallId;
}

export interface MessageBody {
  readonly contentType: string;
  readonly body: string;
}

/** The final response to a message; `lost` when the connection was gone before there was one. */
export type MessageAnswer = { readonly status: number } | 'lost';

export interface IncomingCall {
  readonly id: CallId;
  readonly accountId: string;
  readonly party: Party;
  readonly sipCallId: string;
  /** It takes the place of this call and is answered by itself (RFC 3891): somebody has picked it up, or was given it. */
  readonly replaces?: CallId;
  /** After how many seconds it asks to be answered by itself. */
  readonly answerAfter?: number;
  /** Who has put it through to us (RFC 3892). */
  readonly referredBy?: Party;
  /** Who has forwarded it to us (RFC 5806, RFC 7044). */
  readonly divertedBy?: Party;
  /** The addresses of all who have forwarded it, also those who hide it; never shown. */
  readonly divertedVia?: readonly string[];
}

export interface ReceivedMessage {
  readonly accountId: string;
  readonly from: Party;
  readonly content: ChatContent;
  /** When the server says that it was sent, in ms since the epoch. */
  readonly sentAt?: number;
}

/** What a line reports. Call events never arrive before the command that caused them has returned. */
export interface LineListener {
  onIncoming(call: IncomingCall): void;
  onCallEvent(id: CallId, event: CallEvent): void;
  /** Resolves to whether the message is kept: its sender is told so. */
  onMessage(message: ReceivedMessage): Promise<boolean>;
  onRegistration(accountId: string, registration: Registration): void;
  /** What is known of a person who is watched. What is too old is not there any more. */
  onReports(accountId: string, address: string, reports: Reports): void;
  /** What waits in the account's mailbox; undefined when nobody tells. */
  onMailbox(accountId: string, mailbox: Mailbox | undefined): void;
}

/** The account as a line needs it. */
export interface LineAccount {
  readonly id: string;
  readonly aor: string;
  readonly displayName?: string;
  readonly authorizationUser?: string;
  readonly registrationExpires?: number;
  /** SIP URI of the server's list of colleagues (RFC 4662). */
  readonly resourceList?: string;
  /** Those who are called do not see who calls (RFC 3323). */
  readonly hideNumber?: boolean;
  readonly media?: MediaChoice;
  /** False when main has no password for it: challenges cannot be answered. */
  readonly hasPassword: boolean;
}

export type OpenLine = (account: LineAccount, listener: LineListener) => Line;
