import type { Call, CallEvent, CallId, Party } from '../domain/call/call.ts';
import type { Replaces } from '../domain/call/pick-up.ts';
import { comingBack, isAttended, isReplaceable, toHold, withConference } from '../domain/call/attention.ts';
import type { ConferenceEvent } from '../domain/call/conference.ts';
import { isLive } from '../domain/call/is-live.ts';
import type { DeclineReason } from '../domain/call/reasons.ts';
import type { TransferEvent } from '../domain/call/transfer.ts';
import type { VideoEvent } from '../domain/call/video.ts';
import { place, receive, step } from '../domain/call/step.ts';
import type { CallSound } from '../media/call-sound.ts';
import type { IncomingCall } from '../sip/port.ts';
import type { CallListener } from '../listeners/call-listener.ts';
import { CallMachine } from './call-machine.svelte.ts';
import type { Clock } from './clock.ts';
import type { Destination } from './forwarding.svelte.ts';
import { Gated } from './gated.svelte.ts';
import type { Lines } from './lines.ts';
import type { RenderGate } from './render-gate.ts';

export interface Placement {
  readonly accountId: string;
  readonly party: Party;
  /** What the person typed or chose. */
  readonly dialled: string;
  /** What is dialled: a SIP URI. */
  readonly target: string;
  /** Whoever is called is not to see who calls (RFC 3323). */
  readonly hidesNumber?: boolean;
  /** Tones to send once the call is up. */
  readonly tones?: string;
  /** The call takes the place of this one, which rings elsewhere. */
  readonly replaces?: Replaces;
  /** The other side of this call has asked for it. */
  readonly referral?: CallId;
}

interface Dependencies {
  readonly lines: Pick<Lines, 'of'>;
  readonly clock: Clock;
  readonly gate: RenderGate;
  readonly newId: () => CallId;
  /** Whether nobody is to be disturbed by a call. */
  readonly refuses: () => boolean;
  /** Where a call goes in place of ringing here. */
  readonly forwards: (call: Call) => Destination | undefined;
}

/** The calls, what the person may do with them, and which of them they attend to. */
export class Calls {
  readonly #machine: CallMachine;
  readonly #lines: Pick<Lines, 'of'>;
  readonly #clock: Clock;
  readonly #newId: () => CallId;
  readonly #refuses: () => boolean;
  readonly #forwards: (call: Call) => Destination | undefined;
  readonly #chosen: Gated<CallId | undefined>;

  constructor({ lines, clock, gate, newId, refuses, forwards }: Dependencies) {
    this.#lines = lines;
    this.#clock = clock;
    this.#newId = newId;
    this.#refuses = refuses;
    this.#forwards = forwards;
    this.#chosen = new Gated<CallId | undefined>(gate, undefined);
    this.#machine = new CallMachine({ lines, clock, gate, answered: (id) => this.#answered(id) });
  }

  /** These hear of each change from now on. */
  listen(listeners: readonly CallListener[]): void {
    this.#machine.listen(listeners);
  }

  /** Oldest first; ended ones stay a few seconds. */
  get all(): readonly Call[] {
    return this.#machine.all;
  }

