import type { Parley } from '../support/parley.ts';
import { expect, test } from './interop-test.ts';
import { openRelay, type Relay } from './lab/relay.ts';
import { answers } from './torture/answers.ts';
import { type TortureMessage, tortureMessages } from './torture/messages.ts';

const sections = {
  'RFC 4475 §3.1.1, valid messages': /^3\.1\.1\./,
  'RFC 4475 §3.1.2, invalid messages': /^3\.1\.2\./,
  'RFC 4475 §3.2 to §3.4, beyond syntax': /^3\.[234]\./,
};

test.describe('WebSocket', () => {
  let relay: Relay;
  let alice: Parley;
  let contact: string;

  test.beforeEach(async ({ lab, startAs }) => {
    relay = await openRelay(lab.kamailio.plainUrl);
    alice = await startAs('alice', { servers: [relay.url] });
    contact = (await lab.kamailio.bindings('alice'))[0]?.contact ?? '';
  });

  test.afterEach(() => relay.close());

  for (const [title, section] of Object.entries(sections)) {
    test(title, async ({ deskPhone }) => {
      const messages = tortureMessages().filter((message) => section.test(message.section));
      const given: Record<string, number[]> = {};
      await relay.withoutServer(async () => {
        for (const message of messages) given[message.name] = await finalAnswersTo(message);
      });
      const wanted = messages.map(({ name }) => {
        const fitting = answers[name]?.find((status) => given[name]?.[0] === status);
        return [name, fitting === undefined ? answers[name] : [fitting]] as const;
      });
      expect(given).toEqual(Object.fromEntries(wanted));

      await expect(alice.registration).toHaveText('Registered');
      const desk = await deskPhone();
      desk.dial('alice');
      await expect(alice.button('Answer')).toBeVisible();
    });
  }

  test('RFC 4475 §3.1.1.1, a tortuous INVITE for the user rings', async () => {
    const wsinv =
      tortureMessages()
        .find(({ name }) => name === 'wsinv')
        ?.octets.toString('latin1') ?? '';
    const forAlice = wsinv
      .replace('sip:vivekg@chair-dnrc.example.com;unknownparam', contact)
      // With a tag it would belong to a dialog.
      .replace(/;\s+tag\s+= 1918181833n/, '');
    relay.say(Buffer.from(forAlice, 'latin1'));
    await expect(alice.window.getByRole('region', { name: /^Incoming call from/ })).toContainText(
      'J Rosenberg',
    );
    await alice.button('Decline').click();
    expect(await relay.answer((message) => /^SIP\/2\.0 (486|603) /.test(message), 5_000)).toContain(
      'wsinv.ndaksdj',
    );
  });

  /** The final responses to a message: all that are said before the one to a later OPTIONS. */
  async function finalAnswersTo({ name, octets }: TortureMessage): Promise<number[]> {
    const mark = relay.heard.length;
    relay.say(octets);
    const callId = `after-${name}`;
    relay.say(optionsTo(contact, callId));
    const isProbe = (message: string) => message.includes(`Call-ID: ${callId}\r\n`);
    expect(await relay.answer(isProbe, 5_000), `after ${name}`).toContain('SIP/2.0 200');
    return relay.heard
      .slice(mark)
      .filter((message) => !isProbe(message) && !isAnswerToServer(message))
      .map((message) => Number(/^SIP\/2\.0 ([2-6]\d\d) /.exec(message)?.[1]))
      .filter((status) => status >= 200);
  }
});

/** The server tells of alice's mailbox whenever it likes; none of the messages here is a NOTIFY. */
function isAnswerToServer(message: string): boolean {
  return /^CSeq: \d+ NOTIFY\r$/m.test(message);
}

function optionsTo(uri: string, callId: string): Buffer {
  const lines = [
    `OPTIONS ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP host.example.com;branch=z9hG4bK${callId}`,
    'To: <sip:alice@office.test>',
    'From: <sip:caller@example.org>;tag=33242',
    'Max-Forwards: 70',
    `Call-ID: ${callId}`,
    'CSeq: 8 OPTIONS',
    'Content-Length: 0',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}
