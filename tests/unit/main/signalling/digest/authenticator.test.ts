import { expect, test } from 'vitest';
import { Authenticator } from '../../../../../main/signalling/digest/authenticator.ts';
import { headerOf, parameterOf, proves, request, response } from '../sip-messages.ts';

const challenge = (nonce: string, more = '') =>
  `Digest realm="r", nonce="${nonce}", qop="auth"${more ? `, ${more}` : ''}`;
const www = (nonce: string, more?: string) => `WWW-Authenticate: ${challenge(nonce, more)}`;
const proxy = (nonce: string, more?: string) => `Proxy-Authenticate: ${challenge(nonce, more)}`;

function authenticator(password: () => Promise<string | undefined> | string | undefined = () => 'secret') {
  let cnonces = 0;
  const newCnonce = () => `c${(cnonces += 1)}`;
  return { auth: new Authenticator({ userName: 'alice', password, newCnonce }) };
}

/** Sends the request and has it challenged; gives the credentials. */
async function challenged(auth: Authenticator, text: string, status: number, ...headers: string[]) {
  const sent = await auth.outgoing(text);
  return auth.credentials(response(sent, status, ...headers));
}

test('answers a challenge, and counts each further use of the nonce with another cnonce', async () => {
  const { auth } = authenticator();
  const first = await challenged(auth, request(), 401, www('n'));
  const second = headerOf(await auth.outgoing(request({ method: 'BYE', uri: 'sip:c@d' })), 'Authorization');
  const third = headerOf(await auth.outgoing(request({ method: 'MESSAGE' })), 'Authorization');

  expect([first, second, third].map((each) => parameterOf(each, 'nc'))).toEqual([
    '00000001',
    '00000002',
    '00000003',
  ]);
  expect(new Set([first, second, third].map((each) => parameterOf(each, 'cnonce'))).size).toBe(3);
  expect(proves(first, { method: 'INVITE', uri: 'sip:bob@example.org', password: 'secret' })).toBe(true);
  expect(proves(second, { method: 'BYE', uri: 'sip:c@d', password: 'secret' })).toBe(true);
});

test('counts from 1 again for a new nonce, and goes on counting for one that comes back', async () => {
  const { auth } = authenticator();
  const counts = [];
  // Each request after the first carries the nonce before it unasked, which is a use of it, too.
  for (const nonce of ['a', 'b', 'a']) {
    counts.push(parameterOf(await challenged(auth, request(), 401, www(nonce)), 'nc'));
  }
  expect(counts).toEqual(['00000001', '00000001', '00000003']);
});

test('a -sess key keeps its cnonce as long as its nonce', async () => {
  const { auth } = authenticator();
  const first = await challenged(auth, request(), 401, www('n', 'algorithm=MD5-sess'));
  const second = headerOf(await auth.outgoing(request()), 'Authorization');
  expect(parameterOf(second, 'cnonce')).toBe(parameterOf(first, 'cnonce'));
});

test('401, then 407 on the same request: both are answered, then both stand in the next one', async () => {
  const { auth } = authenticator();
  const authorization = await challenged(auth, request(), 401, www('a'));
  const retry = request({ headers: [`Authorization: ${authorization}`] });
  const proxyAuthorization = await challenged(auth, retry, 407, proxy('b'));
  expect(parameterOf(proxyAuthorization, 'nonce')).toBe('b');

  const next = await auth.outgoing(request());
  expect(parameterOf(headerOf(next, 'Authorization'), 'nonce')).toBe('a');
  expect(parameterOf(headerOf(next, 'Proxy-Authorization'), 'nonce')).toBe('b');
});

test.each([401, 407])(
  '%i again, not stale: the password is wrong, and is not tried unasked',
  async (status) => {
    const [header, field] = status === 401 ? [www, 'Authorization'] : [proxy, 'Proxy-Authorization'];
    const { auth } = authenticator();
    const credentials = await challenged(auth, request(), status, header('a'));
    const retry = request({ headers: [`${field}: ${credentials}`] });
    expect(await challenged(auth, retry, status, header('b'))).toBeUndefined();
    expect(headerOf(await auth.outgoing(request()), field)).toBeUndefined();
  },
);

