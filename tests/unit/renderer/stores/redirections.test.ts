import { beforeEach, expect, test } from 'vitest';
import { type Bridge, done } from '../../../../preload/contract/index.ts';
import type { Call, CallId } from '../../../../renderer/domain/call/call.ts';
import type { Placement } from '../../../../renderer/stores/calls.svelte.ts';
import { Redirections } from '../../../../renderer/stores/redirections.svelte.ts';

let placed: Placement[];
let changes: unknown[];
let followed: [CallId, CallId][];
let redirections: Redirections;

beforeEach(() => {
  placed = [];
  changes = [];
  followed = [];
  const request = (name: string, input: unknown) => {
    if (name === 'settings:change') changes.push(input);
    return Promise.resolve(done({ followRedirections: true }));
  };
  const calls = {
    place: (placement: Placement) => `call-${placed.push(placement)}`,
    dismiss: () => undefined,
  };
  redirections = new Redirections({ request } as unknown as Bridge, calls, (former, next) =>
    followed.push([former, next]),
  );
});

const carol = 'sip:carol@pbx.example';
const movedTo = { party: { address: carol }, target: `${carol}:5070` };
const sentElsewhere = (id: CallId): Call => ({
  id,
  accountId: 'office',
  direction: 'outgoing',
  party: { address: 'sip:bob@pbx.example' },
  sipCallId: id,
  at: 0,
  muted: false,
  state: { name: 'ended', reason: 'redirected', at: 1, status: 302, movedTo },
});

test('whoever has not said otherwise is asked', () => {
  redirections.onEnded(sentElsewhere('call-0'));
  expect(placed).toEqual([]);
  redirections.follow(sentElsewhere('call-0'));
  expect(placed).toMatchObject([{ accountId: 'office', target: `${carol}:5070`, party: { address: carol } }]);
  expect(followed).toEqual([['call-0', 'call-1']]);
});

test('whoever wants it so gets there without a question, and keeps the choice', async () => {
  redirections.followAll(true);
  expect(changes).toEqual([{ followRedirections: true }]);
  redirections.onEnded(sentElsewhere('call-0'));
  expect(placed).toHaveLength(1);
  redirections.followAll(false);
  await redirections.load();
  expect(redirections.followsAll).toBe(true);
});

test('a circle ends: the sixth is asked about', () => {
  redirections.followAll(true);
  redirections.onEnded(sentElsewhere('call-0'));
  for (let last = 1; last <= placed.length && last < 20; last += 1)
    redirections.onEnded(sentElsewhere(`call-${last}`));
  expect(placed).toHaveLength(5);
});

test('a call that just ends is over', () => {
  redirections.followAll(true);
  redirections.onEnded({
    ...sentElsewhere('call-0'),
    state: { name: 'ended', reason: 'remote-hung-up', at: 1 },
  });
  expect(placed).toEqual([]);
});

test('who hides their number hides it there too, and what was dialled behind the number goes along', () => {
  redirections.follow({ ...sentElsewhere('call-0'), hidesNumber: true, postDial: ',,42#' });
  expect(placed).toMatchObject([{ hidesNumber: true, tones: ',,42#' }]);
});

test('numbers for help are always asked about', () => {
  redirections.followAll(true);
  const help = { party: { address: 'sip:112@pbx.example' }, target: 'sip:112@pbx.example' };
  redirections.onEnded({
    ...sentElsewhere('call-0'),
    state: { name: 'ended', reason: 'redirected', at: 1, movedTo: help },
  });
  expect(placed).toEqual([]);
});
