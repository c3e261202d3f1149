import { describe, expect, it } from 'vitest';
import { bookAddress, shownAddress } from '../../../../../renderer/domain/number/shown.ts';

describe('how an address is shown', () => {
  it.each([
    ['sip:alice@pbx.example.com', 'alice'],
    ['sip:alice@PBX.example.com;transport=ws', 'alice'],
    ['sips:alice@pbx.example.com', 'alice'],
    ['sip:alice@other.com', 'alice@other.com'],
    ['sip:alice@other.com:5061;x=y?Subject=z', 'alice@other.com:5061'],
    ['sip:m%C3%BCller@pbx.example.com', 'müller'],
    ['sip:m%C3%BCller@other.com', 'müller@other.com'],
    ['sip:+49301234@carrier.example', '+49301234'],
    ['sip:%2321%23@carrier.example', '#21#'],
    ['sip:+49301234;phone-context=x@carrier.example', '+49301234'],
    ['sip:204@[2001:db8::1]:5060', '204'],
    ['sip:bob@[2001:db8::1]:5060', 'bob@[2001:db8::1]:5060'],
    ['tel:+49-30-1234;ext=4', '+49-30-1234'],
    ['sip:pbx.example.com', 'pbx.example.com'],
    ['sip:%FF@other.com', '%FF@other.com'],
    ['sip:%3Cb%3Ex@pbx.example.com', '<b>x'],
    ['sip:a%E2%80%AEb%0Ac@pbx.example.com', 'abc'],
    ['sip:a%E2%81%A6b@other.com', 'ab@other.com'],
    ['anonymous', 'anonymous'],
    ['', ''],
  ])('%j is %j', (uri, expected) => {
    expect(shownAddress(uri, 'pbx.example.com')).toBe(expected);
  });

  it('says the host of users when no domain is ours', () => {
    expect(shownAddress('sip:alice@pbx.example.com')).toBe('alice@pbx.example.com');
  });
});

it.each([
  ['sip:204@home.example', '204'],
  ['sip:204@Other.example:5061;transport=tcp', '204@Other.example:5061'],
  ['sip:bob@home.example', 'bob'],
  ['sip:bob@other.example', 'bob@other.example'],
  ['sip:+49301234567@other.example', '+49301234567'],
  ['sip:0301234567@other.example', '0301234567'],
])('%s is put down as %s', (uri, written) => {
  expect(bookAddress(uri, 'home.example')).toBe(written);
});
