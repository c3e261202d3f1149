import { expect, test } from './interop-test.ts';
import { certificates } from './lab/certificates.ts';
import { openRelay } from './lab/relay.ts';

test.describe('Kamailio', () => {
  test('registration with the right password', async ({ startAs, lab }) => {
    const alice = await startAs('alice');
    expect(await lab.kamailio.bindings('alice')).toHaveLength(1);
    await alice.close();
    await expect.poll(() => lab.kamailio.bindings('alice')).toHaveLength(0);
  });

  test('registration with a wrong password', async ({ start, lab }) => {
    const alice = await start('alice', { password: 'wrong' });
    await expect(alice.registration).toHaveText('Wrong name or password');
    expect(await lab.kamailio.bindings('alice')).toHaveLength(0);
  });

  test('registration of an unknown user', async ({ start }) => {
    const nobody = await start('alice', { aor: 'sip:nobody@office.test' });
    await expect(nobody.registration).toHaveText('Wrong name or password');
  });

  test('registration is renewed before it expires', async ({ startAs, lab }) => {
    await lab.kamailio.restart({ maxExpires: 4 });
    await startAs('alice');
    const [first] = await lab.kamailio.bindings('alice');
    await expect
      .poll(async () => (await lab.kamailio.bindings('alice'))[0]?.cseq, 'a REGISTER after the first')
      .toBeGreaterThan((first?.cseq ?? 0) + 1);
    expect(await lab.kamailio.bindings('alice')).toHaveLength(1);
    await lab.kamailio.restart();
  });

  test('registration after a restart of the server', async ({ startAs, lab }) => {
    const alice = await startAs('alice');
    await lab.kamailio.stop();
    await expect(alice.registration).toHaveText(/^Server not reachable, next try in \d+ s$/);
    await lab.kamailio.start();
    await expect(alice.registration).toHaveText('Registered');
    expect(await lab.kamailio.bindings('alice')).toHaveLength(1);
  });

  test('registration after the socket was cut', async ({ startAs, lab }) => {
    const relay = await openRelay(lab.kamailio.plainUrl);
    const alice = await startAs('alice', { servers: [relay.url] });
    relay.cut();
    await expect(alice.registration).not.toHaveText('Registered');
    await expect(alice.registration).toHaveText('Registered');
    await expect.poll(() => lab.kamailio.bindings('alice')).toHaveLength(1);
    await relay.close();
  });

  test('wss with a certificate that the system trusts', async ({ startAs, lab }) => {
    await startAs('alice', { servers: [lab.kamailio.secureUrl] });
  });

  test('wss with a self-signed certificate is refused in words', async ({ start, lab }) => {
    await lab.kamailio.restart({ certificate: certificates.selfSigned });
    const alice = await start('alice', { servers: [lab.kamailio.secureUrl] });
    await expect(alice.registration).toHaveText(/^The server's certificate is not trusted/);
    expect(await lab.kamailio.bindings('alice')).toHaveLength(0);
    await lab.kamailio.restart();
  });
});