test.each(['stale=true', 'stale="true"', 'Stale=TRUE'])('%s: answered with the new nonce', async (stale) => {
  const { auth } = authenticator();
  const credentials = await challenged(auth, request(), 401, www('a'));
  const retry = request({ headers: [`Authorization: ${credentials}`] });
  expect(parameterOf(await challenged(auth, retry, 401, www('b', stale)), 'nonce')).toBe('b');
});

test('a server to which every nonce is stale is not answered for ever', async () => {
  const { auth } = authenticator();
  let credentials = await challenged(auth, request(), 401, www('0'));
  let answers = 0;
  while (credentials !== undefined && answers < 100) {
    answers += 1;
    const retry = request({ headers: [`Authorization: ${credentials}`] });
    credentials = await challenged(auth, retry, 401, www(`${answers}`, 'stale=true'));
  }
  expect(answers).toBe(3);
});

test('credentials put in unasked and refused: answered once, and only then is the password wrong', async () => {
  const { auth } = authenticator();
  await challenged(auth, request(), 401, www('a'));
  const unasked = await auth.outgoing(request());
  expect(headerOf(unasked, 'Authorization')).toBeDefined();
  const fresh = await auth.credentials(response(unasked, 401, www('b')));
  expect(parameterOf(fresh, 'nonce')).toBe('b');
  const retry = request({ headers: [`Authorization: ${fresh}`] });
  expect(await challenged(auth, retry, 401, www('c'))).toBeUndefined();
});

test('credentials for one realm are no reason to leave another unanswered', async () => {
  const { auth } = authenticator();
  const credentials = await challenged(auth, request(), 401, www('a'));
  const retry = request({ headers: [`Authorization: ${credentials}`] });
  const other = 'WWW-Authenticate: Digest realm="other", nonce="o", qop="auth"';
  expect(parameterOf(await challenged(auth, retry, 401, other), 'realm')).toBe('other');
});

test('nothing meant for the registrar goes to anyone else, nor the other way round', async () => {
  const { auth } = authenticator();
  await challenged(auth, request({ method: 'REGISTER' }), 401, www('registrar'));
  expect(headerOf(await auth.outgoing(request()), 'Authorization')).toBeUndefined();
  await challenged(auth, request(), 401, www('callee'));
  const refresh = await auth.outgoing(request({ method: 'REGISTER' }));
  expect(parameterOf(headerOf(refresh, 'Authorization'), 'nonce')).toBe('registrar');
});

test('ACK, CANCEL, responses and what is no SIP leave as they are', async () => {
  const { auth } = authenticator();
  await challenged(auth, request(), 401, www('a'));
  const ok = response(request(), 200);
  for (const text of [request({ method: 'ACK' }), request({ method: 'CANCEL' }), ok, '\r\n\r\n', 'x']) {
    expect(await auth.outgoing(text)).toBe(text);
  }
});

test('407, then 401 on the same request: the credentials for the 407 are not repeated, but counted on', async () => {
  const { auth } = authenticator();
  const first = await challenged(auth, request(), 407, proxy('a'));
  const second = request({ headers: [`Proxy-Authorization: ${first}`] });
  const authorization = await challenged(auth, second, 401, www('b'));
  const retry = {
    uri: 'sip:c@d',
    headers: [`Proxy-Authorization: ${first}`, `Authorization: ${authorization}`],
  };
  const third = await auth.outgoing(request(retry));

  expect(headerOf(third, 'Authorization')).toBe(authorization);
  const again = headerOf(third, 'Proxy-Authorization');
  expect([parameterOf(again, 'nonce'), parameterOf(again, 'nc')]).toEqual(['a', '00000002']);
  expect(parameterOf(again, 'cnonce')).not.toBe(parameterOf(first, 'cnonce'));
  expect(proves(again, { method: 'INVITE', uri: 'sip:c@d', password: 'secret' })).toBe(true);
  expect(third.match(/^Proxy-Authorization:/gm)).toHaveLength(1);
  // The proxy does not take them all the same: the password is wrong, and is not tried again.
  expect(await auth.credentials(response(third, 407, proxy('c')))).toBeUndefined();
});

