import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Account,
  type Answer,
  done,
  type Bridge,
  type Input,
} from '../../../../preload/contract/index.ts';
import type { Registration } from '../../../../renderer/domain/registration/registration.ts';
import { Accounts } from '../../../../renderer/stores/accounts.svelte.ts';
import type { Placement } from '../../../../renderer/stores/calls.svelte.ts';
import { Dialer } from '../../../../renderer/stores/dialer.svelte.ts';
import { KnownParties } from '../../../../renderer/stores/known-parties.svelte.ts';
import { People } from '../../../../renderer/stores/people.svelte.ts';
import { PeopleSearch } from '../../../../renderer/stores/people-search.svelte.ts';
import { Prefixes } from '../../../../renderer/stores/prefixes.svelte.ts';
import { Registrations } from '../../../../renderer/stores/registrations.svelte.ts';
import { RenderGate } from '../../../../renderer/stores/render-gate.ts';
import { targetOf } from '../../../../renderer/stores/target-of.ts';
import { openPeople } from '../../main/people/some-people.ts';
import { FakeClock } from './fake-clock.ts';

const office: Account = {
  id: 'office',
  name: 'Office',
  aor: 'sip:alice@example.com',
  servers: ['wss://example.com'],
  enabled: true,
  secret: 'keychain',
};
const home: Account = { ...office, id: 'home', name: 'Home', aor: 'sip:alice@home.example' };

let placed: Placement[];
let registrations: Registrations;
let people: People;
let parties: KnownParties;
let prefixes: Prefixes;
let dialer: Dialer;
let gate: RenderGate;
let hasLine: boolean;
let clock: FakeClock;

beforeEach(() => setUp([office, home]));

async function setUp(list: Account[]): Promise<void> {
  placed = [];
  hasLine = true;
  clock = new FakeClock();
  gate = new RenderGate(clock);
  registrations = new Registrations();
  const book = await openPeople(undefined, 'example.com');
  book.add('Grace Hopper', '204');
  book.add('Grace Kelly', '205');
  book.add('Jürgen Müller', '206');
  const answers: Record<string, (input: never) => Answer<unknown>> = {
    'accounts:list': () => done(list),
    'vault:has-keychain': () => done(true),
    'people:list': () => book.people.list(),
    'people:search': ({ text }: Input<'people:search'>) => book.people.search(text),
    'people:save': (form: Input<'people:save'>) => book.people.save(form),
    'people:find': (parties: Input<'people:find'>) => book.people.find(parties),
  };
  const bridge = {
    request: (name: string, input: never) => Promise.resolve(answers[name]?.(input)),
    on: () => () => {},
  } as unknown as Bridge;
  const accounts = new Accounts(bridge, () => {});
  prefixes = new Prefixes(accounts, { of: (id) => (id === 'office' ? 'DE' : 'GB') });
  people = new People(bridge, () => {});
  parties = new KnownParties(bridge, people);
  dialer = new Dialer({
    accounts,
    prefixes,
    registrations,
    parties,
    people,
    search: new PeopleSearch(bridge, people),
    calls: {
      place: (placement) => {
        placed.push(placement);
        return hasLine ? `call-${placed.length}` : undefined;
      },
    },
    gate,
  });
  await Promise.all([accounts.load(), people.load()]);
}

test('a typed number is called at the domain of the account', async () => {
  dialer.type('030 1234');
  await dialer.enter();
  expect(placed).toMatchObject([{ accountId: 'office', target: 'sip:0301234@example.com' }]);
});

test('a number of someone known is called under the name', async () => {
  dialer.type('204');
  await parties.settled({ address: 'sip:204@example.com', accountId: office.id });
  expect(dialer.target?.name).toBe('Grace Hopper');
  await dialer.enter();
  expect(placed[0]?.party.displayName).toBe('Grace Hopper');
});

test('what is dialled behind the number goes along as tones', async () => {
  dialer.type('0301234,,42#');
  await dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:0301234@example.com', tones: ',,42#' }]);
});

test('the name of one person calls that person, without accents too', async () => {
  dialer.type('muller');
  await dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:206@example.com' }]);
});

test('a name of several opens the first and calls with the second Enter', async () => {
  dialer.type('grace');
  await dialer.enter();
  expect(placed).toEqual([]);
  expect(dialer.target?.name).toBe('Grace Hopper');
  await dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:204@example.com' }]);
});

test('whoever is being called stays in the field until the offer has left, and is not called twice', async () => {
  let offered = (): void => {};
  gate.hold(new Promise<void>((resolve) => (offered = resolve)));
  dialer.type('030 1234');
  expect(await dialer.enter()).toBe(true);
  expect(await dialer.enter()).toBe(false);
  expect(dialer.text).toBe('030 1234');
  expect(placed).toHaveLength(1);
  offered();
  await Promise.resolve();
  clock.pass(0);
  expect(dialer.text).toBe('');
  expect(dialer.isOpen).toBe(true);
  expect(dialer.call({ address: '204' })).toBe(true);
});

test('an account that is just being set up anew is said, and what was typed stays', async () => {
  hasLine = false;
  dialer.type('030 1234');
  expect(await dialer.enter()).toBe(false);
  expect(dialer.refused).toBe('no-line');
  expect(dialer.text).toBe('030 1234');
});

test('Enter in the empty field brings the last number back without dialling it', async () => {
  dialer.type('030 1234');
  await dialer.enter();
  expect(dialer.text).toBe('');
  await dialer.enter();
  expect(dialer.text).toBe('030 1234');
  expect(placed).toHaveLength(1);
});

