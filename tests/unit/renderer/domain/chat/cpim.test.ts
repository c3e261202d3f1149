import { describe, expect, it } from 'vitest';
import { cpimHeader, parseCpim, writeCpim } from '../../../../../renderer/domain/chat/cpim.ts';

const IMDN = 'urn:ietf:params:imdn';

const unparted = `From: Alice <im:alice@example.com>
Content-type: text/plain

Hello World
`;

// RFC 3862 §5.1
const piglet = `From: MR SANDERS <im:piglet@100akerwood.com>
To: Depressed Donkey <im:eeyore@100akerwood.com>
DateTime: 2000-12-13T13:40:00-08:00
Subject: the weather will be fine today
Subject:;lang=fr beau temps prevu pour aujourd'hui
NS: MyFeatures <mid:MessageFeatures@id.foo.com>
Require: MyFeatures.VitalMessageOption
MyFeatures.VitalMessageOption: Confirmation-requested
MyFeatures.WackyMessageOption: Use-silly-font

Content-type: text/xml; charset=utf-8
Content-ID: <1234567890@foo.com>

<body>
Here is the text of my message.
</body>`;

describe('parseCpim', () => {
  it.each(['\n', '\r\n'])("reads RFC 3862's example with line breaks %j", (lineBreak) => {
    const message = parseCpim(piglet.replaceAll('\n', lineBreak));
    expect(message?.contentHeaders).toEqual([
      ['content-type', 'text/xml; charset=utf-8'],
      ['content-id', '<1234567890@foo.com>'],
    ]);
    expect(message?.content).toMatch(/^<body>[^]*<\/body>$/);
    expect(message && cpimHeader(message, '', 'To')).toBe('Depressed Donkey <im:eeyore@100akerwood.com>');
    expect(message && cpimHeader(message, 'mid:MessageFeatures@id.foo.com', 'WackyMessageOption')).toBe(
      'Use-silly-font',
    );
    expect(message && cpimHeader(message, '', 'WackyMessageOption')).toBeUndefined();
  });

  it('takes the namespace by its URI, whatever prefix the sender chose', () => {
    const message = parseCpim(`NS: x <${IMDN}>\nx.Message-ID: 1\n\n\nHello`);
    expect(message && cpimHeader(message, IMDN, 'Message-ID')).toBe('1');
    expect(message?.content).toBe('Hello');
  });

  it('has a default namespace', () => {
    const message = parseCpim(`From: <im:a@b>\nNS: <${IMDN}>\nMessage-ID: 1\n\nContent-type: text/plain\n\n`);
    expect(message && cpimHeader(message, IMDN, 'Message-ID')).toBe('1');
    expect(message && cpimHeader(message, '', 'From')).toBe('<im:a@b>');
  });

  it('leaves out headers whose prefix nobody declared, keeps empty lines in the content', () => {
    const message = parseCpim('imdn.Message-ID: 1\nTo: b\n\nContent-type: text/plain\n\none\n\ntwo\n');
    expect(message?.headers).toEqual([{ namespace: '', name: 'To', value: 'b' }]);
    expect(message?.content).toBe('one\n\ntwo\n');
  });

  it('reads escapes', () => {
    const message = parseCpim('Subject: a\\u00e4\\\\\\"\\n\n\n\n');
    expect(message && cpimHeader(message, '', 'Subject')).toBe('aä\\"\n');
  });

  it.each([
    ['', 'nothing'],
    ['Hello World', 'no headers'],
    ['From: a\n', 'no end of the headers'],
    ['From: a\n\nContent-type: text/plain', 'no end of the content headers'],
    ['From: a\nno header\n\n\n', 'a line that is no header'],
    [`${'To: a\n'.repeat(65)}\n\n`, 'more headers than anybody needs'],
    [unparted, 'content headers among those of the envelope, and none of its own'],
  ])('%j is none: %s', (text) => {
    expect(parseCpim(text)).toBeUndefined();
  });

  it('of 256 KiB without an end is refused at once', () => {
    expect(parseCpim('a: b\n'.repeat(52_000))).toBeUndefined();
    expect(parseCpim('\\u'.repeat(131_000))).toBeUndefined();
  });
});

describe('writeCpim', () => {
  it.each([
    'plain',
    'line\r\nbreak: Injected\r\n\r\nbody',
    'back\\slash \\n \\u0041',
    'Grüße 😀 "quoted"',
    '\u0000\u007f\u0085',
  ])('a header of %j comes back as it went, and adds none', (value) => {
    const message = {
      headers: [
        { namespace: '', name: 'To', value: '<sip:bob@example.com>' },
        { namespace: IMDN, name: 'Message-ID', value },
      ],
      contentHeaders: [['content-type', 'text/plain;charset=utf-8'] as const],
      content: 'one\r\n\r\ntwo',
    };
    expect(parseCpim(writeCpim(message, new Map([[IMDN, 'imdn']])))).toEqual(message);
  });

  it('does not write a namespace without a prefix', () => {
    const message = {
      headers: [{ namespace: IMDN, name: 'a', value: 'b' }],
      contentHeaders: [],
      content: '',
    };
    expect(() => writeCpim(message, new Map())).toThrow(RangeError);
  });
});
