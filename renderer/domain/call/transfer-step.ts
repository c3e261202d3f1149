/**
 * The transfer machine: a part of an established call's, asked before it.
 *
 *   phase         event                        next           effects                       why
 *   ------------  ---------------------------  -------------  ----------------------------  ------------------------
 *   none, failed, transfer, call not held      holding        renegotiate (hold)            RFC 5589 §6.1
 *   withdrawn
 *                 transfer, call held          asking         refer
 *   holding       renegotiated, held           asking         refer
 *                 cancel-transfer              none           renegotiate (resume), unless it was held before
 *   asking,       transfer-status 1xx          trying         (180 and above: ringing)      RFC 3515 §2.4.5
 *   trying,       transfer-status 2xx          the call ends as transferred      bye        RFC 5589 §6.1: who waits
 *   ringing                                                                                 for our BYE, waits long
 *                 transfer-status 3xx-6xx      failed         renegotiate (resume), unless it was held before
 *                 cancel-transfer              withdrawn      renegotiate (resume), unless it was held before
 *                 remote-ended                 the call ends as transferred (trying, ringing)
 *   all of these  hold                         the same, and stays on hold if it fails
 *                 resume, transfer             the same
 *   withdrawn     transfer-status 2xx          the call ends as transferred      bye        a REFER cannot be recalled
 *                 transfer-status 3xx-6xx      none           (408, silence: the same)
 *   failed        transfer-status 2xx          the call ends as transferred      bye        the answer to REFER was
 *                 cancel-transfer              none                                         lost, not who went
 *
 * Undefined: the event is not its business.
 */
import type { Call, CallEvent, Step } from './call.ts';
import { stepEstablished } from './established.ts';
import { withLocalHold } from './microphone.ts';
import type { ReferralEvent } from './referral-step.ts';
import {
  isUnderway,
  type Transfer,
  type TransferEvent,
  type TransferTarget,
  type Underway,
} from './transfer.ts';
import { ended, moved, unchanged, type StateNamed } from './transition.ts';

type Established = StateNamed<'established'>;

export function isTransferEvent(event: CallEvent): event is Exclude<TransferEvent, ReferralEvent> {
  switch (event.type) {
    case 'transfer':
    case 'cancel-transfer':
    case 'transfer-status':
      return true;
    default:
      return false;
  }
}

export function stepTransfer(call: Call, state: Established, event: CallEvent): Step | undefined {
  switch (event.type) {
    case 'cancel-transfer':
      return cancelled(call, state);
    case 'transfer':
      return begun(call, state, event);
    default:
      if (isUnderway(call.transfer)) return stepUnderway(call, state, call.transfer, event);
      return call.transfer === undefined ? undefined : stepGivenUp(call, state, call.transfer, event);
  }
}

function begun(
  call: Call,
  state: Established,
  { target }: Extract<TransferEvent, { type: 'transfer' }>,
): Step {
  if (isUnderway(call.transfer)) return unchanged(call);
  switch (state.localHold) {
    case 'none': {
      const next: Call = { ...call, transfer: { ...target, phase: 'holding', keepsHold: false } };
      return withLocalHold(next, state, 'holding', { type: 'renegotiate', hold: true });
    }
    case 'holding':
      return { call: { ...call, transfer: { ...target, phase: 'holding', keepsHold: true } }, effects: [] };
    case 'held':
      return asking(call, { ...target, phase: 'holding', keepsHold: true });
    case 'resuming': {
      const next: Call = { ...call, transfer: { ...target, phase: 'holding', keepsHold: false } };
      return withLocalHold(next, state, 'holding', { type: 'renegotiate', hold: true });
    }
  }
}

function asking(call: Call, transfer: Underway): Step {
  const { uri, replaces } = transfer;
  return {
    call: { ...call, transfer: { ...transfer, phase: 'asking' } },
    effects: [{ type: 'refer', uri, ...(replaces === undefined ? {} : { replaces }) }],
  };
}

function stepUnderway(
  call: Call,
  state: Established,
  transfer: Underway,
  event: CallEvent,
): Step | undefined {
  switch (event.type) {
    case 'hold':
      // The person speaks with somebody else by now, and does not want it back.
      return transfer.keepsHold
        ? unchanged(call)
        : { call: { ...call, transfer: { ...transfer, keepsHold: true } }, effects: [] };
    case 'resume':
      return unchanged(call);
    case 'renegotiated':
      if (transfer.phase !== 'holding' || !event.held) return undefined;
      return asking({ ...call, state: { ...state, localHold: 'held' } }, transfer);
    case 'transfer-status':
      return reported(call, state, transfer, event.status);
    case 'remote-ended': {
      const isGone = transfer.phase === 'trying' || transfer.phase === 'ringing';
      return isGone ? ended(call, { reason: 'transferred', at: event.at }) : undefined;
    }
    default:
      return undefined;
  }
}

function reported(call: Call, state: Established, transfer: Underway, status: number): Step {
  if (transfer.phase === 'holding') return unchanged(call);
  if (status < 200) {
    const phase = status >= 180 || transfer.phase === 'ringing' ? 'ringing' : 'trying';
    return phase === transfer.phase
      ? unchanged(call)
      : { call: { ...call, transfer: { ...transfer, phase } }, effects: [] };
  }
  if (status < 300) return gone(call, state);
  return takenBack(
    { ...call, transfer: { ...targetOf(transfer), phase: 'failed', status } },
    state,
    transfer,
  );
}

function cancelled(call: Call, state: Established): Step {
  const { transfer, ...next } = call;
  if (transfer?.phase === 'failed') return { call: next, effects: [] };
  if (!isUnderway(transfer)) return unchanged(call);
  if (transfer.phase === 'holding')
    return transfer.keepsHold
      ? { call: next, effects: [] }
      : stepEstablished(next, state, { type: 'resume' });
  return takenBack({ ...call, transfer: { ...targetOf(transfer), phase: 'withdrawn' } }, state, transfer);
}

/** With the call that is to be replaced: it is over too if they go after all. */
function targetOf({ to, uri, replaces }: Underway): TransferTarget {
  return { to, uri, ...(replaces === undefined ? {} : { replaces }) };
}

/** Withdrawn or failed: who has gone all the same waits for our BYE, and would else be a call with nobody in it. */
function stepGivenUp(
  call: Call,
  state: Established,
  { phase }: Transfer,
  event: CallEvent,
): Step | undefined {
  if (event.type !== 'transfer-status' || event.status < 200) return undefined;
  if (event.status < 300) return gone(call, state);
  // Silence (408) decides nothing.
  if (phase === 'failed' || event.status === 408) return unchanged(call);
  const { transfer: _over, ...next } = call;
  return { call: next, effects: [] };
}

function gone(call: Call, state: Established): Step {
  return moved(call, { name: 'ending', reason: 'transferred', since: state.since }, { type: 'bye' });
}

/** Off hold again, where the transfer has put it there. */
function takenBack(call: Call, state: Established, { keepsHold }: Underway): Step {
  if (keepsHold || state.localHold !== 'held') return { call, effects: [] };
  return withLocalHold(call, state, 'resuming', { type: 'renegotiate', hold: false });
}
