import { expect, it } from 'vitest';
import { readMessage } from '../../../../../renderer/sip/chat/read-message.ts';
import { sendText } from '../../../../../renderer/sip/chat/send-text.ts';
import type { MessageAnswer, MessageBody } from '../../../../../renderer/sip/port.ts';

const envelope = { from: 'sip:alice@example.com', to: 'sip:bob@example.com', messageId: 'a1', at: 0 };
const long = 'Grüße an alle. '.repeat(200);

function lineThat(answers: (index: number) => MessageAnswer) {
  const sent: MessageBody[] = [];
  return {
    sent,
    read: () => sent.map(({ contentType, body }) => readMessage(contentType, body)),
    sendMessage: (_target: string, message: MessageBody) => Promise.resolve(answers(sent.push(message) - 1)),
  };
}

it.each(['cpim', 'plain'] as const)('a short text is one message, as %s', async (format) => {
  const line = lineThat(() => ({ status: 200 }));
  expect(await sendText(line, 'see you at 3', envelope, format)).toEqual({ status: 200 });
  expect(line.read()).toMatchObject([{ kind: 'text', text: 'see you at 3' }]);
  expect(line.read()[0]).not.toHaveProperty('part');
});

it.each(['cpim', 'plain'] as const)(
  'a long text is parted under the limit in bytes, as %s',
  async (format) => {
    const line = lineThat(() => ({ status: 202 }));
    expect(await sendText(line, long, envelope, format)).toEqual({ status: 202 });
    expect(line.sent.length).toBeGreaterThan(3);
    for (const { body } of line.sent) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(1_000);
    expect(
      line
        .read()
        .map((read) => (read?.kind === 'text' ? read.text : ''))
        .join(''),
    ).toBe(long);
  },
);

it('its parts say which they are, and the last one has its name and asks for receipts', async () => {
  const line = lineThat(() => ({ status: 200 }));
  await sendText(line, long, envelope, 'cpim');
  const count = line.sent.length;
  expect(line.read()[0]).toMatchObject({
    messageId: 'a1.1',
    part: { of: 'a1', number: 1, count },
    wants: [],
  });
  expect(line.read().at(-1)).toMatchObject({
    messageId: 'a1',
    part: { of: 'a1', number: count, count },
    wants: ['delivered', 'displayed'],
  });
});

it.each(['lost' as const, { status: 404 }])('stops at %j', async (answer) => {
  const line = lineThat((index) => (index === 1 ? answer : { status: 200 }));
  expect(await sendText(line, long, envelope, 'cpim')).toEqual(answer);
  expect(line.sent).toHaveLength(2);
});

it('what would take minutes is too large, and nothing of it is sent', async () => {
  const line = lineThat(() => ({ status: 200 }));
  expect(await sendText(line, 'x'.repeat(99_001), envelope, 'plain')).toEqual({ status: 513 });
  expect(line.sent).toEqual([]);
});
