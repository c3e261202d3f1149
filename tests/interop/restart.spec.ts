import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';

for (const ending of ['the caller hangs up', 'the called side hangs up'] as const) {
  test.describe('Parley', () => {
    test(`the server restarts during a call; then ${ending}`, async ({ startAs, lab }) => {
      const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
      await alice.dial('bob');
      await bob.button('Answer').click();
      await expectToHear(alice, tones.bob);

      await lab.kamailio.stop();
      for (const parley of [alice, bob]) await expect(parley.registration).not.toHaveText('Registered');
      await expectToHear(alice, tones.bob);
      await expectToHear(bob, tones.alice);
      await lab.kamailio.start();
      const up = performance.now();
      for (const parley of [alice, bob]) await expect(parley.registration).toHaveText('Registered');
      expect(performance.now() - up, 'ms from the server to both registrations').toBeLessThan(3_000);

      await expectToHear(alice, tones.bob);
      await expectToHear(bob, tones.alice);
      const [one, other] = ending === 'the caller hangs up' ? [alice, bob] : [bob, alice];
      await one.button('End').click();
      await expect(other.call).toContainText('Ended: the other side hung up');
    });
  });

  test.describe('Desk phone', () => {
    test(`the server restarts during a call; then ${ending}`, async ({ startAs, deskPhone, lab }) => {
      const [alice, desk] = await Promise.all([startAs('alice'), deskPhone()]);
      await alice.dial('desk');
      await desk.waitFor('CALL_INCOMING');
      desk.answer();
      await expectToHear(alice, tones.desk);

      await lab.kamailio.stop();
      await expect(alice.registration).not.toHaveText('Registered');
      await expectToHear(alice, tones.desk);
      await lab.kamailio.start();
      const up = performance.now();
      await expect(alice.registration).toHaveText('Registered');
      expect(performance.now() - up, 'ms from the server to the registration').toBeLessThan(3_000);

      await expectToHear(alice, tones.desk);
      await expectToHear(desk, tones.alice);
      if (ending === 'the caller hangs up') {
        await alice.button('End').click();
        await desk.waitFor('CALL_CLOSED');
      } else {
        desk.hangUp();
        await expect(alice.call).toContainText('Ended: the other side hung up');
      }
    });
  });
}
