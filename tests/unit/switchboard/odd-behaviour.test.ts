import { describe, expect, it } from 'vitest';
import * as behaviours from '../../switchboard/script/behaviours.ts';
import type { Behaviour } from '../../switchboard/script/scripts.ts';
import { openBoard, openClient, openPhone } from './with-switchboard.ts';

async function registerWith(behaviour: Behaviour) {
  const board = await openBoard();
  board.respond({ method: 'REGISTER' }, behaviour);
  const alice = await openClient(board, 'alice');
  return alice.register();
}

async function ringWith(behaviour: Behaviour) {
  const board = await openBoard();
  board.respond({ method: 'INVITE', to: '4480' }, behaviour);
  const alice = await openClient(board, 'alice');
  alice.write({ method: 'INVITE', uri: 'sip:4480@switchboard.test' });
  return alice.response(({ status }) => status === 180);
}

describe('odd behaviour', () => {
  it('accepts REGISTER without Contact', async () => {
    const response = await registerWith(behaviours.acceptWithoutContact);
    expect(response.status).toBe(200);
    expect(response.headers.get('Contact')).toBeUndefined();
  });

  it('says only in Expires how long a registration lasts', async () => {
    const { headers } = await registerWith(behaviours.expiresInHeaderOnly);
    expect(headers.get('Contact')).toBe('<sip:device-of-alice@alice.invalid;transport=ws>');
    expect(headers.get('Expires')).toBe('600');
  });

  it('is unavailable for a while', async () => {
    const response = await registerWith(behaviours.unavailableFor(7));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '7']);
  });

  it('finds an interval too brief', async () => {
    const response = await registerWith(behaviours.intervalTooBrief(120));
    expect([response.status, response.headers.get('Min-Expires')]).toEqual([423, '120']);
  });

  it('rings without Contact, and without a To tag', async () => {
    expect((await ringWith(behaviours.provisionalWithoutContact)).headers.has('Contact')).toBe(false);
    const untagged = await ringWith(behaviours.provisionalWithoutToTag);
    expect(untagged.headers.get('To')).toBe('<sip:4480@switchboard.test>');
  });

  it('names the party that answers, be it by a tel URI or without quotes', async () => {
    const values = ['<tel:+4930123>', 'Jürgen Groß <sip:j@example.org>'];
    const response = await ringWith(behaviours.answeringAs('P-Asserted-Identity', ...values));
    expect(response.headers.getAll('P-Asserted-Identity')).toEqual(values);
  });

  it('changes To and From in responses', async () => {
    const response = await ringWith(
      behaviours.changing(
        (status) => status === 180,
        ({ headers }) => headers.set('To', 'Zoë <tel:+4930123>;tag=x'),
      ),
    );
    expect(response.headers.get('To')).toBe('Zoë <tel:+4930123>;tag=x');
  });

  it.each([491, 488, 481])('rejects only a re-INVITE with %i, once, and then goes on', async (status) => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    const script = board.respond({ method: 'INVITE', inDialog: true }, behaviours.rejectWith(status), 1);
    const reinvite = { method: 'INVITE', uri: 'sip:x@y.invalid', to: '<sip:x@y>;tag=t' };
    expect((await alice.request(reinvite)).status).toBe(status);
    expect((await alice.request({ ...reinvite, cseq: 99 })).status).toBe(480);
    expect(script.matched).toHaveLength(1);
    expect((await alice.request({ method: 'INVITE', uri: 'sip:bob@switchboard.test' })).status).toBe(480);
  });

  it('takes scripts back, and tells them apart by caller and number', async () => {
    const board = await openBoard();
    const [alice, bob] = [await openClient(board, 'alice'), await openClient(board, 'bob')];
    const script = board.respond({ from: 'alice', to: '4486' }, behaviours.rejectWith(600));
    const invite = { method: 'INVITE', uri: 'sip:4486@switchboard.test' };
    expect((await alice.request(invite)).status).toBe(600);
    expect((await bob.request(invite)).status).toBe(486);
    script.remove();
    expect((await alice.request(invite)).status).toBe(486);
  });

  it('does not answer, and counts', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const script = board.respond((request) => request.method === 'OPTIONS', behaviours.neverAnswer);
    alice.write({ method: 'OPTIONS', uri: 'sip:bob@switchboard.test' });
    expect((await alice.request({ method: 'MESSAGE', uri: 'sip:bob@switchboard.test' })).status).toBe(480);
    expect(script.matched).toHaveLength(1);
    expect(board.log.find({ direction: 'out', method: 'OPTIONS' })).toBeUndefined();
  });
});
