import { describe, expect, it } from 'vitest';
import { answerTo } from './sip-client.ts';
import { openBoard, openClient } from './with-switchboard.ts';

const register = { method: 'REGISTER', uri: 'sip:switchboard.test' } as const;
const challenged = { register: ['www' as const], initial: ['proxy' as const] };

describe('authentication', () => {
  it.each(['MD5', 'SHA-256', 'SHA-512-256'] as const)(
    'accepts %s and adds the user to the connection',
    async (name) => {
      const board = await openBoard({ authentication: { ...challenged, algorithms: [name] } });
      const alice = await openClient(board, 'alice');
      expect((await alice.register()).status).toBe(200);
      expect(board.log.find({ user: 'alice', method: 'REGISTER', status: 200 })).toBeDefined();
    },
  );

  it('sends one challenge header a piece in the order of the algorithms', async () => {
    const board = await openBoard({
      authentication: { ...challenged, algorithms: ['MD5', 'SHA-256'], opaque: 'o' },
    });
    const alice = await openClient(board, 'alice');
    const response = await alice.request({ ...register, to: `<${alice.address}>` });
    const challenges = response.headers.getAll('WWW-Authenticate');
    expect(response.status).toBe(401);
    expect(challenges.map((value) => /algorithm=([^,]+)/.exec(value)?.[1])).toEqual(['MD5', 'SHA-256']);
    expect(challenges[0]).toContain('qop="auth"');
    expect(challenges[0]).toContain('opaque="o"');
  });

  it('answers an unknown user just like a wrong password', async () => {
    const board = await openBoard({ authentication: challenged });
    const nobody = await openClient(board, 'nobody');
    const alice = await openClient(board, 'alice');
    const [unknown, wrong] = [await nobody.register(), await alice.register(undefined, 'wrong')];
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.headers.get('WWW-Authenticate')).not.toContain('stale');
    expect(wrong.headers.get('WWW-Authenticate')).not.toContain('stale');
  });

  it('refuses to register for somebody else', async () => {
    const board = await openBoard({ authentication: challenged });
    const alice = await openClient(board, 'alice');
    expect((await alice.authenticated({ ...register, to: '<sip:bob@switchboard.test>' })).status).toBe(403);
  });

  it('wants nc to rise, and calls a replay stale', async () => {
    const board = await openBoard({ authentication: challenged });
    const alice = await openClient(board, 'alice');
    const parts = { ...register, to: `<${alice.address}>` };
    const challenge = (await alice.request(parts)).headers.get('WWW-Authenticate') ?? '';
    const attempt = async (nc: string) => {
      const authorization = answerTo(challenge, 'alice', 'alice', parts, nc);
      return alice.request({ ...parts, headers: [`Authorization: ${authorization}`] });
    };
    expect((await attempt('00000002')).status).toBe(200);
    const replay = await attempt('00000002');
    expect(replay.status).toBe(401);
    expect(replay.headers.get('WWW-Authenticate')).toContain('stale=true');
    expect((await attempt('0000000a')).status).toBe(200);
  });

  it.each([
    [false, 'stale=true'],
    [true, 'stale="true"'],
  ])('says stale on demand, quoted: %s', async (quoteStale, expected) => {
    const board = await openBoard({ authentication: { ...challenged, quoteStale } });
    const alice = await openClient(board, 'alice');
    const parts = { ...register, to: `<${alice.address}>` };
    const challenge = (await alice.request(parts)).headers.get('WWW-Authenticate') ?? '';
    board.expireNonces();
    const authorization = answerTo(challenge, 'alice', 'alice', parts);
    const response = await alice.request({ ...parts, headers: [`Authorization: ${authorization}`] });
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toContain(expected);
  });

  it('checks the body with auth-int', async () => {
    const board = await openBoard({ authentication: { ...challenged, qop: ['auth-int'] } });
    const alice = await openClient(board, 'alice');
    const message = { method: 'MESSAGE', uri: 'sip:bob@switchboard.test', body: 'hello' };
    expect((await alice.authenticated(message)).status).toBe(480);
    const challenge = (await alice.request(message)).headers.get('Proxy-Authenticate') ?? '';
    const authorization = answerTo(challenge, 'alice', 'alice', { ...message, body: 'other' });
    const forged = await alice.request({ ...message, headers: [`Proxy-Authorization: ${authorization}`] });
    expect(forged.status).toBe(407);
  });

  it('asks for both, 407 and then 401', async () => {
    const board = await openBoard({ authentication: { register: [], initial: ['proxy', 'www'] } });
    const alice = await openClient(board, 'alice');
    const response = await alice.authenticated({ method: 'MESSAGE', uri: 'sip:bob@switchboard.test' });
    expect(response.status).toBe(480);
    expect(
      board.log.filter({ method: 'MESSAGE', kind: 'response' }).map((entry) => entry.text.slice(8, 11)),
    ).toEqual(['407', '401', '480']);
  });

  it('asks with 401 for everything, in a dialog too, when told so', async () => {
    const board = await openBoard({
      authentication: { register: ['www'], initial: ['www'], inDialog: ['www'] },
    });
    const alice = await openClient(board, 'alice');
    const options = { method: 'OPTIONS', uri: 'sip:bob@switchboard.test' };
    expect((await alice.request(options)).status).toBe(401);
    expect((await alice.request({ ...options, to: '<sip:bob@switchboard.test>;tag=x' })).status).toBe(401);
  });
});
