import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../../renderer/domain/number/dial-plan.ts';
import type { DialProblem } from '../../../../../renderer/domain/number/dialled.ts';

const DOMAIN = 'pbx.example.com';

/** A number and its tones, as far as it is one. */
function numberOf(text: string): string {
  const dialled = interpret(text, DOMAIN);
  if (dialled.kind === 'not-dialable') return dialled.reason;
  expect(dialled.uri).toBe(`sip:${dialled.shown.replaceAll('#', '%23')}@${DOMAIN}`);
  return dialled.tones === undefined ? dialled.shown : `${dialled.shown} then ${dialled.tones}`;
}

function uriOf(text: string): string {
  const dialled = interpret(text, DOMAIN);
  return dialled.kind === 'dialable' ? dialled.uri : dialled.reason;
}

describe('a number as people write it', () => {
  it.each([
    // short, emergency and internal numbers pass untouched
    ['0', '0'],
    ['9', '9'],
    ['112', '112'],
    ['911', '911'],
    ['204', '204'],
    ['0112', '0112'],
    ['116 117', '116117'],
    // Germany, Austria, Switzerland
    ['030 1234567', '0301234567'],
    ['030/1234567', '0301234567'],
    ['030 / 12 34 56-7', '0301234567'],
    ['(030) 1234-567', '0301234567'],
    ['030-1234567', '0301234567'],
    ['033701/123456', '033701123456'],
    ['+49 30 1234567', '+49301234567'],
    ['+49 (30) 1234567', '+49301234567'],
    ['+49 (0)30 1234567', '+49301234567'],
    ['+49 (0) 30 / 1234567', '+49301234567'],
    ['+49(0)301234567', '+49301234567'],
    ['(+49) (0)30 1234567', '+49301234567'],
    ['(+49) 30 1234567', '+49301234567'],
    ['0049 (0)30 1234567', '0049301234567'],
    ['0049 30 1234567', '0049301234567'],
    ['+43 (0) 512/1234-56', '+43512123456'],
    ['+41 (0)44 123 45 67', '+41441234567'],
    ['044/123 45 67', '0441234567'],
    // the zero of Italy is part of the number
    ['+39 06 1234567', '+39061234567'],
    ['+39 (0)6 1234567', '+39061234567'],
    ['+378 (0)549 123456', '+3780549123456'],
    // a "(0)" that does not follow a country code is a digit
    ['(0)30 1234567', '0301234567'],
    ['(0) 204', '0204'],
    ['+49 30 (0) 1234', '+493001234'],
    // North America
    ['(415) 555-0100', '4155550100'],
    ['415.555.0100', '4155550100'],
    ['415-555-0100', '4155550100'],
    ['1-415-555-0100', '14155550100'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['+1.415.555.0100', '+14155550100'],
    ['212/555-0100', '2125550100'],
    ['011 44 20 7946 0000', '011442079460000'],
    // elsewhere
    ['020 7946 0000', '02079460000'],
    ['+44 (0)20 7946 0000', '+442079460000'],
    ['+44 (0) 20-7946-0000', '+442079460000'],
    ['06 12 34 56 78', '0612345678'],
    ['06.12.34.56.78', '0612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['02/123.45.67', '021234567'],
    ['+45 12 34 56 78', '+4512345678'],
    ['8 (495) 123-45-67', '84951234567'],
    ['+7 495 123-45-67', '+74951234567'],
    ['03-1234-5678', '0312345678'],
    ['〇3', 'not-a-number'],
    ['０３－１２３４－５６７８', '0312345678'],
    ['＋８１　３（１２３４）５６７８', '+81312345678'],
    ['+86 10 1234 5678', '+861012345678'],
    ['(11) 91234-5678', '11912345678'],
    ['+61 2 9876 5432', '+61298765432'],
    ['[030] 1234', '0301234'],
    ['030·1234·567', '0301234567'],
    // decimal digits of other scripts are the same digits
    ['٠٣٠١٢٣٤', '0301234'],
    ['۰۲۱ ۱۲۳۴', '0211234'],
    ['+९१ २२ १२३४', '+91221234'],
    ['𝟎𝟑𝟎 𝟙𝟚𝟛𝟜', '0301234'],
    ['\u{116DA}\u{116DB}\u{116DC}', '012'],
    // what comes along when pasting
    ['  030 1234567 ', '0301234567'],
    ['030\u00A01234\u2009567', '0301234567'],
    ['030\u202F1234\u3000567', '0301234567'],
    ['030\u20111234\u2013567\u2014890\u22121', '03012345678901'],
    ['\u202A+49 30 1234567\u202C', '+49301234567'],
    ['\u202D+49\u00AD30\u200B12\u200D34\u2060567\u202C', '+49301234567'],
    ['\uFEFF\u200E030 1234\u200F', '0301234'],
    ['030 1234567\r\n', '0301234567'],
    ['\t030 1234567', '0301234567'],
    // feature codes
    ['*43', '*43'],
    ['*8 204', '*8204'],
    ['#21#', '#21#'],
    ['*21*030 1234#', '*21*0301234#'],
    ['**62*0301234#', '**62*0301234#'],
    // letters of the keypad
    ['0800 FLOWERS', '08003569377'],
    ['0800 flowers', '08003569377'],
    ['1-800-FLOWERS', '18003569377'],
    ['1-800-GO-FEDEX', '18004633339'],
    ['+1 800 MY APPLE', '+18006927753'],
    ['1-888-4-FLOWERS', '188843569377'],
    ['1800CONTACTS', '180026682287'],
    // tones after the answer
    ['0301234,,42#', '0301234 then ,,42#'],
    ['030 1234;42', '0301234 then ;42'],
    ['+49 30 1234,,04 711 #', '+49301234 then ,,04711#'],
    ['*43,1', '*43 then ,1'],
    ['0301234,', '0301234'],
    ['0301234;', '0301234'],
    ['+1 212 555 0100 x204', '+12125550100 then ,204'],
    ['+1 212 555 0100x204', '+12125550100 then ,204'],
    ['(212) 555-0100 ext. 204', '2125550100 then ,204'],
    ['(212) 555-0100, extension 204', '2125550100 then ,204'],
    // links
    ['tel:+49301234567', '+49301234567'],
    ['TEL:+49-30-1234567', '+49301234567'],
    ['tel://+49301234567', '+49301234567'],
    ['tel:+1-201-555-0123', '+12015550123'],
    ['tel:030%201234', '0301234'],
    ['tel:%2B49301234', '+49301234'],
    ['tel:+49%20(0)%2030%201234', '+49301234'],
    ['tel:*43', '*43'],
    ['tel:%2321%23', '#21#'],
    ['tel:112', '112'],
    ['tel:+1-201-555-0123;ext=204', '+12015550123 then ,204'],
    ['tel:+12015550123;EXT=2-04', '+12015550123 then ,204'],
    ['tel:+12015550123;isub=1411', '+12015550123'],
    ['tel:+12015550123;x=y;phone-context=+1', '+12015550123'],
    ['tel:0301234,,42%23', '0301234 then ,,42#'],
    ['tel:0301234;42', '0301234 then ;42'],
    ['tel:7042;phone-context=pbx.example.com', '7042'],
    ['tel:1-800-FLOWERS', '18003569377'],
    ['tel:\u202A+4930\u202C', '+4930'],
    ['tel:%E2%80%AD+4930%E2%80%AC', '+4930'],
    ['callto:+49301234', '+49301234'],
    ['callto://030%201234', '0301234'],
    ['sip:204', '204'],
    ['sip:+49-30-1234', '+49301234'],
  ])('%j is %s', (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });
});

describe('a user name or an address', () => {
  it.each([
    ['alice', 'sip:alice@pbx.example.com'],
    ['Alice.Doe', 'sip:Alice.Doe@pbx.example.com'],
    ['204a', 'sip:204a@pbx.example.com'],
    ['1001-web', 'sip:1001-web@pbx.example.com'],
    ['müller', 'sip:m%C3%BCller@pbx.example.com'],
    ['alice@other.com', 'sip:alice@other.com'],
    ['alice@Other.COM:5061', 'sip:alice@other.com:5061'],
    ['*72#@other.com', 'sip:*72%23@other.com'],
    ['sip:alice@other.com', 'sip:alice@other.com'],
    ['SIP:alice@other.com', 'sip:alice@other.com'],
    ['sip://alice@other.com', 'sip:alice@other.com'],
    ['sips:alice@other.com', 'sips:alice@other.com'],
    ['sip:alice', 'sip:alice@pbx.example.com'],
    ['callto:alice', 'sip:alice@pbx.example.com'],
    ['callto:alice@other.com', 'sip:alice@other.com'],
    ['sip:alice@other.com;transport=tcp;maddr=10.0.0.1;lr', 'sip:alice@other.com'],
    ['sip:alice@192.0.2.1:5060', 'sip:alice@192.0.2.1:5060'],
    ['sip:alice@[2001:db8::1]', 'sip:alice@[2001:db8::1]'],
    ['sip:alice@[2001:DB8::1]:5061;transport=tls', 'sip:alice@[2001:db8::1]:5061'],
    ['sip:alice@[::ffff:192.0.2.1]', 'sip:alice@[::ffff:192.0.2.1]'],
    ['sip:a%20b@other.com', 'sip:a%20b@other.com'],
    ["sip:a-b_c.d!e~f*g'(h)&i=j+k$l,m;n/o@other.com", "sip:a-b_c.d!e~f*g'(h)&i=j+k$l,m;n/o@other.com"],
    ['sip:+49-30-1234@gw.example.com;user=phone', 'sip:+49301234@gw.example.com'],
    ['sip:10-01@other.com', 'sip:10-01@other.com'],
  ])('%j is %s', (text, expected) => {
    expect(uriOf(text)).toBe(expected);
  });

  it('is shown without the own domain, and with any other', () => {
    expect(interpret('müller', DOMAIN)).toMatchObject({ shown: 'müller' });
    expect(interpret('alice@other.com', DOMAIN)).toMatchObject({ shown: 'alice@other.com' });
  });
});

describe('what is refused, rather than guessed', () => {
  it.each<[string, DialProblem]>([
    ['', 'empty'],
    [' \u200B\u00A0\n', 'empty'],
    ['-', 'not-a-number'],
    ['()', 'not-a-number'],
    ['+', 'not-a-number'],
    ['*', 'not-a-number'],
    ['Grace Hopper', 'not-a-number'],
    ['++49 30 1234', 'not-a-number'],
    ['030+1234', 'not-a-number'],
    ['+49 30 1234#', 'not-a-number'],
    // two numbers are not one
    ['030 1234567 / 030 7654321', 'not-a-number'],
    ['030 1234567/68', 'not-a-number'],
    ['+49 30 1234 / +49 30 4321', 'not-a-number'],
    ['030 1234567, 030 7654321', 'not-a-number'],
    ['030 1234567; +49 30 7654321', 'not-a-number'],
    // labels are not keypad letters
    ['1234 HOME', 'not-a-number'],
    ['0171 1234567 MOBIL', 'not-a-number'],
    ['030 1234567 DW 12', 'not-a-number'],
    ['Tel. 030 1234', 'not-a-number'],
    // look-alikes
    ['030²1234', 'not-a-number'],
    ['030①1234', 'not-a-number'],
    ['0З0 1234', 'not-a-number'],
    ['0З01234', 'not-a-number'],
    ["044 123'45'67", 'not-a-number'],
    ['https://example.com/0301234', 'not-a-number'],
    ['javascript:alert(1)', 'not-a-number'],
    ['mailto:bob@example.com', 'bad-uri'],
    // control characters, plain and encoded
    ['030\n1234', 'control-characters'],
    ['030\t1234', 'control-characters'],
    ['030\u20281234', 'control-characters'],
    ['030\u00001234', 'control-characters'],
    ['\u202E030 1234', 'control-characters'],
    ['ali\uD800ce', 'control-characters'],
    ['tel:0301234%0a', 'control-characters'],
    ['tel:030%0D%0A1234', 'control-characters'],
    ['tel:%E2%80%AE0301234', 'control-characters'],
    ['callto:030%0a1234', 'control-characters'],
    ['sip:ali%0d%0ace@other.com', 'control-characters'],
    ['sip:alice%00@other.com', 'control-characters'],
    // a link does not write our requests
    ['sip:alice@other.com?Route=%3Csip:evil.com%3E', 'has-headers'],
    ['sip:alice@other.com;lr?Subject=x', 'has-headers'],
    ['sip:alice?x@other.com', 'has-headers'],
    ['sip:204?Subject=x', 'has-headers'],
    ['tel:+4930?Subject=x', 'has-headers'],
    ['callto:+4930?call', 'has-headers'],
    // somebody else's network
    ['tel:7042;phone-context=example.net', 'foreign-context'],
    ['tel:863-1234;phone-context=+1-914-555', 'foreign-context'],
    // no URIs
    ['tel:', 'not-a-number'],
    ['tel:alice', 'not-a-number'],
    ['tel:%zz', 'bad-uri'],
    ['tel:%2523', 'not-a-number'],
    ['callto:%', 'bad-uri'],
    ['callto:callto:alice', 'not-a-number'],
    ['sip:', 'empty'],
    ['sips:204', 'bad-uri'],
    ['sip:pbx.example.com', 'bad-uri'],
    ['sip:@other.com', 'bad-uri'],
    ['sip:alice@', 'bad-uri'],
    ['sip:alice:secret@other.com', 'bad-uri'],
    ['sip:bob@evil.com@good.com', 'bad-uri'],
    ['sip:alice@other..com', 'bad-uri'],
    ['sip:alice@-other.com', 'bad-uri'],
    ['sip:alice@999.0.2.1', 'bad-uri'],
    ['sip:alice@[2001:db8::1', 'bad-uri'],
    ['sip:alice@[1:2:3]', 'bad-uri'],
    ['sip:alice@[1::2::3]', 'bad-uri'],
    ['sip:alice@other.com:0', 'bad-uri'],
    ['sip:alice@other.com:65536', 'bad-uri'],
    ['sip:alice@other.com>;x', 'bad-uri'],
    ['sip:<alice>@other.com', 'bad-uri'],
    ['sip:alice@other.com;a="b"', 'bad-uri'],
    ['sip:alice@bücher.example', 'bad-uri'],
    ['sip:al%ice@other.com', 'bad-uri'],
    ['sip:%FF@other.com', 'bad-uri'],
    ['+49 30 1234@other.com', 'bad-uri'],
    // too long
    ['1'.repeat(65), 'too-long'],
    [`1,${'2'.repeat(64)}`, 'too-long'],
    [`${'a'.repeat(257)}`, 'too-long'],
  ])('%j: %s', (text, reason) => {
    expect(interpret(text, DOMAIN)).toEqual({ kind: 'not-dialable', reason });
  });
});
