import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../../renderer/sip/chat/read-message.ts';
import {
  composingNotice,
  plainText,
  receiptFor,
  textWithReceipts,
} from '../../../../../renderer/sip/chat/write-message.ts';

const envelope = {
  from: 'sip:alice@example.com',
  to: 'sip:bob@example.com',
  messageId: 'a1b2',
  at: Date.UTC(2026, 10, 26, 9, 10),
};

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</imdn><script>',
  'a\r\n\r\nContent-Type: text/html\r\n\r\n<b>',
  '&amp; &#0; ]]>',
  '\u202Egnp.exe',
  '',
  '\u0000',
];

describe('a text', () => {
  it.each(['see you at 3', 'Zeile eins\nZeile zwei', '😀 Grüße', ...hostile])(
    '%j arrives as it was written',
    (text) => {
      const { contentType, body } = textWithReceipts(text, envelope);
      expect(contentType).toBe('message/cpim');
      expect(readMessage(contentType, body)).toEqual({
        kind: 'text',
        text,
        messageId: 'a1b2',
        wants: ['delivered', 'displayed'],
        at: envelope.at,
        author: envelope.from,
      });
      const plain = plainText(text);
      expect(readMessage(plain.contentType, plain.body)).toEqual({ kind: 'text', text, wants: [] });
    },
  );

  it('in an envelope that a server has kept as plain text is read all the same', () => {
    const { contentType, body } = textWithReceipts('hello', envelope);
    expect(readMessage('text/plain', body)).toEqual(readMessage(contentType, body));
    const receipt = receiptFor(envelope, 'displayed', { ...envelope, messageId: 'other' });
    expect(readMessage('text/plain;charset=UTF-8', receipt.body)).toMatchObject({ kind: 'receipt' });
  });

  it.each([
    'From: a\nTo: b\n\nContent-Type: text/plain\n\nhello',
    'NS: imdn <urn:ietf:params:imdn>\nimdn.Message-ID: 1\n\nContent-Type: text/plain\n\nhello',
    'From: a\nTo: b\nSubject: c\n\nDear all,\n\nhello',
  ])('%j is no envelope', (text) => {
    expect(readMessage('text/plain', text)).toEqual({ kind: 'text', text, wants: [] });
  });

  it('within an envelope that looks like another is text', () => {
    const inner = textWithReceipts('hello', envelope).body;
    const { contentType, body } = textWithReceipts(inner, envelope);
    expect(readMessage(contentType, body)).toMatchObject({ kind: 'text', text: inner });
  });

  it('in parts asks for receipts with the last one', () => {
    const read = [1, 2].map((number) => {
      const part = { of: 'whole', number, count: 2 };
      const { contentType, body } = textWithReceipts(
        'x',
        { ...envelope, messageId: `whole.${number}` },
        part,
      );
      return readMessage(contentType, body);
    });
    expect(read).toMatchObject([
      { messageId: 'whole.1', part: { of: 'whole', number: 1, count: 2 }, wants: [] },
      { messageId: 'whole.2', part: { of: 'whole', number: 2, count: 2 }, wants: ['delivered', 'displayed'] },
    ]);
  });

  it.each(['', 'x'.repeat(257)])('with the name %j has none, and is kept all the same', (messageId) => {
    const { contentType, body } = textWithReceipts('hello', { ...envelope, messageId });
    const read = readMessage(contentType, body);
    expect(read).toMatchObject({ kind: 'text', text: 'hello' });
    expect(read).not.toHaveProperty('messageId');
  });

  it.each(['0/2 a', '3/2 a', '1/100 a', '1/2', '1/2 a b', 'x'])('of part %j is a text of its own', (part) => {
    const body = `NS: p <urn:x-parley:part>\r\np.Part: ${part}\r\n\r\n\r\nHello`;
    expect(readMessage('message/cpim', body)).toEqual({ kind: 'text', text: 'Hello', wants: [] });
  });
});

