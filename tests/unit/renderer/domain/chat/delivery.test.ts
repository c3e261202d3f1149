import { describe, expect, it } from 'vitest';
import {
  compose,
  deliver,
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
} from '../../../../../renderer/domain/chat/delivery.ts';

const states: Record<string, DeliveryState> = {
  queued: { name: 'queued' },
  sending: { name: 'sending' },
  sent: { name: 'sent' },
  delivered: { name: 'delivered' },
  read: { name: 'read' },
  failed: { name: 'failed', problem: 'server', status: 500 },
};

const events: Record<string, DeliveryEvent> = {
  turn: { type: 'turn' },
  accepted: { type: 'accepted' },
  refused: { type: 'refused', status: 404 },
  lost: { type: 'lost' },
  delivered: { type: 'receipt', disposition: 'delivered' },
  displayed: { type: 'receipt', disposition: 'displayed' },
  undelivered: { type: 'receipt', disposition: 'failed' },
  retry: { type: 'retry' },
};

/** Everything that is not here leaves the delivery as it is. */
const moves: Record<string, string> = {
  'queued turn': 'sending',
  'sending accepted': 'sent',
  'sending refused': 'failed',
  'sending lost': 'queued',
  'sending delivered': 'delivered',
  'sending undelivered': 'failed',
  'sending displayed': 'read',
  'sent delivered': 'delivered',
  'sent undelivered': 'failed',
  'sent displayed': 'read',
  'delivered displayed': 'read',
  'failed displayed': 'read',
  'failed retry': 'queued',
};

describe('every state and event', () => {
  for (const [stateName, state] of Object.entries(states)) {
    for (const [eventName, event] of Object.entries(events)) {
      const next = moves[`${stateName} ${eventName}`];
      it(`${stateName}, ${eventName}: ${next ?? 'nothing'}`, () => {
        const before: Delivery = { format: 'cpim', state };
        const { delivery, send } = deliver(before, event);
        if (next === undefined) expect(delivery).toBe(before);
        else expect(delivery.state.name).toBe(next);
        expect(send).toBe(next === 'sending');
      });
    }
  }
});

function after(format: 'cpim' | 'plain', ...happened: DeliveryEvent[]) {
  const begin = { delivery: compose(format), send: false };
  return happened.reduce(({ delivery }, event) => deliver(delivery, event), begin);
}

const turn: DeliveryEvent = { type: 'turn' };

it.each([415, 406])('%i to CPIM: sent again as plain text, once', (status) => {
  const refused: DeliveryEvent = { type: 'refused', status };
  expect(after('cpim', turn, refused)).toEqual({
    delivery: { format: 'plain', state: { name: 'sending' } },
    send: true,
  });
  expect(after('cpim', turn, refused, refused)).toEqual({
    delivery: { format: 'plain', state: { name: 'failed', problem: 'not-understood', status } },
    send: false,
  });
});

it('plain text whose fate is unknown is not sent again by itself', () => {
  expect(after('plain', turn, { type: 'lost' }).delivery.state).toEqual({
    name: 'failed',
    problem: 'no-answer',
  });
});

it.each([
  [404, 'not-found'],
  [410, 'not-found'],
  [604, 'not-found'],
  [480, 'unavailable'],
  [486, 'unavailable'],
  [600, 'unavailable'],
  [603, 'unavailable'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [407, 'forbidden'],
  [413, 'too-large'],
  [513, 'too-large'],
  [408, 'no-answer'],
  [500, 'server'],
  [488, 'server'],
])('%i is said as %s', (status, problem) => {
  expect(after('plain', turn, { type: 'refused', status }).delivery.state).toEqual({
    name: 'failed',
    problem,
    status,
  });
});
