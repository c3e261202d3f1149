import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';
import {
  expectRequest,
  expectResponse,
  hopByHop,
  offerWithVideo,
  request,
  requestInDialog,
  response,
  scenario,
  sound,
} from './sipp/scenario.ts';

const ringing = [expectResponse(100, { optional: true }), expectResponse(180, { optional: true })];
const hungUpByParley = [expectRequest('BYE'), response('200 OK')];

test.describe('Gateway', () => {
  test('INVITE without SDP: the answer is in the ACK', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'INVITE', cseq: 1 }),
        ...ringing,
        expectResponse(200, { dialog: true }),
        requestInDialog({ method: 'ACK', cseq: 1, body: sound }),
        ...hungUpByParley,
      ),
    );
    await alice.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await expectToHear(alice, tones.alice);
    await alice.button('End').click();
    await call.done();
  });

  for (const { name, takesVideo, answer } of [
    {
      name: 'an offer of video is answered with sound, and video to be seen',
      takesVideo: true,
      answer: /^m=video [1-9]\d* RTP\/AVP 97\r?\n(?:[ac]=.*\r?\n)*?a=recvonly/m,
    },
    {
      name: 'an offer of video is answered with sound alone, where video is not wanted',
      takesVideo: false,
      answer: /^m=video 0 /m,
    },
  ]) {
    test(name, async ({ startAs, gateway }) => {
      const alice = await startAs('alice');
      await alice.link('Settings').click();
      await alice.window.getByRole('checkbox', { name: 'Show what others show' }).setChecked(takesVideo);
      const call = await gateway(
        scenario(
          request({ method: 'INVITE', cseq: 1, body: offerWithVideo }),
          ...ringing,
          expectResponse(200, { dialog: true }),
          requestInDialog({ method: 'ACK', cseq: 1 }),
          ...hungUpByParley,
        ),
      );
      await alice.button('Answer').click();
      await expect(alice.call).toContainText('Connected');
      await expectToHear(alice, tones.alice);
      await alice.button('End').click();
      await call.done();
      expect(await call.messages()).toMatch(answer);
    });
  }

  test('tel: URIs in From and P-Asserted-Identity', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({
          method: 'INVITE',
          cseq: 1,
          from: '<tel:+4940987654>',
          headers: ['P-Asserted-Identity: <tel:+4940987654>'],
          body: sound,
        }),
        ...ringing,
        expectResponse(486, { dialog: true }),
        hopByHop('ACK', 4).replace(/From: .*/, 'From: <tel:+4940987654>;tag=gateway-[call_number]'),
      ),
    );
    await expect(alice.window.getByRole('region', { name: /^Incoming call from/ })).toContainText(
      '+4940987654',
    );
    await alice.button('Decline').click();
    await call.done();
  });

  test('18x without Contact', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        expectRequest('INVITE'),
        response('180 Ringing', { first: true, withoutContact: true }),
        '<pause milliseconds="1500"/>',
        response('200 OK', { first: true, body: sound }),
        expectRequest('ACK'),
        ...hungUpByParley,
      ),
    );
    await alice.dial('004930123456');
    await expect(alice.call).toContainText('Ringing…');
    await expect(alice.call).toContainText('Connected');
    await expectToHear(alice, tones.alice);
    await alice.button('End').click();
    await call.done();
  });

  test('a session timer refused with 422', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        expectRequest('INVITE'),
        response('422 Session Interval Too Small', { first: true, headers: ['Min-SE: 3600'] }),
        expectRequest('ACK'),
        expectRequest('INVITE'),
        response('200 OK', {
          first: true,
          headers: ['Require: timer', 'Session-Expires: 3600;refresher=uac'],
          body: sound,
        }),
        expectRequest('ACK'),
        ...hungUpByParley,
      ),
    );
    await alice.dial('004930123456');
    await expect(alice.call).toContainText('Connected');
    await alice.button('End').click();
    await call.done();
    expect(await call.messages()).toMatch(/^Session-Expires: 3600\r?$/m);
  });

  test('a session is refreshed by UPDATE', async ({ startAs, gateway }) => {
    // At half of the shortest session that there may be (RFC 4028 §4).
    test.setTimeout(120_000);
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        expectRequest('INVITE'),
        response('200 OK', {
          first: true,
          headers: ['Allow: INVITE, ACK, BYE, CANCEL, UPDATE', 'Session-Expires: 90;refresher=uac'],
          body: sound,
        }),
        expectRequest('ACK'),
        expectRequest('UPDATE'),
        response('200 OK', { headers: ['Session-Expires: 90;refresher=uac'] }),
        ...hungUpByParley,
      ),
    );
    await alice.dial('004930123456');
    await expect(alice.call).toContainText('Connected');
    await expect
      .poll(() => call.messages().then((text) => text.match(/^CSeq: \d+ UPDATE/gm)?.length), {
        timeout: 60_000,
      })
      .toBe(2);
    await alice.button('End').click();
    await call.done();
  });

  test('connected line by UPDATE', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'INVITE', cseq: 1, body: sound }),
        ...ringing,
        expectResponse(200, { dialog: true }),
        requestInDialog({ method: 'ACK', cseq: 1 }),
        requestInDialog({
          method: 'UPDATE',
          cseq: 2,
          headers: ['P-Asserted-Identity: "Workshop" <sip:+4930777@office.test>'],
        }),
        expectResponse(200),
        ...hungUpByParley,
      ),
    );
    await alice.button('Answer').click();
    await expect(alice.call).toContainText('Workshop');
    await alice.button('End').click();
    await call.done();
  });

  test('two Reason header fields', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'INVITE', cseq: 1, body: sound }),
        expectResponse(100, { optional: true }),
        expectResponse(180),
        '<pause milliseconds="1000"/>',
        hopByHop('CANCEL', 4, [
          'Reason: Q.850;cause=16',
          'Reason: SIP;cause=200;text="Call completed elsewhere"',
        ]),
        expectResponse(200),
        expectResponse(487),
        hopByHop('ACK', 7),
      ),
    );
    await expect(alice.button('Answer')).toBeVisible();
    await expect(alice.button('Answer')).toBeHidden();
    await alice.link('Recent').click();
    await expect(alice.window.getByRole('list', { name: 'Recent' })).toContainText(
      'answered on another device',
    );
    await call.done();
  });

  test('OPTIONS', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(scenario(request({ method: 'OPTIONS', cseq: 1 }), expectResponse(200)));
    await call.done();
    expect(await call.messages()).toMatch(/^Allow: .*INVITE/m);
    await expect(alice.registration).toHaveText('Registered');
  });

  for (const tag of ['teleportation', '100rel']) {
    test(`Require: ${tag} is refused with 420`, async ({ startAs, gateway }) => {
      const alice = await startAs('alice');
      const headers = [`Require: ${tag}`];
      const call = await gateway(
        scenario(
          request({ method: 'INVITE', cseq: 1, headers, body: sound }),
          expectResponse(100, { optional: true }),
          expectResponse(420),
          hopByHop('ACK', 3),
        ),
      );
      await call.done();
      expect(await call.messages()).toMatch(new RegExp(`^Unsupported: ${tag}\\r?$`, 'm'));
      await expect(alice.button('Answer')).toBeHidden();
    });
  }

  test('OPTIONS with an unknown Require', async ({ startAs, gateway }) => {
    await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'OPTIONS', cseq: 1, headers: ['Require: teleportation'] }),
        expectResponse(420),
      ),
    );
    await call.done();
    expect(await call.messages()).toMatch(/^Unsupported: teleportation\r?$/m);
  });

  test('a session that is not described in SDP is refused with 415', async ({ startAs, gateway }) => {
    await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'INVITE', cseq: 1, contentType: 'application/unknownformat', body: '<audio/>' }),
        expectResponse(100, { optional: true }),
        expectResponse(415),
        hopByHop('ACK', 3),
      ),
    );
    await call.done();
    expect(await call.messages()).toMatch(/^Accept: application\/sdp\r?$/m);
  });

  test('NOTIFY outside a dialog', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({
          method: 'NOTIFY',
          cseq: 1,
          headers: ['Event: message-summary', 'Subscription-State: terminated'],
          contentType: 'application/simple-message-summary',
          body: 'Messages-Waiting: yes\nVoice-Message: 2/0 (0/0)',
        }),
        expectResponse(200),
      ),
    );
    await call.done();
    await expect(alice.registration).toHaveText('Registered');
  });

  test('MESSAGE of 60 kB', async ({ startAs, gateway, deskPhone }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({
          method: 'MESSAGE',
          cseq: 1,
          contentType: 'text/plain',
          body: 'A long story. '.repeat(4_300),
        }),
        expectResponse(200),
      ),
      't1',
    );
    await call.done();
    await expect(alice.window.getByRole('list', { name: 'New messages' })).toContainText('1 unread');
    const desk = await deskPhone();
    desk.dial('alice');
    await expect(alice.button('Answer')).toBeVisible();
  });
});
