import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';
import { certificates } from './lab/certificates.ts';
import type { Lab } from './lab/lab.ts';

/** The relay for networks that let out less and less. */
const ways: readonly { readonly name: string; readonly url: (lab: Lab) => string }[] = [
  { name: 'UDP', url: (lab) => `turn:${lab.turnServer}?transport=udp` },
  { name: 'TCP', url: (lab) => `turn:${lab.turnServer}?transport=tcp` },
  { name: 'TLS', url: (lab) => `turns:${lab.secureTurnServer}?transport=tcp` },
];

test.describe('coturn', () => {
  for (const { name, url } of ways) {
    test(`a call that goes only through the relay, by ${name}`, async ({ startAs, lab }) => {
      const iceServers = [{ urls: url(lab), username: 'turn', credential: 'relay-5512' }];
      const [alice, bob] = await Promise.all([
        startAs('alice', { iceServers, relayOnly: true }),
        startAs('bob', { iceServers, relayOnly: true }),
      ]);
      await alice.dial('bob');
      await bob.button('Answer').click();
      await expectToHear(alice, tones.bob);
      await expectToHear(bob, tones.alice);
      for (const parley of [alice, bob]) {
        expect(await chosenCandidate(parley)).toEqual(['relay', name.toLowerCase()]);
        await expect(parley.call.getByRole('alert')).toBeHidden();
      }
    });
  }

  test('a wrong TURN password is said in words', async ({ startAs, lab }) => {
    const iceServers = [
      { urls: `turn:${lab.turnServer}?transport=udp`, username: 'turn', credential: 'relay-5513' },
    ];
    const [alice, bob] = await Promise.all([startAs('alice', { iceServers }), startAs('bob')]);
    await alice.dial('bob');
    await expect(alice.call.getByRole('alert')).toHaveText(/^The TURN server does not accept the password/);
    await bob.button('Answer').click();
    await expectToHear(alice, tones.bob);
    await expect(bob.call.getByRole('alert')).toBeHidden();
    // What the called side's phone found out while it rang is said too.
    await alice.button('End').click();
    await bob.dial('alice');
    await alice.button('Answer').click();
    await expectToHear(bob, tones.alice);
    await expect(alice.call.getByRole('alert')).toHaveText(/^The TURN server does not accept the password/);
  });

  test('a TURN server whose certificate is not trusted is said in words', async ({ startAs, lab }) => {
    await lab.restartCoturn(certificates.selfSigned);
    const iceServers = [
      { urls: `turns:${lab.secureTurnServer}?transport=tcp`, username: 'turn', credential: 'relay-5512' },
    ];
    const [alice, bob] = await Promise.all([startAs('alice', { iceServers }), startAs('bob')]);
    await alice.dial('bob');
    await expect(alice.call.getByRole('alert')).toHaveText(
      /^The TURN server cannot be reached, or its certificate is not trusted/,
    );
    await bob.button('Answer').click();
    await expectToHear(alice, tones.bob);
    await expect(bob.call.getByRole('alert')).toBeHidden();
    await lab.restartCoturn();
  });
});

/** Kind of the local candidate that the newest call uses, and how it reaches the relay. */
async function chosenCandidate(parley: Parley): Promise<unknown> {
  return parley.window.evaluate(async () => {
    const report = await window.peerConnections.at(-1)?.getStats();
    const stats = [...(report?.values() ?? [])] as Record<string, unknown>[];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport?.['selectedCandidatePairId']);
    const local = stats.find(({ id }) => id === pair?.['localCandidateId']);
    return [local?.['candidateType'], local?.['relayProtocol']];
  });
}