  /** The call in the call bar. */
  get current(): Call | undefined {
    const shown = this.all.filter((call) => call.state.name !== 'incoming');
    return shown.find((call) => call.id === this.#chosen.value) ?? shown.at(-1);
  }

  /** Calls that wait beside the current one. */
  get further(): readonly Call[] {
    const current = this.current;
    return this.all.filter((call) => call.state.name !== 'incoming' && call !== current);
  }

  /** Calls that ring here. */
  get incoming(): readonly Call[] {
    return this.all.filter((call) => call.state.name === 'incoming');
  }

  /** Whether the account has a call that is not over. */
  isBusy(accountId: string): boolean {
    return this.all.some((call) => call.accountId === accountId && isLive(call));
  }

  /** Whether the person speaks with somebody, or tries to; not so once they have hung up, heard or not. */
  get isOnCall(): boolean {
    return this.all.some((call) => !['incoming', 'ending'].includes(call.state.name) && isLive(call));
  }

  soundOf(call: Pick<Call, 'id' | 'accountId'>): CallSound | undefined {
    return this.#lines.of(call.accountId)?.soundOf(call.id);
  }

  /** @returns undefined where there is no line any more. */
  place({ accountId, party, dialled, target, ...how }: Placement): CallId | undefined {
    const { tones, referral, replaces, hidesNumber } = how;
    const line = this.#lines.of(accountId);
    if (line === undefined) return undefined;
    const id = this.#newId();
    // Who puts us through has put us on hold; so they need not be, and are there at once if nobody answers.
    this.#holdAllBut(id, ...(referral === undefined ? [] : [referral]));
    line.place(id, target, {
      ...(replaces === undefined ? {} : { replaces }),
      ...(referral === undefined ? {} : { referral }),
      ...(hidesNumber === undefined ? {} : { hidesNumber }),
    });
    // The line gives the INVITE the call's own id.
    const call = { id, sipCallId: id, accountId, party, dialled, at: this.#clock.now() };
    this.#machine.begin(
      place({
        ...call,
        ...(tones === undefined ? {} : { postDial: tones }),
        ...(referral === undefined ? {} : { referrer: referral }),
        ...(hidesNumber === undefined ? {} : { hidesNumber }),
      }),
    );
    this.#chosen.value = id;
    return id;
  }

  answer(id: CallId): void {
    this.#holdAllBut(id);
    this.#machine.dispatch(id, { type: 'answer' });
    this.#chosen.value = id;
  }

  /** @param as what the caller is told; busy, and nothing more, where it is not said */
  decline(id: CallId, as?: DeclineReason): void {
    this.#machine.dispatch(id, as === undefined ? { type: 'decline' } : { type: 'decline', as });
  }

  /** Refuses whatever rings: from now on nobody is to be disturbed. */
  refuseRinging(): void {
    for (const { id } of this.incoming) this.#machine.dispatch(id, { type: 'refuse', at: this.#clock.now() });
  }

  /** Sends the caller elsewhere. */
  forward(id: CallId, destination: Destination): void {
    this.#machine.dispatch(id, { type: 'forward', ...destination, at: this.#clock.now() });
  }

  silence(id: CallId): void {
    this.#machine.dispatch(id, { type: 'silence' });
  }

  end(id: CallId): void {
    this.#machine.dispatch(id, { type: 'end' });
  }

  /** Ends the call with that Call-ID, where there is one. */
  endOf(sipCallId: string): void {
    const call = this.all.find((each) => each.sipCallId === sipCallId);
    if (call !== undefined) this.end(call.id);
  }

  /** @param alone of those in its conference, and until it is resumed itself */
  hold(id: CallId, alone = false): void {
    this.#machine.dispatch(id, { type: 'hold', alone });
  }

  resume(id: CallId): void {
    this.#holdAllBut(id);
    this.#machine.dispatch(id, { type: 'resume' });
    this.#chosen.value = id;
  }

  /** Puts the call into the call bar and speaks there, in a conference to all of it but who waits alone. */
  swapTo(id: CallId): void {
    this.resume(id);
    this.resumeAll(id);
  }

  /** Off hold, and with it its conference; who waits alone there goes on waiting, be it this one. */
  resumeAll(id: CallId): void {
    this.#holdAllBut(id);
    for (const { id: each } of comingBack(this.all, id)) this.#machine.dispatch(each, { type: 'resume' });
  }

  /** In a conference nobody hears who is muted. */
  setMuted(id: CallId, muted: boolean): void {
    for (const { id: each } of withConference(this.all, id))
      this.#machine.dispatch(each, { type: muted ? 'mute' : 'unmute' });
  }

  /** What the person wants of a transfer, a conference or video (transfers, conference, pictures in stores). */
  decide(id: CallId, event: TransferEvent | ConferenceEvent | VideoEvent | { type: 'resume' }): void {
    this.#machine.dispatch(id, event);
  }

  /** 0-9 * # A-D, with `,` and `;` as pauses. */
  sendTones(id: CallId, tones: string): void {
    this.#machine.dispatch(id, { type: 'send-tones', tones });
  }

  /** Takes an ended call off the screen. */
  dismiss(id: CallId): void {
    this.#machine.dismiss(id);
  }

  onIncoming(call: IncomingCall): void {
    const at = this.#clock.now();
    const received = receive({ ...call, at });
    if (call.replaces !== undefined) {
      this.#replace(call.replaces, received.call);
      return;
    }
    const destination = this.#forwards(received.call);
    if (destination !== undefined)
      this.#machine.begin(step(received.call, { type: 'forward', ...destination, at }));
    else this.#machine.begin(this.#refuses() ? step(received.call, { type: 'refuse', at }) : received);
  }

  onCallEvent(id: CallId, event: CallEvent): void {
    this.#machine.dispatch(id, event);
  }

  /** It does not ring: the person is in the call already, only with somebody else from now on. */
  #replace(former: CallId, call: Call): void {
    const replaced = this.#machine.of(former);
    if (replaced === undefined || !isReplaceable(replaced)) {
      this.#machine.begin(step(call, { type: 'decline' }));
      return;
    }
    if (this.current?.id === former) this.#chosen.value = call.id;
    this.#machine.begin(step({ ...call, muted: replaced.muted }, { type: 'answer' }));
  }

  /** The former call goes when the new one is up (RFC 3891 §3), which then stands where that stood. */
  #takePlace(id: CallId): readonly Call[] {
    const replaced = this.#machine.of(this.#machine.of(id)?.replaces);
    if (replaced === undefined) return [];
    const mates = withConference(this.all, replaced.id);
    if (replaced.inConference === true) this.#machine.dispatch(id, { type: 'join-conference' });
    this.#machine.dispatch(id, { type: 'mute-member', muted: replaced.memberMuted === true });
    // Whoever comes in place of who waits, waits: the person is elsewhere. To join would take it off hold.
    const isWaiting = replaced.state.name === 'established' && !isAttended(replaced);
    if (isWaiting) this.hold(id, replaced.heldAlone);
    this.end(replaced.id);
    return mates;
  }

  /** One person speaks with one other: whoever else is on the line is put on hold first. */
  #holdAllBut(...attended: readonly CallId[]): void {
    for (const id of toHold(this.all, attended)) this.hold(id);
  }

  /** Of two calls that are answered at last, the one in the call bar is spoken; the other waits. */
  #answered(id: CallId): void {
    const mates = this.#takePlace(id);
    const { current } = this;
    if (current !== undefined && current.id !== id && isAttended(current)) {
      // In a conference all are spoken with.
      if (!mates.some((mate) => mate.id === current.id)) this.hold(id);
      return;
    }
    this.#chosen.value = id;
    this.#holdAllBut(id, ...mates.map((call) => call.id));
  }
}
