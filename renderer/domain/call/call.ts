import type { AnswerProblem, CallWarning, DeclineReason, EndReason, SoundProblem } from './reasons.ts';
import type { Referral, Transfer, TransferEffect, TransferEvent } from './transfer.ts';
import type { CallVideo, VideoEffect, VideoEvent } from './video.ts';

export type { AnswerProblem, CallWarning, EndReason, SoundProblem } from './reasons.ts';

/**
 * What a call is: a value. `step` (step.ts) moves it from state to state; its table is drawn there.
 * Times are in ms since the epoch.
 */
export type CallId = string;

/** The other side, as far as it is known. `address` is a SIP URI without parameters. */
export interface Party {
  readonly address: string;
  readonly displayName?: string;
}

/** Hold on our side: what the last successful re-INVITE said, and what is under way. */
export type LocalHold = 'none' | 'holding' | 'held' | 'resuming';

/** Why a caller is sent elsewhere. */
export type ForwardReason = 'always' | 'busy' | 'no-answer';

/** What the server does with our call meanwhile: 181, 182. */
export type CallNews = 'forwarded' | 'queued';

export type CallState =
  /** Outgoing, INVITE sent, at most 100 received. */
  | { readonly name: 'calling'; readonly news?: CallNews }
  /** Outgoing, an early dialog (180, 183). With early media the server's sound is heard: no tone of ours. */
  | { readonly name: 'ringing'; readonly earlyMedia: boolean; readonly news?: CallNews }
  /** Incoming, rings here. */
  | { readonly name: 'incoming'; readonly silenced: boolean; readonly problem?: AnswerProblem }
  /** Incoming, answered here: microphone and ICE are being prepared, then 200 goes out. */
  | { readonly name: 'answering' }
  | {
      readonly name: 'established';
      readonly since: number;
      readonly localHold: LocalHold;
      readonly remoteHold: boolean;
    }
  /** CANCEL or BYE sent, its end not confirmed yet. */
  | { readonly name: 'ending'; readonly reason: EndReason; readonly since?: number }
  | {
      readonly name: 'ended';
      readonly reason: EndReason;
      /** When it was established; absent for a call that never was. */
      readonly since?: number;
      readonly at: number;
      /** The final response, where there was one. */
      readonly status?: number;
      /** Where the other side is to be reached, as the answer said (3xx). */
      readonly movedTo?: Elsewhere;
    };

/** Where a call is sent to. */
export interface Elsewhere {
  readonly party: Party;
  /** SIP URI to call: scheme, user, host and port. */
  readonly target: string;
}

export interface Call {
  readonly id: CallId;
  readonly accountId: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly party: Party;
  /** What the person typed or chose, of a call that they made. */
  readonly dialled?: string;
  /** Call-ID of its INVITE (RFC 3261 §8.1.1.4). */
  readonly sipCallId: string;
  /** When it was placed or came in. */
  readonly at: number;
  readonly muted: boolean;
  /** Whoever is called does not see who calls, whatever the account does. */
  readonly hidesNumber?: boolean;
  /** What was dialled behind the number: tones that wait for the answer. */
  readonly postDial?: string;
  /** After how many seconds the caller asks for it to be answered by itself. */
  readonly answerAfter?: number;
  /** The last one; stays when the call is over, as it may say why. */
  readonly warning?: CallWarning;
  /** As long as it lasts; stays when the call is over. */
  readonly soundProblem?: SoundProblem;
  /** The other side speaks with everybody else in our conference too. */
  readonly inConference?: true;
  /** What the other side says in the conference, the person has muted for all. */
  readonly memberMuted?: true;
  /** The other side waits outside the conference that it is in, also while that goes on. */
  readonly heldAlone?: true;
  /** We have asked the other side to speak with somebody else. */
  readonly transfer?: Transfer;
  /** The other side asks us to speak with somebody else. */
  readonly referral?: Referral;
  /** The call of ours whose place it takes as soon as it is up (RFC 3891). */
  readonly replaces?: CallId;
  /** The call of ours whose other side has put us through (RFC 3515). */
  readonly referrer?: CallId;
  /** Who has put it through to us (RFC 3892). */
  readonly referredBy?: Party;
  /** Who has forwarded it to us (RFC 5806, RFC 7044). */
  readonly divertedBy?: Party;
  /** The addresses of all who have forwarded it, also those who hide it; never shown. */
  readonly divertedVia?: readonly string[];
  /** Absent while nobody has ever shown anything. */
  readonly video?: CallVideo;
  readonly state: CallState;
}

