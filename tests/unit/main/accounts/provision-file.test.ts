import { toJsonSchema, type JsonSchema, type OverrideActionContext } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parseProvisionFile, provisionFile } from '../../../../main/accounts/provision-file.ts';

const account = {
  name: 'Office',
  aor: 'sip:alice@example.com',
  password: 'hunter2',
  servers: ['wss://pbx.example.com/ws'],
};
/** The converter keeps only the first of several patterns of one text. */
function overrideAction({ valibotAction, jsonSchema }: OverrideActionContext): JsonSchema | undefined {
  if (valibotAction.type !== 'regex') return undefined;
  const pattern = (valibotAction as unknown as { requirement: RegExp }).requirement.source;
  if (jsonSchema.pattern === pattern) return undefined;
  return { ...jsonSchema, allOf: [...(jsonSchema.allOf ?? []), { pattern }] };
}

const parse = (json: unknown) => parseProvisionFile(JSON.stringify(json));

describe('a provision file', () => {
  it('gives accounts and contacts', () => {
    const whole = {
      accounts: [
        {
          ...account,
          displayName: 'Alice',
          authorizationUser: 'a-204',
          iceServers: [
            { urls: ['turn:t.example'], username: 'u', credential: 'c' },
            {
              urls: ['stun:[::1]:3478', 'TURNS:t_1.example:65535?transport=tcp'],
              username: 'u',
              credential: 'c',
            },
          ],
          relayOnly: true,
          registrationExpires: 600,
        },
      ],
      contacts: [{ name: 'Echo', address: '*43' }],
    };
    expect(parse(whole)).toEqual({ ok: true, provision: whole });
    expect(parseProvisionFile(`\uFEFF${JSON.stringify(whole)}`)).toEqual({ ok: true, provision: whole });
  });

  it('may name one URL of an ICE server without a list, as WebRTC allows', () => {
    const parsed = parse({ accounts: [{ ...account, iceServers: [{ urls: 'stun:s.example' }] }] });
    expect(parsed).toMatchObject({
      provision: { accounts: [{ iceServers: [{ urls: ['stun:s.example'] }] }] },
    });
  });

  it.each([
    [
      { ...account, servers: ['wss://a', 'https://b'] },
      'accounts[0].servers[1]: is neither wss:// nor ws://',
    ],
    [{ ...account, servers: ['pbx'] }, 'accounts[0].servers[0]: is not a URL'],
    [{ ...account, servers: [] }, 'accounts[0].servers: is empty'],
    [{ ...account, servers: 'wss://a' }, 'accounts[0].servers: is not Array'],
    [{ ...account, aor: 'alice@example.com' }, 'accounts[0].aor: is not of the form sip:user@domain'],
    [{ ...account, name: undefined }, 'accounts[0].name: is missing'],
    [{ ...account, password: undefined }, 'accounts[0].password: is missing'],
    [{ ...account, prefixes: ['0', '+49 30'] }, 'accounts[0].prefixes[1]: is not of the form 0 or +49'],
    [{ ...account, password: 4711 }, 'accounts[0].password: is not string'],
    [{ ...account, pasword: 'hunter2' }, 'accounts[0].pasword: is not known'],
    [{ ...account, registrationExpires: 5 }, 'accounts[0].registrationExpires: is less than 30'],
    [{ ...account, registrationExpires: 60.5 }, 'accounts[0].registrationExpires: is not a whole number'],
    [{ ...account, iceServers: [{}] }, 'accounts[0].iceServers[0].urls: is missing'],
    [
      { ...account, iceServers: [{ urls: 'http://t' }] },
      'accounts[0].iceServers[0].urls: is not a STUN or TURN URL',
    ],
    [
      { ...account, iceServers: [{ urls: ['stun:s', 'http://t'] }] },
      'accounts[0].iceServers[0].urls[1]: is not a STUN or TURN URL',
    ],
    [
      { ...account, iceServers: [{ urls: ['stun:s', 5] }] },
      'accounts[0].iceServers[0].urls[1]: is not string',
    ],
    [
      { ...account, iceServers: [{ urls: 'stun:s', credential: 4711 }] },
      'accounts[0].iceServers[0].credential: is not string',
    ],
    [
      { ...account, iceServers: [{ urls: 'turn:t', username: 'u' }] },
      'accounts[0].iceServers[0]: needs username and credential',
    ],
    [
      { ...account, iceServers: [{ urls: 'stun:s:65536' }] },
      'accounts[0].iceServers[0].urls: has a port that there is not',
    ],
    [
      { ...account, relayOnly: true, iceServers: [{ urls: 'stun:s.example' }] },
      'accounts[0].relayOnly: needs a TURN server in iceServers',
    ],
    [null, 'accounts[0]: is not Object'],
  ])('with the account %j is refused', (wrong, problem) => {
    expect(parse({ accounts: [wrong] })).toEqual({ ok: false, problem });
  });

  it.each(['stun:s?transport=udp', 'turn://s', 'turn:u@s', 'turn:s:0', 'turn:s?transport=tls', 'turn:::1'])(
    'with the ICE server %s is refused: no browser opens a connection with it',
    (urls) => {
      const iceServers = [{ urls, username: 'u', credential: 'c' }];
      const problem = 'accounts[0].iceServers[0].urls: is not a STUN or TURN URL';
      expect(parse({ accounts: [{ ...account, iceServers }] })).toEqual({ ok: false, problem });
    },
  );

  it.each([
    [
      { accounts: [{ ...account, servers: ['wss://alice:hunter2@pbx.example.com'] }] },
      'accounts[0].servers[0]: has a user name or a fragment',
    ],
    [{}, 'accounts: is missing'],
    ['hunter2', 'is not Object'],
    [{ accounts: [account], contacts: [{ name: 'Echo' }] }, 'contacts[0].address: is missing'],
    [{ accounts: [account], version: 1 }, 'version: is not known'],
    [
      { accounts: [account, { ...account, aor: 'SIP:alice@EXAMPLE.com' }] },
      'accounts[1].aor: is that of accounts[0] too',
    ],
  ])('%j is refused', (json, problem) => {
    expect(parse(json)).toEqual({ ok: false, problem });
  });

  it.each([
    ['', 'line 1, column 1: is not JSON'],
    ['{"accounts":[', 'line 1, column 14: is not JSON'],
    ['{\n  "accounts": [],\n}', 'line 3, column 1: is not JSON'],
    ['{\n  "accounts": [\n    {"password":hunter2}]}', 'line 3, column 17: is not JSON'],
    ['{\n  "accounts": "a\nb"}', 'line 2, column 17: is not JSON'],
    ['{"accounts":[]} x', 'line 1, column 17: is not JSON'],
    ["{'accounts':[]}", 'line 1, column 2: is not JSON'],
  ])('that is not JSON (%j) is refused with the place, and no secret is repeated', (text, problem) => {
    expect(parseProvisionFile(text)).toEqual({ ok: false, problem });
  });

  // `npx vitest run -u` writes the file anew.
  it('has the schema that is published beside it', async () => {
    const schema = {
      title: 'Provision file of Parley',
      description: 'Accounts and contacts for `parley --provision FILE`.',
      ...toJsonSchema(provisionFile, { errorMode: 'ignore', target: 'draft-2020-12', overrideAction }),
    };
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
    await expect(text).toMatchFileSnapshot('../../../../main/accounts/provision.schema.json');
  });
});
