import { describe, expect, it } from 'vitest';
import { iceServerIn } from '../../../../renderer/views/settings/ice-server-in.ts';

const nothing = { addresses: '', userName: '', password: '', relayOnly: false };
const turn = (host: string) => ({ urls: [`turn:${host}.example.com`], username: 'alice' });
const one = [turn('one')];
const two = [turn('one'), turn('two')];

describe('the TURN server that a person writes', () => {
  it.each([
    { former: two, typed: { password: 'secret' } },
    { former: two, typed: { userName: 'bob' } },
    { former: two, typed: { userName: 'bob', password: 'secret' } },
    { former: one, typed: { userName: 'bob' } },
    { former: one, typed: { userName: 'alice', password: 'secret' } },
    { former: [], typed: { password: 'secret' } },
  ])('has an address, where $typed is typed: nothing is removed without a word', ({ former, typed }) => {
    expect(iceServerIn({ ...nothing, ...typed }, former)).toEqual({ problem: { missing: 'relay' } });
  });

  it('is removed where its addresses are emptied, whether its user name is or not', () => {
    expect(iceServerIn({ ...nothing, userName: 'alice' }, one)).toEqual({ server: { urls: [] } });
  });

  it('stays where nothing is typed, one or several', () => {
    expect(iceServerIn(nothing, two)).toEqual({ server: undefined });
    expect(iceServerIn(nothing, [])).toEqual({ server: undefined });
  });

  it('stays where it is older than the rule for addresses: the rest can be changed', () => {
    const addresses = 'stun:s.example:3478?transport=udp';
    const former = [{ urls: [addresses] }];
    expect(iceServerIn({ ...nothing, addresses }, former)).toEqual({ server: undefined });
    expect(iceServerIn({ ...nothing, addresses: `${addresses} stun:t.example` }, former)).toEqual({
      problem: { wrongAddress: addresses },
    });
  });
});