/** What happened: what the person did, or what the network said. */
export type CallEvent =
  | TransferEvent
  | VideoEvent
  // the person
  | { readonly type: 'answer' }
  | { readonly type: 'decline'; readonly as?: DeclineReason }
  | { readonly type: 'silence' }
  | { readonly type: 'end' }
  /** `alone`: of those in the conference. */
  | { readonly type: 'hold'; readonly alone?: boolean }
  | { readonly type: 'resume' }
  | { readonly type: 'mute' }
  | { readonly type: 'unmute' }
  | { readonly type: 'send-tones'; readonly tones: string }
  | { readonly type: 'join-conference' }
  /** `hold`: the other side waits from now on, for the conference goes on without them. */
  | { readonly type: 'leave-conference'; readonly hold: boolean }
  /** What the other side says, nobody in the conference hears, or all do again; it goes on hearing them. */
  | { readonly type: 'mute-member'; readonly muted: boolean }
  /** The person is not to be disturbed: nobody declines, and the call is missed. */
  | { readonly type: 'refuse'; readonly at: number }
  /** The caller is sent elsewhere, to a SIP URI. */
  | { readonly type: 'forward'; readonly to: string; readonly why: ForwardReason; readonly at: number }
  // the network
  /** 1xx but 100; `earlyMedia` when sound already flows. */
  | { readonly type: 'progress'; readonly earlyMedia: boolean; readonly news?: CallNews }
  /** 2xx sent or received, ACK done. */
  | { readonly type: 'established'; readonly at: number }
  /** Final response 3xx–6xx to our INVITE. */
  | {
      readonly type: 'rejected';
      readonly status: number;
      readonly at: number;
      /** Where a 3xx sends us. */
      readonly movedTo?: Elsewhere;
    }
  /** CANCEL from the caller; `elsewhere` when its Reason says that another device took the call (RFC 3326). */
  | { readonly type: 'cancelled'; readonly elsewhere: boolean; readonly at: number }
  /** BYE from the other side. */
  | { readonly type: 'remote-ended'; readonly at: number }
  /** Our CANCEL or BYE is through, or there is nothing to wait for. */
  | { readonly type: 'closed'; readonly at: number }
  /** The direction of the other side's last offer or answer: it put us on hold, or took us back. */
  | { readonly type: 'remote-hold'; readonly held: boolean }
  /** The other side is on hold, whether it wanted to know of it or not, or is not any more. */
  | { readonly type: 'renegotiated'; readonly held: boolean }
  /** Our re-INVITE, which was to resume, was refused: it is still on hold. */
  | { readonly type: 'resume-failed' }
  | { readonly type: 'answer-failed'; readonly problem: AnswerProblem }
  /** Ends the call from our side for a reason of ours: no microphone, ICE failed, 481 in a re-INVITE … */
  | { readonly type: 'failed'; readonly reason: EndReason; readonly at: number }
  /** The other side turned out to be someone else (P-Asserted-Identity, RFC 3325). */
  | { readonly type: 'identified'; readonly party: Party }
  /** Something is wrong that need not end the call. */
  | { readonly type: 'warned'; readonly warning: CallWarning }
  /** The other side's sound does not come, or does again. */
  | { readonly type: 'sound'; readonly problem?: SoundProblem };

/** What the user agent must do, in order. */
export type CallEffect =
  | TransferEffect
  | VideoEffect
  | { readonly type: 'invite' }
  /** Before the final response: CANCEL (RFC 3261 §9). */
  | { readonly type: 'cancel' }
  /** It rings here: microphone and candidates are got ready for the answer. */
  | { readonly type: 'warm-up' }
  | { readonly type: 'accept' }
  /** `explained`: with a Reason that telephone networks understand (RFC 6432). */
  | { readonly type: 'reject'; readonly status: 480 | 486 | 603; readonly explained?: true }
  /** 302 (RFC 3261 §21.3.3), with the reason for Diversion (RFC 5806). */
  | { readonly type: 'redirect'; readonly to: string; readonly why: ForwardReason }
  | { readonly type: 'bye' }
  /** re-INVITE with `sendonly` or `sendrecv` (RFC 3264 §8.4). */
  | { readonly type: 'renegotiate'; readonly hold: boolean }
  | { readonly type: 'set-microphone'; readonly live: boolean }
  | { readonly type: 'set-conference'; readonly joined: boolean }
  /** Whether what the other side says is heard. */
  | { readonly type: 'set-heard'; readonly heard: boolean }
  /** 0-9 * # A-D, `,` 2 s of pause, `;` the same (waits nobody asked us to confirm). */
  | { readonly type: 'send-tones'; readonly tones: string };

export interface Step {
  readonly call: Call;
  readonly effects: readonly CallEffect[];
}
