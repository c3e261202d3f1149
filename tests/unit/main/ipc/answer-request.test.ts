import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../main/ipc/answer-request.ts';
import { done, failed, type Handlers } from '../../../../preload/contract/index.ts';

const ID = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
const form = { server: 'pbx', userName: 'alice', password: 'hunter2', keep: 'run' };

function ask(name: keyof Handlers, input: unknown, handler: (input: never) => unknown) {
  const errors: string[] = [];
  const handlers = { [name]: handler } as unknown as Handlers;
  const answer = answerRequest(name, input, handlers, (text) => errors.push(text));
  return answer.then((value) => ({ answer: value, errors }));
}

const mustNotRun = (): never => {
  throw new Error('the handler ran');
};

describe('answering a request', () => {
  it('gives the handler what the schema passed, without what it does not know', async () => {
    const inputs: unknown[] = [];
    await ask('accounts:remove', { accountId: ID, more: 1 }, (input) => (inputs.push(input), done()));
    expect(inputs).toEqual([{ accountId: ID }]);
  });

  it.each([
    { input: { ...form, server: '  ' }, detail: 'server: is empty' },
    { input: { ...form, userName: undefined }, detail: 'userName: is missing' },
    { input: { ...form, displayName: 'A\r\nB' }, detail: 'displayName: has control characters' },
    { input: { ...form, password: 'x'.repeat(1025) }, detail: 'password: is longer than 1024' },
    { input: { ...form, password: ['hunter2'] }, detail: 'password: is not string' },
    { input: { ...form, keep: 'for ever' }, detail: 'keep: is not ("keychain" | "run" | "plain")' },
    { input: 'hunter2', detail: 'is not Object' },
    { input: null, detail: 'is not Object' },
  ])('refuses input and names the field: $detail', async ({ input, detail }) => {
    const { answer } = await ask('accounts:add', input, mustNotRun);
    expect(answer).toEqual({ ok: false, failure: { reason: 'invalid-request', detail } });
  });

  it('names the field in a list', async () => {
    const input = { accountId: ID, change: { servers: ['wss://a', 'http://b'] } };
    const { answer } = await ask('accounts:change', input, mustNotRun);
    const detail = 'change.servers[1]: is neither wss:// nor ws://';
    expect(answer).toEqual({ ok: false, failure: { reason: 'invalid-request', detail } });
  });

  it('passes failures on as values', async () => {
    const { answer, errors } = await ask('signalling:connect', { accountId: ID }, () =>
      failed('unknown-account'),
    );
    expect(answer).toEqual({ ok: false, failure: { reason: 'unknown-account' } });
    expect(errors).toEqual([]);
  });

  it('never lets a secret out that the contract does not name', async () => {
    const account = {
      id: ID,
      name: 'A',
      aor: 'sip:a@b',
      servers: ['wss://b'],
      secret: 'run',
      password: 'hunter2',
    };
    const { answer } = await ask('accounts:list', undefined, () => ({ ok: true, value: [account] }));
    expect(answer).toMatchObject({ ok: true, value: [{ id: ID }] });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it.each([
    { what: 'a thrown error', handler: () => mustNotRun() },
    { what: 'a rejection', handler: () => Promise.reject(new Error('lost')) },
    { what: 'a value that cannot be serialised', handler: () => ({ ok: true, value: () => 1 }) },
  ])('turns $what into a logged internal failure', async ({ handler }) => {
    const { answer, errors } = await ask('settings:read', undefined, handler);
    expect(answer).toEqual({ ok: false, failure: { reason: 'internal' } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('settings:read');
  });
});
