/**
 * How a message of ours gets to the other side.
 *
 *   state       event                      next                      effects         why
 *   ----------  -------------------------  ------------------------  --------------  ---------------------------------
 *   (none)      compose                    queued                                    waits for its turn
 *   queued      turn                       sending                   send
 *   sending     accepted                   sent                                      RFC 3428 §7: the server has it
 *               refused 415, 406, as CPIM  sending, plain            send            RFC 3428 §5: it wants plain text
 *               refused                    failed(reason of status)
 *               lost, as CPIM              queued                                    a doubled Message-ID is dropped
 *               lost, plain                failed(no-answer)                         nobody could tell a double
 *   sending,    delivered                  delivered                                 RFC 5438 §7.2.1.1
 *   sent        failed                     failed(undelivered)                       §7.2.1.1
 *   any but     displayed                  read                                      §7.2.1.2
 *   queued
 *   failed      retry                      queued
 *
 * Receipts come in any order, also before the answer to the message: what is known better is not forgotten.
 */
export type MessageFormat = 'cpim' | 'plain';

/** Why a message did not arrive. Each reason has exactly one text for people. */
export type DeliveryProblem =
  | 'not-found' // 404, 410, 604: the server knows no such address
  | 'unavailable' // 480, 486, 600, 603: nobody takes it, and the server keeps nothing
  | 'forbidden' // 401, 403, 407
  | 'too-large' // 413, 513
  | 'not-understood' // 415 to plain text: the other side takes no messages
  | 'no-answer' // 408, or the connection broke before the answer: it may have arrived
  | 'server' // everything else
  | 'undelivered'; // a receipt says so

export type DeliveryState =
  | { readonly name: 'queued' }
  | { readonly name: 'sending' }
  | { readonly name: 'sent' }
  | { readonly name: 'delivered' }
  | { readonly name: 'read' }
  | { readonly name: 'failed'; readonly problem: DeliveryProblem; readonly status?: number | undefined };

export interface Delivery {
  readonly format: MessageFormat;
  readonly state: DeliveryState;
}

export type DeliveryEvent =
  /** The connection is there, and no earlier message to the same person waits. */
  | { readonly type: 'turn' }
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly status: number }
  /** The connection broke before the answer came. */
  | { readonly type: 'lost' }
  | { readonly type: 'receipt'; readonly disposition: 'delivered' | 'displayed' | 'failed' }
  | { readonly type: 'retry' };

export interface DeliveryStep {
  readonly delivery: Delivery;
  /** To be sent now, in the delivery's format. */
  readonly send: boolean;
}

/** @param format plain where the other side is known to take nothing else */
export function compose(format: MessageFormat): Delivery {
  return { format, state: { name: 'queued' } };
}

/** Moves a delivery on; what makes no sense in its state gives back the same one. */
export function deliver(delivery: Delivery, event: DeliveryEvent): DeliveryStep {
  const { state, format } = delivery;
  switch (event.type) {
    case 'turn':
      return state.name === 'queued' ? sending(format) : unchanged(delivery);
    case 'accepted':
      return state.name === 'sending' ? to(delivery, { name: 'sent' }) : unchanged(delivery);
    case 'refused':
      return state.name === 'sending' ? refused(delivery, event.status) : unchanged(delivery);
    case 'lost':
      if (state.name !== 'sending') return unchanged(delivery);
      return to(delivery, format === 'cpim' ? { name: 'queued' } : { name: 'failed', problem: 'no-answer' });
    case 'receipt':
      return received(delivery, event.disposition);
    case 'retry':
      return state.name === 'failed' ? to(delivery, { name: 'queued' }) : unchanged(delivery);
  }
}

function refused(delivery: Delivery, status: number): DeliveryStep {
  if (delivery.format === 'cpim' && (status === 415 || status === 406)) return sending('plain');
  return to(delivery, { name: 'failed', problem: problemOf(status), status });
}

function received(delivery: Delivery, disposition: 'delivered' | 'displayed' | 'failed'): DeliveryStep {
  const { name } = delivery.state;
  const isUnderway = name === 'sending' || name === 'sent';
  if (disposition === 'displayed' && name !== 'queued' && name !== 'read')
    return to(delivery, { name: 'read' });
  if (disposition === 'delivered' && isUnderway) return to(delivery, { name: 'delivered' });
  if (disposition === 'failed' && isUnderway) return to(delivery, { name: 'failed', problem: 'undelivered' });
  return unchanged(delivery);
}

function problemOf(status: number): DeliveryProblem {
  switch (status) {
    case 404:
    case 410:
    case 604:
      return 'not-found';
    case 480:
    case 486:
    case 600:
    case 603:
      return 'unavailable';
    case 401:
    case 403:
    case 407:
      return 'forbidden';
    case 413:
    case 513:
      return 'too-large';
    case 406:
    case 415:
      return 'not-understood';
    case 408:
      return 'no-answer';
    default:
      return 'server';
  }
}

function sending(format: MessageFormat): DeliveryStep {
  return { delivery: { format, state: { name: 'sending' } }, send: true };
}

function to(delivery: Delivery, state: DeliveryState): DeliveryStep {
  return { delivery: { ...delivery, state }, send: false };
}

function unchanged(delivery: Delivery): DeliveryStep {
  return { delivery, send: false };
}
