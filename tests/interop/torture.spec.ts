import type { Parley } from '../support/parley.ts';
import { expect, test } from './interop-test.ts';
import { openRelay, type Relay } from './lab/relay.ts';
import { beyondSyntax } from './torture/beyond-syntax.ts';
import { invalid } from './torture/invalid.ts';
import { requestWith } from './torture/request.ts';
import type { TortureMessage } from './torture/torture-message.ts';
import { valid } from './torture/valid.ts';

const sections: readonly (readonly [string, readonly TortureMessage[]])[] = [
  ['RFC 4475 §3.1.1, valid messages', valid],
  ['RFC 4475 §3.1.2, invalid messages', invalid],
  ['RFC 4475 §3.2 to §3.4, beyond syntax', beyondSyntax],
];

test.describe('WebSocket', () => {
  let relay: Relay;
  let alice: Parley;

  test.beforeEach(async ({ lab, startAs }) => {
    relay = await openRelay(lab.kamailio.plainUrl);
    alice = await startAs('alice', { servers: [relay.url] });
  });

  test.afterEach(() => relay.close());

  for (const [title, messages] of sections) {
    test(title, async ({ lab, deskPhone }) => {
      const [binding] = await lab.kamailio.bindings('alice');
      const contact = binding?.contact ?? '';
      for (const { name, answers, text } of messages) {
        const finals = await answersTo(name, text, contact);
        expect(answers, `${name} is answered ${finals.join(' and ') || 'none'}`).toContain(
          finals[0] ?? 'none',
        );
        expect(finals.length, `answers to ${name}`).toBeLessThan(2);
      }
      await expect(alice.registration).toHaveText('Registered');
      const desk = await deskPhone();
      desk.dial('alice');
      await expect(alice.button('Answer')).toBeVisible();
    });
  }

  test('RFC 4475 §3.1.1.1, a tortuous INVITE for the user rings', async ({ lab }) => {
    const [binding] = await lab.kamailio.bindings('alice');
    const wsinv = valid.find(({ name }) => name === 'wsinv')?.text ?? '';
    const forAlice = wsinv
      .replace('sip:vivekg@chair-dnrc.example.com;unknownparam', binding?.contact ?? '')
      // With a tag it would belong to a dialog.
      .replace(/;\s+tag\s+= 1918181833n/, '');
    relay.say(forAlice.replaceAll('\n', '\r\n'));
    await expect(alice.window.getByRole('region', { name: /^Incoming call from/ })).toContainText(
      'J Rosenberg',
    );
    await alice.button('Decline').click();
    expect(await relay.answer((message) => /^SIP\/2\.0 (486|603) /.test(message), 5_000)).toContain(
      'wsinv.ndaksdj',
    );
  });

  /** The final responses to a message: all that are said before those to a later OPTIONS. */
  async function answersTo(name: string, text: string, contact: string): Promise<number[]> {
    const mark = relay.heard.length;
    relay.say(text.replaceAll('\n', '\r\n'));
    const probe = `probe-${name}`;
    relay.say(requestWith({ method: 'OPTIONS', name: probe, uri: contact }).replaceAll('\n', '\r\n'));
    const isProbe = (message: string) => message.includes(`Call-ID: ${probe}.`);
    expect(await relay.answer(isProbe, 5_000), `the phone lives after ${name}`).toMatch(/^SIP\/2.0 200/);
    return relay.heard
      .slice(mark)
      .filter((message) => !isProbe(message))
      .map((message) => Number(/^SIP\/2\.0 ([2-6]\d\d) /.exec(message)?.[1]))
      .filter((status) => status >= 200);
  }
});