test.each(['tel:', 'tel:%0aINVITE', 'sip:a@b?Replaces=x', '1'.repeat(10_000)])(
  '%j is refused and dials nothing',
  async (garbage) => {
    dialer.type(garbage);
    await dialer.enter();
    expect(placed).toEqual([]);
    expect(dialer.refused).toBeDefined();
    dialer.type('1');
    expect(dialer.refused).toBeUndefined();
  },
);

test('the first account that is registered calls, unless another was chosen', () => {
  registrations.set('home', { expires: 600, attempts: 0, state: { name: 'registered', expiresAt: 1 } });
  expect(dialer.account?.id).toBe('home');
  dialer.callWith('office');
  expect(dialer.account?.id).toBe('office');
});

test('typing leaves the person that was open', () => {
  dialer.choose({ address: '204', name: 'Grace Hopper' });
  dialer.type('1');
  expect(dialer.target?.address).toBe('1');
});

test('an account that is off calls nobody', async () => {
  await setUp([{ ...office, enabled: false }, home]);
  dialer.callWith('office');
  expect(dialer.account?.id).toBe('home');
  await setUp([{ ...office, enabled: false }]);
  dialer.type('204');
  await dialer.enter();
  expect(placed).toEqual([]);
  expect(dialer.refused).toBe('no-account');
});

test('a person who gets another number is called at that, also where they were chosen before', async () => {
  const grace = people.all.find(({ name }) => name === 'Grace Hopper')!;
  dialer.open(grace);
  const changed = {
    id: grace.id,
    name: 'Grace Brewster',
    addresses: [{ label: 'work', address: '209' }],
  } as const;
  await people.save({ ...changed, addresses: [...changed.addresses] });
  expect(dialer.target).toMatchObject({ name: 'Grace Brewster', address: '209' });
  dialer.call(dialer.target!);
  expect(placed).toMatchObject([{ target: 'sip:209@example.com' }]);
  await people.save({ ...changed, addresses: [{ label: 'work', address: '211' }] });
  dialer.type('');
  await dialer.enter();
  expect(dialer.text).toBe('211');
});

test('people are found anew when they change', async () => {
  dialer.type('Grace');
  await vi.waitFor(() => expect(dialer.matches).toHaveLength(2));
  await people.save({ name: 'Grace Jones', addresses: [{ label: 'work', address: '210' }] });
  await vi.waitFor(() => expect(dialer.matches).toHaveLength(3));
});

describe('the account that calls', () => {
  const registered = (id: string): void =>
    registrations.set(id, { state: { name: 'registered', expiresAt: 0 } } as Registration);
  const called = (): string[] => placed.map(({ accountId }) => accountId);

  test('is the one with which the other side was heard of, where it is registered', () => {
    registered('office');
    dialer.call({ address: '12', accountId: 'home' });
    registered('home');
    dialer.call({ address: '12', accountId: 'home' });
    expect(called()).toEqual(['office', 'home']);
  });

  test('is else the one that called last', () => {
    registered('office');
    registered('home');
    dialer.call({ address: '12', accountId: 'home' });
    dialer.call({ address: '13' });
    expect(called()).toEqual(['home', 'home']);
  });

  test('is the one that was picked, for whoever is open and nobody else', () => {
    registered('office');
    registered('home');
    dialer.choose({ address: '12', accountId: 'home' });
    expect(dialer.account?.id).toBe('home');
    dialer.callWith('office');
    expect(dialer.account?.id).toBe('office');
    dialer.call({ address: '12', accountId: 'home' });
    dialer.choose({ address: '14', accountId: 'home' });
    expect([called(), dialer.account?.id]).toEqual([['office'], 'home']);
  });

  test('is the first one for people of the address book: their extensions are there', () => {
    registered('office');
    registered('home');
    dialer.call({ address: '12', accountId: 'home' });
    dialer.call(targetOf(people.all[0]!));
    expect(called()).toEqual(['home', 'office']);
  });

  test('stays while a number is typed on', () => {
    registered('office');
    dialer.type('1');
    dialer.callWith('home');
    dialer.type('12');
    expect(dialer.account?.id).toBe('home');
    dialer.type('');
    expect(dialer.account?.id).toBe('office');
  });

  describe('by how numbers begin', () => {
    beforeEach(async () => {
      const list = [
        { ...office, prefixes: ['0', '+49'] },
        { ...home, prefixes: ['*9', '+44'] },
      ];
      await setUp(list);
      await prefixes.follow(list);
      registered('office');
      registered('home');
    });

    test('is that of the number, as it is typed, whichever called last', () => {
      dialer.call({ address: '12', accountId: 'home' });
      dialer.type('(030) 1234');
      expect(dialer.account?.id).toBe('office');
      dialer.type('*9 1234');
      expect(dialer.account?.id).toBe('home');
      dialer.type('1234');
      expect(dialer.account?.id).toBe('home');
    });

    test('is that of the number in international form', () => {
      dialer.call({ address: '0044 20 7946 0958' });
      dialer.call({ address: '030 12345678', accountId: 'home' });
      expect(called()).toEqual(['home', 'office']);
    });

    test('is not theirs once the person picked another', () => {
      dialer.type('030 1234');
      dialer.callWith('home');
      expect(dialer.account?.id).toBe('home');
    });

    test('is theirs also where it is not registered, and not where it is off', async () => {
      registrations.set('home', { state: { name: 'connecting' } } as Registration);
      dialer.call({ address: '*9 1' });
      expect(called()).toEqual(['home']);
      await setUp([office, { ...home, prefixes: ['*9'], enabled: false }]);
      dialer.call({ address: '*9 1' });
      expect(called()).toEqual(['office']);
    });

    test('is for an address what it would be without', () => {
      dialer.call({ address: 'sip:030123@home.example', accountId: 'home' });
      dialer.call({ address: '030123@example.com', accountId: 'home' });
      expect(called()).toEqual(['home', 'home']);
    });
  });
});
