import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers } from '../../../interop/torture/answers.ts';
import { tortureMessages } from '../../../interop/torture/messages.ts';
import { readMessage } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

const messages = tortureMessages();

let phone: Phone;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
});
afterEach(() => {
  vi.useRealTimers();
});

async function finalAnswersTo(message: string): Promise<number[]> {
  const before = phone.bridge.sent.length;
  phone.bridge.receive(message);
  await settle();
  return phone.bridge.sent
    .slice(before)
    .map((text) => readMessage(text).status)
    .filter((status) => status >= 200);
}

/** SHA-256 of the files in the RFC's own archive (Appendix A), of those that its notation changes most. */
const archived = {
  wsinv: 'd6f6cdee99cd0a1f8e3d9a0fdd67c877700e19ab86d8186dada06f61260e3e61',
  intmeth: 'b957a8292c1c0a9851fe94705b90f94320738f43aacde64998e401f742ef688d',
  esc01: 'be3a316d4ce5f69cad474646191e390dd4b50fc8371e44b5197fe1237781973e',
  longreq: '185739292bc676760e5b1cca77c87705aa570240171c506ad76f8c35af0ecdaa',
  dblreq: 'a6be48426565c2a705389c4ce2ea17e57b891cb13f80490a2cb9392c797b46ef',
  mpart01: '92147c8e24997bac59629e1b163767697d0d6d499af87f89e325d69968bec3ba',
  unreason: '4f939d6ebf4817eea70f011d3209e83732872ffc20ffd304b244084dc392f4d7',
  noreason: '07e11e470a69fffa3674de805e5165d1351a9439a91045ee70c9570ea24ab4fe',
};

describe('the messages of RFC 4475', () => {
  it.each(Object.entries(archived))('%s has the octets of the archive', (name, digest) => {
    const octets = messages.find((message) => message.name === name)?.octets ?? '';
    expect(createHash('sha256').update(octets).digest('hex')).toBe(digest);
  });

  it.each(messages)('$section $name', async ({ name, octets }) => {
    const wanted = answers[name] ?? [];
    const given = await finalAnswersTo(octets.toString('utf8'));
    expect(wanted.length === 0 ? [[]] : wanted.map((status) => [status])).toContainEqual(given);
  });
});

describe('the messages of RFC 4475 that are strange but right', () => {
  const forUs = (name: string): string =>
    (messages.find((message) => message.name === name)?.octets.toString('utf8') ?? '')
      .replace(/(?<=^\S+ )\S+/, phone.contact)
      // With a tag it would belong to a dialog.
      .replace(/;\s+tag\s+= 1918181833n/, '');

  it.each(['wsinv', 'esc01', 'longreq', 'baddate'])('%s rings when it is for us', async (name) => {
    phone.bridge.receive(forUs(name));
    await settle();
    expect(phone.incoming).toHaveLength(1);
    phone.perform({ type: 'reject', status: 486 }, 'incoming-1');
    expect(phone.peer.all('INVITE').at(-1)?.status).toBe(486);
  });

  it.each(['lwsdisp', 'semiuri', 'transports', 'baddn', 'badbranch', 'zeromf'])(
    '%s is answered',
    async (name) => {
      expect(await finalAnswersTo(forUs(name))).toEqual([200]);
    },
  );
});
