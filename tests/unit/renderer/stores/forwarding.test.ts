import { beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../../../../preload/contract/index.ts';
import type { Call } from '../../../../renderer/domain/call/call.ts';
import { forwardUnanswered } from '../../../../renderer/listeners/forward-unanswered.ts';
import { Forwarding } from '../../../../renderer/stores/forwarding.svelte.ts';
import { FakeClock } from './fake-clock.ts';

let kept: unknown;
let forwarding: Forwarding;
let now: number;
beforeEach(() => {
  now = 0;
  kept = undefined;
  const bridge = {
    request: (_name: string, input: unknown) => {
      kept = input ?? kept;
      return Promise.resolve({ ok: true, value: {} });
    },
    on: () => () => undefined,
  } as unknown as Bridge;
  const accounts = { of: () => ({ aor: 'sip:alice@pbx.example' }) as never, domainOf: () => 'pbx.example' };
  forwarding = new Forwarding(bridge, accounts, () => now);
});

const call = (parts: Partial<Call> = {}): Call => ({
  id: 'in',
  accountId: 'office',
  direction: 'incoming',
  party: { address: 'sip:bob@pbx.example' },
  sipCallId: 'in@pbx',
  at: 0,
  muted: false,
  state: { name: 'incoming', silenced: false },
  ...parts,
});

describe('forwarding', () => {
  test('is kept as it was typed, and goes to what that means', () => {
    expect(forwarding.forwardTo('always', ' 030 123 ')).toBeUndefined();
    expect(kept).toEqual({ forwarding: { always: '030 123' } });
    expect(forwarding.atOnce(call(), false)).toEqual({ to: 'sip:030123@pbx.example', why: 'always' });
  });

  test('to what is no number is refused, and the former number stays', () => {
    forwarding.forwardTo('always', '200');
    expect(forwarding.forwardTo('always', 'sip:a@b?Replaces=x')).toBe('has-headers');
    expect(forwarding.numberOf('always')).toBe('200');
  });

  test('when busy is for nobody else', () => {
    forwarding.forwardTo('busy', '200');
    expect(forwarding.atOnce(call(), false)).toBeUndefined();
    expect(forwarding.atOnce(call(), true)).toEqual({ to: 'sip:200@pbx.example', why: 'busy' });
  });

  test.each([
    ['back to who calls', { party: { address: 'sip:200@pbx.example' } }],
    ['back to who calls, by another name of the server', { party: { address: 'sip:200@10.0.0.1' } }],
    ['what came by us before', { divertedVia: ['sip:bob@pbx.example', 'sip:alice@PBX.example'] }],
    ['back to who has forwarded it', { divertedVia: ['sip:200@pbx.example', 'sip:bob@pbx.example'] }],
  ])('does not go in a circle: %s', (_name, parts) => {
    forwarding.forwardTo('always', '200');
    expect(forwarding.atOnce(call(parts), false)).toBeUndefined();
  });

  test('of whoever is back at once is a circle too, of others and later it is not', () => {
    const goes = (parts?: Partial<Call>) => forwarding.atOnce(call(parts), false) !== undefined;
    forwarding.forwardTo('always', '200');
    expect([goes(), goes(), goes({ party: { address: 'sip:dan@pbx.example' } })]).toEqual([
      true,
      false,
      true,
    ]);
    now = 9_999;
    expect(goes()).toBe(false);
    now = 10_000;
    expect(goes()).toBe(true);
  });

  test('does not go to ourselves', () => {
    forwarding.forwardTo('always', 'alice');
    expect(forwarding.atOnce(call(), false)).toBeUndefined();
  });

  test('of calls that nobody answers comes after a while, unless they are over', () => {
    const clock = new FakeClock();
    const forwarded: string[] = [];
    forwarding.forwardTo('noAnswer', '200');
    forwarding.ringFor(15);
    const hear = forwardUnanswered(forwarding, clock.after.bind(clock), (id, { why }) =>
      forwarded.push(`${id} ${why}`),
    );
    hear({ call: call() });
    hear({ call: call({ id: 'given up' }) });
    hear({
      call: call({ id: 'given up', state: { name: 'ended', reason: 'missed', at: 1 } }),
      before: call({ id: 'given up' }),
    });
    clock.pass(14_999);
    expect(forwarded).toEqual([]);
    clock.pass(1);
    expect(forwarded).toEqual(['in no-answer']);
  });

  test('of a call whose answer fails after its time comes at once', () => {
    const clock = new FakeClock();
    let forwarded = 0;
    forwarding.forwardTo('noAnswer', '200');
    const hear = forwardUnanswered(forwarding, clock.after.bind(clock), () => (forwarded += 1));
    const answering = call({ state: { name: 'answering' } });
    hear({ call: call() });
    hear({ call: answering, before: call() });
    hear({ call: call(), before: answering });
    expect(forwarded).toBe(0);
    hear({ call: answering, before: call() });
    clock.pass(20_000);
    const before = forwarded;
    hear({ call: call(), before: answering });
    expect(forwarded).toBe(before + 1);
  });
});
