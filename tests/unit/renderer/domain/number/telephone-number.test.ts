import { expect, it } from 'vitest';
import { isTelephoneNumber } from '../../../../../renderer/domain/number/telephone-number.ts';

it.each([
  ['sip:+49301234567@pbx.example', true],
  ['sip:+4930@pbx.example', true],
  ['sip:0301234567@pbx.example', true],
  ['sips:2125550100@pbx.example', true],
  ['sip:+49301234567;phone-context=x@carrier.example', true],
  ['sip:204@pbx.example', false],
  ['sip:123456@pbx.example', false],
  ['sip:112@pbx.example', false],
  ['sip:alice@pbx.example', false],
  ['sip:alice2125550100@pbx.example', false],
  ['sip:chat-2125550100@pbx.example', false],
  ['sip:*4321234567@pbx.example', false],
  ['sip:pbx.example', false],
  ['sip:2125550100', false],
])('%s: %s', (uri, isOne) => {
  expect(isTelephoneNumber(uri)).toBe(isOne);
});
