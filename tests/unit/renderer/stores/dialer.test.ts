import { beforeEach, expect, test } from 'vitest';
import { type Account, done, type Bridge, type Contact } from '../../../../preload/contract/index.ts';
import { Accounts } from '../../../../renderer/stores/accounts.svelte.ts';
import type { Placement } from '../../../../renderer/stores/calls.svelte.ts';
import { Contacts } from '../../../../renderer/stores/contacts.svelte.ts';
import { Dialer } from '../../../../renderer/stores/dialer.svelte.ts';
import { Registrations } from '../../../../renderer/stores/registrations.svelte.ts';

const office: Account = {
  id: 'office',
  name: 'Office',
  aor: 'sip:alice@example.com',
  servers: ['wss://example.com'],
  enabled: true,
  secret: 'keychain',
};
const home: Account = { ...office, id: 'home', name: 'Home', aor: 'sip:alice@home.example' };
const people: Contact[] = [
  { name: 'Grace Hopper', address: '204' },
  { name: 'Grace Kelly', address: '205' },
  { name: 'Jürgen Müller', address: '206' },
];

let placed: Placement[];
let registrations: Registrations;
let dialer: Dialer;

beforeEach(() => setUp([office, home]));

async function setUp(list: Account[]): Promise<void> {
  placed = [];
  registrations = new Registrations();
  const answers: Record<string, unknown> = {
    'accounts:list': list,
    'vault:has-keychain': true,
    'contacts:list': people,
  };
  const bridge = {
    request: (name: string) => Promise.resolve(done(answers[name])),
    on: () => () => {},
  } as unknown as Bridge;
  const accounts = new Accounts(bridge, () => {});
  const contacts = new Contacts(bridge);
  dialer = new Dialer({
    accounts,
    registrations,
    contacts,
    calls: {
      place: (placement) => {
        placed.push(placement);
        return undefined;
      },
    },
  });
  await Promise.all([accounts.load(), contacts.load()]);
}

test('a typed number is called at the domain of the account', () => {
  dialer.type('030 1234');
  dialer.enter();
  expect(placed).toMatchObject([{ accountId: 'office', target: 'sip:0301234@example.com' }]);
});

test('a number of someone known is called under the name', () => {
  dialer.type('204');
  expect(dialer.target?.name).toBe('Grace Hopper');
  dialer.enter();
  expect(placed[0]?.party.displayName).toBe('Grace Hopper');
});

test('what is dialled behind the number goes along as tones', () => {
  dialer.type('0301234,,42#');
  dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:0301234@example.com', tones: ',,42#' }]);
});

test('the name of one person calls that person, without accents too', () => {
  dialer.type('muller');
  dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:206@example.com' }]);
});

test('a name of several opens the first and calls with the second Enter', () => {
  dialer.type('grace');
  dialer.enter();
  expect(placed).toEqual([]);
  expect(dialer.target?.name).toBe('Grace Hopper');
  dialer.enter();
  expect(placed).toMatchObject([{ target: 'sip:204@example.com' }]);
});

test('Enter in the empty field brings the last number back without dialling it', () => {
  dialer.type('030 1234');
  dialer.enter();
  expect(dialer.text).toBe('');
  dialer.enter();
  expect(dialer.text).toBe('030 1234');
  expect(placed).toHaveLength(1);
});

test.each(['tel:', 'tel:%0aINVITE', 'sip:a@b?Replaces=x', '1'.repeat(10_000)])(
  '%j is refused and dials nothing',
  (garbage) => {
    dialer.type(garbage);
    dialer.enter();
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
  dialer.enter();
  expect(placed).toEqual([]);
  expect(dialer.refused).toBe('no-account');
});
