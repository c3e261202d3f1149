import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../../renderer/domain/number/dial-plan.ts';
import {
  readLink,
  readSelection,
  shownOffer,
  type Offered,
} from '../../../../../renderer/domain/number/offered.ts';

const DOMAIN = 'pbx.example.com';

/** `call …` where the person may have allowed it without a question, `ask …` with the cautions, `refuse` with why. */
function outcome(offered: Offered): string {
  if (offered.kind === 'not-callable') return `refuse ${offered.reason}`;
  if (offered.isOrdinary) return `call ${offered.text}`;
  return ['ask', offered.text, ...offered.cautions].join(' ');
}

/** What the question shows must be what the link means. */
function expectSame(link: string): void {
  const offered = readLink(link, DOMAIN);
  if (offered.kind !== 'callable') return;
  const { uri, tones } = asDialable(link);
  expect(asDialable(offered.text)).toMatchObject({ uri, ...(tones === undefined ? {} : { tones }) });
}

function asDialable(text: string): { uri: string; tones?: string } {
  const dialled = interpret(text, DOMAIN);
  if (dialled.kind === 'not-dialable') throw new Error(`${text}: ${dialled.reason}`);
  return dialled;
}

describe('a link', () => {
  it.each([
    // RFC 3966: global numbers and visual separators
    ['tel:+14155550100', 'call +14155550100'],
    ['tel:+1-415-555-0100', 'call +1 415 555 0100'],
    ['tel:+1.415.555.0100', 'call +1 415 555 0100'],
    ['tel:+1(415)555-0100', 'call +1 415 555 0100'],
    ['tel:+358-555-1234567', 'call +358 555 1234567'],
    ['tel:+49-30-12345678', 'call +49 30 12345678'],
    ['tel:%2B49301234', 'call +49301234'],
    ['tel:+49%2030%201234', 'call +49 30 1234'],
    ['tel:+49%20(0)%2030%201234', 'call +49301234'],
    ['tel:+49(0)301234', 'call +49301234'],
    ['tel:+39 06 1234567', 'call +39 06 1234567'],
    // local numbers, with and without their context
    ['tel:112', 'ask 112'],
    ['tel:9-1-1', 'ask 9 1 1'],
    ['tel:000', 'ask 000'],
    ['tel:0112', 'call 0112'],
    ['tel:204', 'call 204'],
    ['tel:030/1234567', 'call 030 1234567'],
    ['tel:(030) 1234567', 'call 030 1234567'],
    ['tel:7042;phone-context=pbx.example.com', 'call 7042'],
    ['tel:7042;phone-context=PBX.Example.COM', 'call 7042'],
    ['tel:7042;phone-context=example.com', 'refuse foreign-context'],
    ['tel:863-1234;phone-context=+1-914-555', 'refuse foreign-context'],
    ['tel:+19145551234;phone-context=example.com', 'call +19145551234'],
    // extensions, sub-addresses, unknown parameters
    ['tel:+12015550123;ext=204', 'call +12015550123,204'],
    ['tel:+1-201-555-0123;ext=2-04', 'call +1 201 555 0123,204'],
    ['tel:+12015550123;EXT=204', 'call +12015550123,204'],
    ['tel:+12015550123;ext=+2', 'refuse bad-uri'],
    ['tel:+12015550123;ext=20a', 'refuse bad-uri'],
    ['tel:+12015550123;ext=', 'refuse bad-uri'],
    ['tel:+12015550123;isub=1411', 'call +12015550123'],
    ['tel:+12015550123;isub=alice%40home;ext=1', 'call +12015550123,1'],
    ['tel:+12015550123;tgrp=TG-1;trunk-context=isp.example', 'call +12015550123'],
    ['tel:+12015550123;rn=+1201;npdi', 'call +12015550123'],
    // pauses and digits to be sent after the answer
    ['tel:+12015550123,204', 'call +12015550123,204'],
    ['tel:+12015550123,,204', 'call +12015550123,,204'],
    ['tel:+12015550123;204', 'call +12015550123;204'],
    ['tel:+12015550123,,204%23', 'ask +12015550123,,204# code'],
    ['tel:+12015550123;postd=22', 'call +12015550123,22'],
    ['tel:+12015550123;postd=p22', 'call +12015550123,22'],
    ['tel:+12015550123;postd=pp2w2', 'call +12015550123,,2;2'],
    ['tel:+12015550123;postd=p22%23', 'ask +12015550123,22# code'],
    ['tel:+12015550123;postd=<script>', 'refuse bad-uri'],
    ['tel:+12015550123x204', 'call +12015550123,204'],
    ['tel:+1%20201%20555%200123%20ext.%20204', 'call +12015550123,204'],
    // what pages write though no grammar has it
    ['tel://+14155550100', 'call +14155550100'],
    ['tel: +1 415 555 0100', 'call +1 415 555 0100'],
    ['tel:+1 415 555 0100 ', 'call +1 415 555 0100'],
    ['TEL:+14155550100', 'call +14155550100'],
    ['Tel:+14155550100', 'call +14155550100'],
    ['tel:12345-45', 'call 12345 45'],
    ['tel://+1234567?method=call', 'refuse has-headers'],
    ['tel:+3100000000000', 'call +3100000000000'],
    ['tel:0123456789', 'call 0123456789'],
    ['tel:07890009010', 'call 07890009010'],
    ['tel:+447890009010', 'call +447890009010'],
    // numbers that other phones have mangled
    ['tel:+99358451234567', 'call +99358451234567'],
    ['tel:00390332123456', 'call 00390332123456'],
    ['tel:000387', 'call 000387'],
    ['tel:0008008123', 'call 0008008123'],
    ['tel:+2251011121314', 'call +2251011121314'],
    ['tel:+47580013000503', 'call +47580013000503'],
    ['tel:005555123456', 'call 005555123456'],
    ['tel: +49 (241) 12 34 56 - 78 \n', 'call +49 241 12 34 56 78'],
    ['tel:+1%202345%206789', 'call +1 2345 6789'],
    // letters
    ['tel:1-800-FLOWERS', 'ask 18003569377 unusual'],
    ['tel:alice', 'refuse not-a-number'],
    ['tel:0301234abc', 'refuse not-a-number'],
    ['tel:O3O1234567', 'refuse not-a-number'],
    // feature codes
    ['tel:*43', 'ask *43 code'],
    ['tel:*21*0301234#', 'ask *21*0301234# code'],
    ['tel:**62*0301234%23', 'ask **62*0301234# code'],
    ['tel:%2A72', 'ask *72 code'],
    ['tel:*%2306%23', 'ask *#06# code'],
    ['tel:#31#0301234', 'ask #31#0301234 code'],
    ['sip:*43@pbx.example.com', 'ask *43 code'],
    ['sip:%2A43@pbx.example.com', 'ask sip:%2A43@pbx.example.com code'],
    ['sip:*72@other.com', 'ask sip:*72@other.com code'],
    ['callto:*43', 'ask *43 code'],
    // long ones
    [`tel:${'1'.repeat(20)}`, `call ${'1'.repeat(20)}`],
    [`tel:${'1'.repeat(21)}`, `ask ${'1'.repeat(21)} long`],
    [`tel:+${'1'.repeat(15)},${'2'.repeat(6)}`, `ask +${'1'.repeat(15)},${'2'.repeat(6)} long`],
    [`tel:${'1'.repeat(65)}`, 'refuse too-long'],
    [`tel:${'1'.repeat(10_000)}`, 'refuse too-long'],
    [`sip:${'a'.repeat(10_000)}@other.com`, 'refuse too-long'],
    [`tel:+49301234${' '.repeat(300)}`, 'refuse too-long'],
    // control characters and marks
    ['tel:0301234%0a', 'refuse control-characters'],
    ['tel:0301234%0d%0aINVITE', 'refuse control-characters'],
    ['tel:030%001234', 'refuse control-characters'],
    ['tel:030\n1234', 'refuse control-characters'],
    ['tel:030%7F1234', 'refuse control-characters'],
    ['tel:\u202E4321030', 'refuse control-characters'],
    ['tel:%E2%80%AE4321030', 'refuse control-characters'],
    ['tel:030\u20281234', 'refuse control-characters'],
    ['tel:\u202D0301234\u202C', 'ask 0301234 unusual'],
    ['tel:030\u200F1234', 'ask 0301234 unusual'],
    ['tel:030%E2%80%8F1234', 'ask 0301234 unusual'],
    ['sip:al\u202Eice@other.com', 'refuse control-characters'],
    // look-alikes: decimal digits have one value, all else has none
    ['tel:٠٣٠١٢٣٤', 'ask 0301234 unusual'],
    ['tel:۰۳۰۱۲۳۴', 'ask 0301234 unusual'],
    ['tel:０３０１２３４', 'ask 0301234 unusual'],
    ['tel:＋４９３０１２３４', 'ask +49301234 unusual'],
    ['tel:𝟎𝟑𝟎𝟏𝟐𝟑𝟒', 'ask 0301234 unusual'],
    ['tel:%D9%A0%D9%A3%D9%A0', 'ask 030 unusual'],
    ['tel:030²1234', 'refuse not-a-number'],
    ['tel:030①1234', 'refuse not-a-number'],
    ['tel:0З01234', 'refuse not-a-number'],
    ['tel:0l01234', 'refuse not-a-number'],
    ['t\u0435l:0301234', 'refuse not-a-number'],
    // percent encodings
    ['tel:%zz', 'refuse bad-uri'],
    ['tel:%', 'refuse bad-uri'],
    ['tel:%FF', 'refuse bad-uri'],
    ['tel:%2523', 'refuse not-a-number'],
    ['tel:%30%33%30', 'call 030'],
    // SIP URIs
    ['sip:204', 'call 204'],
    ['sip:204@pbx.example.com', 'call 204'],
    ['SIP:204@PBX.EXAMPLE.COM', 'call 204'],
    ['sip:204@pbx.example.com;transport=tcp', 'call 204'],
    ['sip:204@pbx.example.com;maddr=203.0.113.9', 'call 204'],
    ['sip:204@other.com', 'ask sip:204@other.com'],
    ['sip:+4930@evil.example', 'ask sip:+4930@evil.example'],
    ['sip:alice@pbx.example.com', 'ask alice'],
    ['sip:alice@other.com', 'ask alice@other.com'],
    ['sip:Alice@Other.com:5061', 'ask Alice@other.com:5061'],
    ['sips:alice@other.com', 'ask sips:alice@other.com'],
    ['sips:204@pbx.example.com', 'ask sips:204@pbx.example.com'],
    ['sip://alice@other.com', 'ask alice@other.com'],
    ['sip:m%C3%BCller@other.com', 'ask müller@other.com'],
    ['sip:+1-212-555-0100@pbx.example.com;user=phone', 'call +1 212 555 0100'],
    ['sip:+1-212-555-0100;ext=3@pbx.example.com;user=phone', 'call +1 212 555 0100,3'],
    ['sip:alice@[2001:db8::1]:5060', 'ask alice@[2001:db8::1]:5060'],
    ['sip:alice@other.com?Replaces=abc%3Bto-tag%3D1', 'refuse has-headers'],
    ['sip:alice@other.com?Subject=x&Call-Info=y', 'refuse has-headers'],
    ['sip:alice@other.com;method=REFER?Refer-To=sip:x@y', 'refuse has-headers'],
    ['sip:204?Route=%3Csip:evil.example%3E', 'refuse has-headers'],
    ['sips:alice@other.com?body=x', 'refuse has-headers'],
    ['sip:', 'refuse empty'],
    ['sip:@other.com', 'refuse bad-uri'],
    ['sip:other.com', 'refuse bad-uri'],
    ['sips:204', 'refuse bad-uri'],
    ['sip:alice:secret@other.com', 'refuse bad-uri'],
    ['sip:bob@evil.example@other.com', 'refuse bad-uri'],
    ['sip:alice@other.com>;x=<', 'refuse bad-uri'],
    ['sip:"x" <sip:alice@other.com>', 'refuse bad-uri'],
    ['sip:alice@bücher.example', 'refuse bad-uri'],
    // schemes in schemes
    ['tel:tel:+4930', 'refuse not-a-number'],
    ['tel:sip:alice@other.com', 'refuse not-a-number'],
    ['sip:tel:+4930@other.com', 'refuse bad-uri'],
    ['sip:sip:alice@other.com', 'refuse bad-uri'],
    ['callto:callto:+4930', 'refuse not-a-number'],
    ['callto:tel:tel:+4930', 'refuse not-a-number'],
    ['tel:javascript:alert(1)', 'refuse not-a-number'],
    ['callto:https://evil.example', 'refuse not-a-number'],
    // callto: as Skype, NetMeeting, Lync and Teams have it
    ['callto:+14155550100', 'call +14155550100'],
    ['callto://+14155550100', 'call +14155550100'],
    ['CALLTO:+1%20415%20555%200100', 'call +1 415 555 0100'],
    ['callto:+14155550100?call', 'refuse has-headers'],
    ['callto:echo123', 'ask echo123'],
    ['callto:live:someone', 'refuse not-a-number'],
    ['callto:+14155550100+type=phone', 'refuse not-a-number'],
    ['callto:ils.example.com/someone@other.com', 'ask ils.example.com/someone@other.com'],
    ['callto:tel:+1-415-555-0100', 'call +1 415 555 0100'],
    ['callto:tel:+14155550100;ext=204', 'call +14155550100,204'],
    ['callto:sip:alice@contoso.example', 'ask alice@contoso.example'],
    ['callto:alice@contoso.example', 'ask alice@contoso.example'],
    ['callto:tel:*43', 'ask *43 code'],
    ['callto:', 'refuse empty'],
    ['tel:', 'refuse not-a-number'],
    ['tel:+', 'refuse not-a-number'],
    ['tel:()', 'refuse not-a-number'],
    ['tel:+1 415 555 0100 / +1 415 555 0101', 'refuse not-a-number'],
    ['tel:0301234567,0307654321', 'call 0301234567,0307654321'],
  ])('%j', (link, expected) => {
    expect(outcome(readLink(link, DOMAIN))).toBe(expected);
    expectSame(link);
  });

  it('is shown as it is written, but for what cannot be seen', () => {
    expect(shownOffer('sip:alice@other.com?Replaces=x')).toBe('sip:alice@other.com?Replaces=x');
    expect(shownOffer('tel:\u202E030\n12\u200B34')).toBe('tel:0301234');
    const long = shownOffer(`tel:${'1'.repeat(10_000)}`);
    expect(long).toHaveLength(201);
    expect(long).toMatch(/1…$/);
  });
});