describe('a receipt', () => {
  it.each(['delivered', 'displayed'] as const)('that says %s', (disposition) => {
    const of = { ...envelope, messageId: '<a&"b>' };
    const { contentType, body } = receiptFor(of, disposition, { ...envelope, messageId: 'other' });
    expect(readMessage(contentType, body)).toEqual({ kind: 'receipt', messageId: '<a&"b>', disposition });
  });

  // RFC 5438 §6.4.1 and §7.2.1.1
  it.each([
    ['delivery-notification', 'delivered', 'delivered'],
    ['delivery-notification', 'failed', 'failed'],
    ['delivery-notification', 'forbidden', 'failed'],
    ['delivery-notification', 'error', 'failed'],
    ['display-notification', 'displayed', 'displayed'],
  ])('<%s> with <%s/>', (notification, status, disposition) => {
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<x:imdn xmlns:x="urn:ietf:params:xml:ns:imdn"><x:message-id>34jk324j</x:message-id>
<x:datetime>2008-04-04T12:16:49-05:00</x:datetime><x:recipient-uri>im:bob@example.com</x:recipient-uri>
<x:${notification}><x:status><x:${status}/></x:status></x:${notification}></x:imdn>`;
    expect(readMessage('message/imdn+xml', body)).toEqual({
      kind: 'receipt',
      messageId: '34jk324j',
      disposition,
    });
  });

  it.each([
    ['no XML', 'Hello'],
    ['another document', '<presence/>'],
    [
      'of no message',
      '<imdn xmlns="urn:ietf:params:xml:ns:imdn"><delivery-notification><status><delivered/></status></delivery-notification></imdn>',
    ],
    [
      'that says nothing',
      '<imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>1</message-id><processing-notification/></imdn>',
    ],
    [
      'with a status nobody knows',
      '<imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>1</message-id><display-notification><status><seen/></status></display-notification></imdn>',
    ],
    [
      'with an entity of its own',
      '<!DOCTYPE x [<!ENTITY a "aaa">]><imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>&a;</message-id></imdn>',
    ],
    ['a thousand deep', `${'<imdn>'.repeat(1_000)}`],
  ])('%s is none', (_what, body) => {
    expect(readMessage('message/imdn+xml', body)).toBeUndefined();
  });

  it('of entities that grow a million-fold is refused at once', () => {
    const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index} "${'&a;'.repeat(50)}">`).join('')}]><imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>&a19;</message-id></imdn>`;
    expect(readMessage('message/imdn+xml', laughs)).toBeUndefined();
  });
});

describe('a sign of writing', () => {
  it.each([true, false])('%s', (isActive) => {
    const { contentType, body } = composingNotice(isActive);
    expect(readMessage(contentType, body)).toEqual({ kind: 'composing', isActive, refreshSeconds: 120 });
  });

  // RFC 3994 §5.1
  it('says for how long it holds', () => {
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="urn:ietf:params:xml:ns:im-composing iscomposing.xsd">
  <state>active</state><contenttype>text/plain</contenttype><refresh>90</refresh></isComposing>`;
    expect(readMessage('application/im-iscomposing+xml', body)).toEqual({
      kind: 'composing',
      isActive: true,
      refreshSeconds: 90,
    });
  });

  it.each(['-1', '1e9', 'soon', '', '0'])('for %j holds as long as the RFC says', (refresh) => {
    const body = `<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>active</state><refresh>${refresh}</refresh></isComposing>`;
    expect(readMessage('application/im-iscomposing+xml', body)).toMatchObject({ refreshSeconds: 120 });
  });
});

describe('hostile XML', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index} "${'&a;'.repeat(50)}">`).join('')}]>`;
  const composing =
    '<isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"><state>active</state></isComposing>';
  const imdn =
    '<imdn xmlns="urn:ietf:params:xml:ns:imdn"><message-id>1</message-id><delivery-notification><status><delivered/></status></delivery-notification></imdn>';

  it.each([
    ['an entity of its own', (body: string) => `<!DOCTYPE x [<!ENTITY a "aaa">]>${body}`],
    ['entities that grow a million-fold', (body: string) => `${laughs}${body}`],
    ['a file of ours', (body: string) => `<!DOCTYPE x SYSTEM "file:///etc/passwd">${body}`],
    ['10 MB of space', (body: string) => `${' '.repeat(10_000_000)}${body}`],
    [
      '10 MB of elements',
      (body: string) => `${body.slice(0, body.lastIndexOf('</'))}${'<a/>'.repeat(2_500_000)}`,
    ],
    ['another document around it', (body: string) => `<x>${body}</x>`],
    ['no end', (body: string) => body.slice(0, -1)],
    ['a second document after it', (body: string) => `${body}${body}`],
  ])('with %s is nothing', (_what, made) => {
    expect(readMessage('application/im-iscomposing+xml', made(composing))).toBeUndefined();
    expect(readMessage('message/imdn+xml', made(imdn))).toBeUndefined();
  });

  it('of another namespace says nothing', () => {
    const other = (body: string): string => body.replace(/xmlns="[^"]*"/, 'xmlns="urn:other"');
    expect(readMessage('application/im-iscomposing+xml', other(composing))).toBeUndefined();
    expect(readMessage('message/imdn+xml', other(imdn))).toBeUndefined();
  });

  it('elements that nobody knows are passed over', () => {
    const strange = '<x:strange xmlns:x="urn:x"><state>idle</state></x:strange><lastactive>soon</lastactive>';
    const writes = composing.replace('<state>', `${strange}<state>`);
    expect(readMessage('application/im-iscomposing+xml', writes)).toMatchObject({ isActive: true });
    const arrived = imdn.replace('<delivery', `${strange}<delivery`);
    expect(readMessage('message/imdn+xml', arrived)).toMatchObject({ disposition: 'delivered' });
  });
});

describe('what is not understood', () => {
  it.each([
    ['text/html', '<b>hello</b>'],
    ['application/octet-stream', 'x'],
    ['message/cpim', 'Hello'],
    ['message/cpim', 'To: a\r\n\r\nContent-Type: text/html\r\n\r\n<b>'],
    ['message/cpim', 'To: a\r\n\r\nContent-Type: message/cpim\r\n\r\nTo: a\r\n\r\n\r\nHello'],
  ])('%s, %j', (contentType, body) => {
    expect(readMessage(contentType, body)).toBeUndefined();
  });
});