test('an answer that other requests have overtaken is made anew: the count never goes back', async () => {
  const { auth } = authenticator();
  const answer = await challenged(auth, request({ method: 'SUBSCRIBE' }), 407, proxy('n'));
  const counts = [];
  const retry = request({ method: 'SUBSCRIBE', headers: [`Proxy-Authorization: ${answer}`] });
  for (const text of [request({ method: 'SUBSCRIBE' }), retry, request({ method: 'SUBSCRIBE' })]) {
    const credentials = headerOf(await auth.outgoing(text), 'Proxy-Authorization');
    expect(proves(credentials, { method: 'SUBSCRIBE', uri: 'sip:bob@example.org', password: 'secret' })).toBe(
      true,
    );
    counts.push(parameterOf(credentials, 'nc'));
  }
  expect(counts).toEqual(['00000002', '00000003', '00000004']);
});

test('credentials that went out before stay as they are in a request that they were not meant for', async () => {
  const { auth } = authenticator();
  const registrar = await challenged(auth, request({ method: 'REGISTER' }), 401, www('registrar'));
  await auth.outgoing(request({ method: 'REGISTER', headers: [`Authorization: ${registrar}`] }));
  const invite = request({ headers: [`Authorization: ${registrar}`] });
  expect(await auth.outgoing(invite)).toBe(invite);
});

test('a request that has credentials leaves as it is', async () => {
  const { auth } = authenticator();
  const credentials = await challenged(auth, request(), 401, www('a'));
  const retry = request({ headers: [`Authorization: ${credentials}`] });
  expect(await auth.outgoing(retry)).toBe(retry);
});

test('auth-int covers the body of the request', async () => {
  const { auth } = authenticator();
  const offer = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth-int"';
  const one = await challenged(auth, request({ body: 'v=0' }), 401, offer);
  const { auth: other } = authenticator();
  const two = await challenged(other, request({ body: 'v=1' }), 401, offer);
  expect(parameterOf(one, 'qop')).toBe('auth-int');
  expect(parameterOf(one, 'response')).not.toBe(parameterOf(two, 'response'));
});

test.each([
  ['none is kept', () => undefined],
  ['it cannot be read', () => Promise.reject(new Error('locked'))],
])('without a password there are no credentials: %s', async (_, password) => {
  const { auth } = authenticator(password);
  expect(await challenged(auth, request(), 401, www('a'))).toBeUndefined();
});

test('a password that was read once still serves when it is gone: to unregister a removed account', async () => {
  let kept: string | undefined = 'secret';
  const { auth } = authenticator(() => kept ?? Promise.reject(new Error('unknown account')));
  await challenged(auth, request({ method: 'REGISTER' }), 401, www('a'));
  kept = undefined;
  const unregister = request({ method: 'REGISTER', uri: 'sip:example.org' });
  const credentials = await challenged(auth, unregister, 401, www('b', 'stale=true'));
  expect(proves(credentials, { method: 'REGISTER', uri: 'sip:example.org', password: 'secret' })).toBe(true);
});

test('only what was sent, and once, is answered', async () => {
  const { auth } = authenticator();
  expect(await auth.credentials(response(request(), 401, www('a')))).toBeUndefined();

  const settled = await auth.outgoing(request());
  await auth.credentials(response(settled, 100));
  await auth.credentials(response(settled, 200));
  expect(await auth.credentials(response(settled, 401, www('a')))).toBeUndefined();

  const first = await auth.outgoing(request());
  for (let count = 0; count < 256; count += 1) await auth.outgoing(request());
  expect(await auth.credentials(response(first, 401, www('a')))).toBeUndefined();
});

test.each([
  ['no challenge at all', []],
  ['a challenge in the wrong header', [proxy('a')]],
  ['an unknown scheme', ['WWW-Authenticate: Basic realm="r"']],
  ['garbage', ['WWW-Authenticate: ="",,"', 'WWW-Authenticate: \u0000']],
])('a 401 with %s has no credentials', async (_, headers) => {
  const { auth } = authenticator();
  expect(await challenged(auth, request(), 401, ...headers)).toBeUndefined();
});