describe('a selected text', () => {
  it.each([
    ['+1 (415) 555-0100', 'call +1 415 555 0100'],
    ['Call me at +1 (415) 555-0100 tomorrow.', 'call +1 415 555 0100'],
    ['Tel. 030 1234-567', 'call 030 1234 567'],
    ['Phone: 0049 30 12345678\n', 'call 0049 30 12345678'],
    ['Tel: (0)30 1234567', 'call 0 30 1234567'],
    ['Fax (415) 555-0100.', 'call 415 555 0100'],
    ['(+49) 30 1234567, ext. 12', 'call +49 30 1234567,12'],
    ['le 06.12.34.56.78 merci', 'call 06 12 34 56 78'],
    ['+49 30 1234567 (+49 30 1234567)', 'call +49 30 1234567'],
    ['call tel:+49-30-123 or +49 30 123', 'call +49 30 123'],
    ['0171-\n1234567', 'call 0171 1234567'],
    ['room 204', 'call 204'],
    ['204', 'call 204'],
    ['am 12.05. um 14:30 unter 030 1234567', 'call 030 1234567'],
    ['10115 Berlin\n030 1234567', 'call 030 1234567'],
    ['Grace Hopper\n+49 30 1234567\ngrace@example.com\nhttps://example.com/12345678', 'call +49 30 1234567'],
    ['٠٣٠١٢٣٤٥', 'ask 03012345 unusual'],
    ['1-800-FLOWERS', 'ask 18003569377 unusual'],
    ['dial *21*0301234# now', 'ask *21*0301234# code'],
    ['grace@example.com', 'ask grace@example.com'],
    ['write to sip:grace@example.com, please', 'ask grace@example.com'],
    ['030 1234567 / 030 7654321', 'refuse several-selected'],
    ['030 1234567, 030 7654321', 'refuse several-selected'],
    ['Mobil 0171/1234567 Büro 030/1234567', 'refuse several-selected'],
    ['meet in 204 or 205', 'refuse several-selected'],
    ['a@example.com, b@example.com', 'refuse several-selected'],
    ['0171\n1234567', 'refuse several-selected'],
    ['', 'refuse none-selected'],
    ['hello', 'refuse none-selected'],
    ['5 apples', 'refuse none-selected'],
    ['12.05.2024', 'refuse none-selected'],
    ['see you 2024-05-06 at 14:30', 'refuse none-selected'],
    ['for 1.234,56 EUR', 'refuse none-selected'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'refuse none-selected'],
    ['item a1234567b', 'refuse none-selected'],
    ['https://example.com/12345678', 'refuse none-selected'],
    ['\u202E030123456', 'refuse none-selected'],
    ['030\u0000123456', 'refuse none-selected'],
    [`${'lorem ipsum '.repeat(100)} 030 1234567`, 'refuse much-selected'],
    ['sip:alice@other.com?Replaces=x', 'refuse none-selected'],
  ])('%j', (selection, expected) => {
    expect(outcome(readSelection(selection, DOMAIN))).toBe(expected);
  });
});
