import { expect, it } from 'vitest';
import type { Account, Person } from '../../../../preload/contract/index.ts';
import { watchedBy } from '../../../../renderer/stores/colleagues.ts';

const office: Account = {
  id: '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11',
  name: 'Office',
  aor: 'sip:alice@pbx.example',
  servers: ['wss://pbx.example'],
  enabled: true,
  secret: 'run',
};

const named = (addresses: readonly string[]): Person[] =>
  addresses.map((address) => ({
    id: address,
    name: address,
    addresses: [{ label: 'work', address }],
    isFavourite: false,
    isProvided: true,
  }));

function watched(...addresses: string[]): readonly string[] {
  return watchedBy([office], named(addresses)).byAccount.get(office.id) ?? [];
}

it.each([
  ['204', 'sip:204@pbx.example'],
  ['bob', 'sip:bob@pbx.example'],
  ['sip:bob@pbx.example', 'sip:bob@pbx.example'],
  ['bob@PBX.example', 'sip:bob@pbx.example'],
  ['123 456', 'sip:123456@pbx.example'],
])('%s is a colleague', (address, uri) => {
  expect(watched(address)).toEqual([uri]);
});

it.each(['+49 30 1234567', '030 1234567', '*43', '#21', 'sip:bob@elsewhere.example', 'what is this'])(
  '%s is not',
  (address) => {
    expect(watched(address)).toEqual([]);
  },
);

it('who is in the list twice is watched once', () => {
  expect(watched('204', 'sip:204@pbx.example')).toEqual(['sip:204@pbx.example']);
});

it('who is the colleague of two accounts is watched by the first', () => {
  const second = { ...office, id: 'second' };
  const elsewhere = { ...office, id: 'elsewhere', aor: 'sip:alice@home.example' };
  const { byAccount } = watchedBy([office, second, elsewhere], named(['204', 'sip:bob@home.example']));
  expect([...byAccount]).toEqual([
    [office.id, ['sip:204@pbx.example']],
    ['second', []],
    ['elsewhere', ['sip:204@home.example', 'sip:bob@home.example']],
  ]);
});

it('of very many people, the first 2,000 are watched', () => {
  const many = watched(...Array.from({ length: 3_000 }, (_, n) => String(10_000 + n)));
  expect(many).toHaveLength(2_000);
  expect(many[0]).toBe('sip:10000@pbx.example');
});

it('of very many people, favourites are watched before all others', () => {
  const people = named(Array.from({ length: 3_000 }, (_, n) => String(10_000 + n)));
  const last = people.pop()!;
  const { everybody } = watchedBy([office], [...people, { ...last, isFavourite: true }]);
  expect(everybody.size).toBe(2_000);
  expect([...everybody][0]).toBe('sip:12999@pbx.example');
});

it('all addresses of a person are watched', () => {
  const [bob] = named(['204']);
  const addresses = [...bob!.addresses, { label: 'home' as const, address: 'sip:bob@pbx.example' }];
  const { byAccount } = watchedBy([office], [{ ...bob!, addresses }]);
  expect(byAccount.get(office.id)).toEqual(['sip:204@pbx.example', 'sip:bob@pbx.example']);
});
