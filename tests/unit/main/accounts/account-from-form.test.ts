import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accountFromForm } from '../../../../main/accounts/account-from-form.ts';
import { storedAccount } from '../../../../main/accounts/stored-account.ts';
import type { AccountForm } from '../../../../preload/contract/index.ts';

const ID = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
const derive = (form: Partial<AccountForm>) =>
  accountFromForm({ server: 'pbx.example.com', userName: 'alice', password: 'p', keep: 'run', ...form }, ID);

describe('an account from the form', () => {
  it.each([
    ['pbx.example.com', 'wss://pbx.example.com', 'sip:alice@pbx.example.com'],
    ['pbx.example.com:8089/ws', 'wss://pbx.example.com:8089/ws', 'sip:alice@pbx.example.com'],
    ['PBX.Example.com/', 'wss://pbx.example.com', 'sip:alice@pbx.example.com'],
    ['ws://10.0.0.5:8088/ws', 'ws://10.0.0.5:8088/ws', 'sip:alice@10.0.0.5'],
    ['pbx.example.com/ws?u=a@b', 'wss://pbx.example.com/ws?u=a@b', 'sip:alice@pbx.example.com'],
    ['WSS://pbx.example.com/sip?tenant=5', 'wss://pbx.example.com/sip?tenant=5', 'sip:alice@pbx.example.com'],
    ['[2001:db8::1]:8089', 'wss://[2001:db8::1]:8089', 'sip:alice@[2001:db8::1]'],
  ])('reaches the server %s', (server, url, aor) => {
    const derived = derive({ server });
    expect(derived).toMatchObject({ ok: true, value: { servers: [url], aor } });
    expect(derived.ok && v.is(storedAccount, derived.value)).toBe(true);
  });

  it.each([
    ['alice', 'sip:alice@pbx.example.com', 'alice@pbx.example.com'],
    ['alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['sip:alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['204', 'sip:204@pbx.example.com', '204@pbx.example.com'],
  ])('of the user name %s', (userName, aor, name) => {
    expect(derive({ userName })).toMatchObject({ ok: true, value: { id: ID, aor, name } });
  });

  it.each([
    ['https://pbx.example.com', 'server: is neither wss:// nor ws://'],
    ['wss://', 'server: is not a URL'],
    ['pbx.example.com:port', 'server: is not a URL'],
    ['sip:pbx.example.com', 'server: is not a URL'],
    ['my pbx', 'server: is not a URL'],
    ['alice:pw@pbx.example.com', 'server: has a user name or a fragment'],
    ['pbx.example.com/#x', 'server: has a user name or a fragment'],
  ])('is refused with the server %s', (server, detail) => {
    expect(derive({ server })).toEqual({ ok: false, failure: { reason: 'invalid-server', detail } });
  });

  it.each(['alice smith', 'alice@', '@example.com', 'a@b@c', 'alice<x>'])(
    'is refused with the user name %j',
    (userName) => {
      const detail = 'userName: is not of the form sip:user@domain';
      expect(derive({ userName })).toEqual({ ok: false, failure: { reason: 'invalid-request', detail } });
    },
  );

  it('has a display name only if one was given', () => {
    expect(derive({ displayName: 'Alice' })).toMatchObject({ value: { displayName: 'Alice' } });
    expect(derive({ displayName: '' })).not.toHaveProperty('value.displayName');
  });
});
