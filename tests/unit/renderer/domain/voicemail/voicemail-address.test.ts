import { expect, it } from 'vitest';
import { voicemailAddress } from '../../../../../renderer/domain/voicemail/voicemail-address.ts';

it.each([
  ['sip:*97@10.0.0.1;user=phone', '*97'],
  ['sip:%2397@10.0.0.1', '#97'],
  ['tel:+493012', '+493012'],
  ['sip:+493012@pbx', '+493012'],
  ['sip:204@vmail.example', '204'],
  ['sip:alice@vmail.example.com', 'sip:alice@vmail.example.com'],
  [undefined, undefined],
])('%s is called as %s', (account, address) => {
  expect(voicemailAddress({ waiting: true, ...(account === undefined ? {} : { account }) })).toBe(address);
});
