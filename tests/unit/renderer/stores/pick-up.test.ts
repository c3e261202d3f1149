import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, Bridge } from '../../../../preload/contract/index.ts';
import type { RingingCall } from '../../../../renderer/domain/presence/availability.ts';
import { Accounts } from '../../../../renderer/stores/accounts.svelte.ts';
import type { Placement } from '../../../../renderer/stores/calls.svelte.ts';
import { KnownParties } from '../../../../renderer/stores/known-parties.svelte.ts';
import { PartyNames } from '../../../../renderer/stores/party-names.ts';
import { People } from '../../../../renderer/stores/people.svelte.ts';
import { PickUp } from '../../../../renderer/stores/pick-up.ts';
import { Presence } from '../../../../renderer/stores/presence.svelte.ts';
import { FakeClock } from './fake-clock.ts';

const bob = 'sip:204@pbx.example';
const caller = { address: 'sip:carol@pbx.example', displayName: 'Carol' };
const dialog = { callId: 'c@x', localTag: 'bobs', remoteTag: 'carols', remoteTarget: 'sip:carol@10.0.0.7' };

const office: Account = {
  id: 'office',
  name: 'Office',
  aor: 'sip:alice@pbx.example',
  servers: ['wss://pbx.example'],
  enabled: true,
  secret: 'run',
};

let placed: Placement[];
let dismissed: string[];
let clock: FakeClock;
let presence: Presence;
beforeEach(() => {
  placed = [];
  dismissed = [];
  clock = new FakeClock();
  presence = new Presence(clock);
  presence.keep(new Set([bob, 'sip:carol@pbx.example']));
});

async function pickUpFor(account: Partial<Account> = {}): Promise<PickUp> {
  const bridge = {
    request: (name: string) =>
      Promise.resolve({ ok: true, value: name === 'accounts:list' ? [{ ...office, ...account }] : true }),
    on: () => () => {},
  } as unknown as Bridge;
  const accounts = new Accounts(bridge, () => {});
  await accounts.load();
  return new PickUp({
    accounts,
    names: new PartyNames(
      accounts,
      new KnownParties(bridge, new People(bridge, () => {})),
      () => 'Anonymous',
    ),
    presence,
    calls: {
      place: (placement) => `call-${placed.push(placement)}`,
      dismiss: (id) => void dismissed.push(id),
    },
  });
}

function ringAtBob({ caller: party, dialog: place }: RingingCall = {}): void {
  const ringing = {
    id: '1',
    state: 'early' as const,
    direction: 'recipient' as const,
    onHold: false,
    ...(party && { remote: party }),
    ...(place && { dialog: place }),
  };
  presence.onReports(bob, { dialogs: { dialogs: [ringing] } });
  clock.pass(0);
}

describe('picking up', () => {
  it('is offered only while it rings', async () => {
    const pickUp = await pickUpFor();
    expect(pickUp.isPossible(bob)).toBe(false);
    ringAtBob();
    expect(pickUp.isPossible(bob)).toBe(true);
    presence.onReports(bob, { dialogs: { dialogs: [] } });
    clock.pass(16);
    expect(pickUp.isPossible(bob)).toBe(false);
    pickUp.pickUp(bob);
    expect(placed).toEqual([]);
  });

  it('replaces the colleague where the server tells the dialog', async () => {
    const pickUp = await pickUpFor();
    ringAtBob({ caller, dialog });
    expect(pickUp.callerNameOf(bob)).toBe('Carol');
    pickUp.pickUp(bob);
    expect(placed).toEqual([
      {
        accountId: 'office',
        party: caller,
        dialled: bob,
        target: dialog.remoteTarget,
        replaces: { callId: 'c@x', toTag: 'carols', fromTag: 'bobs' },
      },
    ]);
  });

  it('dials the code when that is refused', async () => {
    const pickUp = await pickUpFor();
    ringAtBob({ caller, dialog });
    pickUp.pickUp(bob);
    pickUp.onRefused('call-1');
    expect(dismissed).toEqual(['call-1']);
    expect(placed[1]).toMatchObject({ party: caller, dialled: '**204', target: 'sip:**204@pbx.example' });
    pickUp.onRefused('call-2');
    expect(placed).toHaveLength(2);
  });

  it.each([
    [undefined, 'sip:**204@pbx.example'],
    ['*8{ext}', 'sip:*8204@pbx.example'],
    ['*8', 'sip:*8@pbx.example'],
    ['#9{ext}#', 'sip:%239204%23@pbx.example'],
  ])('with the code %s dials %s where no dialog is told', async (pickUpCode, target) => {
    const pickUp = await pickUpFor(pickUpCode === undefined ? {} : { pickUpCode });
    ringAtBob();
    pickUp.pickUp(bob);
    expect(placed).toMatchObject([{ accountId: 'office', party: { address: bob }, target }]);
  });

  it('at somebody with a name, the name goes behind the code', async () => {
    const pickUp = await pickUpFor();
    presence.onReports('sip:carol@pbx.example', { presence: { state: 'ringing' } });
    clock.pass(16);
    pickUp.pickUp('sip:carol@pbx.example');
    expect(placed).toMatchObject([{ target: 'sip:**carol@pbx.example' }]);
  });

  it('without a code needs the dialog', async () => {
    const pickUp = await pickUpFor({ pickUpCode: '' });
    ringAtBob();
    expect(pickUp.isPossible(bob)).toBe(false);
    ringAtBob({ caller, dialog });
    clock.pass(16);
    expect(pickUp.isPossible(bob)).toBe(true);
    pickUp.pickUp(bob);
    pickUp.onRefused('call-1');
    expect(placed).toHaveLength(1);
  });
});
