import { beforeEach, expect, test } from 'vitest';
import { done, type Account, type Bridge } from '../../../../preload/contract/index.ts';
import type { Call } from '../../../../renderer/domain/call/call.ts';
import { Accounts } from '../../../../renderer/stores/accounts.svelte.ts';
import { Dialer } from '../../../../renderer/stores/dialer.svelte.ts';
import { KnownParties } from '../../../../renderer/stores/known-parties.svelte.ts';
import { Navigation } from '../../../../renderer/stores/navigation.svelte.ts';
import { considerOffers } from '../../../../renderer/stores/offers.ts';
import { People } from '../../../../renderer/stores/people.svelte.ts';
import { PeopleSearch } from '../../../../renderer/stores/people-search.svelte.ts';
import { Registrations } from '../../../../renderer/stores/registrations.svelte.ts';
import { RenderGate } from '../../../../renderer/stores/render-gate.ts';
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

let placed: string[];
let running: Call[];
let links: { callAtOnce: boolean };
let dialer: Dialer;
let navigation: Navigation;
let registrations: Registrations;
let planned: string | undefined;
let offerLink: (text: string) => void;
let offerSelection: (text: string) => void;

beforeEach(async () => {
  placed = [];
  running = [];
  links = { callAtOnce: false };
  planned = undefined;
  const answers: Record<string, unknown> = { 'accounts:list': [office, home], 'people:find': [] };
  const bridge = {
    request: (name: string) => Promise.resolve(done(answers[name])),
    on: () => () => {},
  } as unknown as Bridge;
  const accounts = new Accounts(bridge, () => {});
  registrations = new Registrations();
  navigation = new Navigation();
  const place = ({ target }: { target: string }): string => `call-${placed.push(target)}`;
  const calls = { place, all: running };
  const people = new People(bridge, () => {});
  const parties = new KnownParties(bridge, people);
  dialer = new Dialer({
    accounts,
    prefixes: { accountFor: () => planned },
    registrations,
    parties,
    people,
    search: new PeopleSearch(bridge, people),
    calls,
    gate: new RenderGate(new FakeClock()),
  });
  const consider = considerOffers({ calls, dialer, links, navigation, registrations });
  offerLink = (text) => consider({ verb: 'offer', from: 'link', text });
  offerSelection = (text) => consider({ verb: 'offer', from: 'selection', text });
  await accounts.load();
  registrations.set('office', { expires: 600, attempts: 0, state: { name: 'registered', expiresAt: 0 } });
});

test('a link fills the field in, and calls nobody', () => {
  offerLink('tel:+1-415-555-0100');
  expect(dialer.text).toBe('+1 415 555 0100');
  expect(dialer.offer).toMatchObject({ kind: 'callable', from: 'link', written: 'tel:+1-415-555-0100' });
  expect(placed).toEqual([]);
});

test('the question is gone once the person does something else', () => {
  const others = [
    () => dialer.type('2'),
    () => dialer.choose({ address: '204' }),
    () => dialer.close(),
    () => dialer.call({ address: '204' }),
  ];
  for (const other of others) {
    offerLink('tel:205');
    other();
    expect(dialer.offer).toBeUndefined();
  }
});

test('what cannot be called leaves the field as it was', () => {
  dialer.type('grace');
  offerLink('sip:a@b?Replaces=x');
  expect(dialer.text).toBe('grace');
  expect(dialer.offer).toMatchObject({ kind: 'not-callable', reason: 'has-headers' });
});

test('the settings make room for the question', () => {
  navigation.open('settings');
  offerLink('tel:204');
  expect(navigation.page).toBeUndefined();
});

test('another account does not make another number of a link', () => {
  offerLink('sip:204@example.com');
  expect(dialer.text).toBe('204');
  dialer.callWith('home');
  expect(dialer.text).toBe('sip:204@example.com');
  expect(dialer.offer).toMatchObject({ text: 'sip:204@example.com' });
});

test('an ordinary number is called at once where that is allowed', () => {
  links.callAtOnce = true;
  offerLink('tel:+1-415-555-0100;ext=2');
  expect(placed).toEqual(['sip:+14155550100@example.com']);
  expect(dialer.offer).toBeUndefined();
});

test.each([
  'tel:*43',
  'tel:*21*0301234#',
  'tel:+4930,,1%23',
  `tel:${'1'.repeat(21)}`,
  'tel:٠٣٠١٢٣٤',
  'tel:0800FLOWERS',
  'sip:alice@example.com',
  'sip:204@other.com',
  'sip:204@example.com?Replaces=x',
  'tel:030%0a1234',
])('%s is not called at once, whatever is allowed', (link) => {
  links.callAtOnce = true;
  offerLink(link);
  expect(placed).toEqual([]);
  expect(dialer.offer).toBeDefined();
});

test('nothing is called at once that goes through an account which is not registered', () => {
  links.callAtOnce = true;
  planned = 'home';
  offerLink('tel:204');
  expect(placed).toEqual([]);
  expect(dialer.offer).toBeDefined();
});

test('nothing is called at once while somebody is on the phone, or before there is a registration', () => {
  links.callAtOnce = true;
  running.push({ state: { name: 'calling' } } as Call);
  offerLink('tel:204');
  running.pop();
  registrations.keep([]);
  offerLink('tel:204');
  expect(placed).toEqual([]);
});

test('selected text is always asked about', () => {
  links.callAtOnce = true;
  offerSelection('Call me at 030 1234567.');
  expect(placed).toEqual([]);
  expect(dialer.offer).toMatchObject({ text: '030 1234567', written: 'Call me at 030 1234567.' });
});
