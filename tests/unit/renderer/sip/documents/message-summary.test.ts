import { describe, expect, it } from 'vitest';
import { readMessageSummary } from '../../../../../renderer/sip/documents/read-message-summary.ts';

describe('a message summary is read', () => {
  it.each([
    [
      'RFC 3842 §5.2',
      'Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\nVoice-Message: 2/8 (0/2)\r\n\r\nTo: <alice@atlanta.example.com>\r\nSubject: carpool tomorrow?\r\n',
      { waiting: true, newMessages: 2, account: 'sip:alice@vmail.example.com' },
    ],
    ['no message', 'Messages-Waiting: no\r\n', { waiting: false }],
    [
      'Asterisk',
      'Messages-Waiting: yes\r\nMessage-Account: sip:*97@127.0.0.1;user=phone\r\nVoice-Message: 1/0 (0/0)\r\n',
      { waiting: true, newMessages: 1, account: 'sip:*97@127.0.0.1;user=phone' },
    ],
    [
      'lower case, LF, tabs',
      'messages-waiting:\tYES \nvoice-message : 3/1',
      { waiting: true, newMessages: 3 },
    ],
    ['only faxes', 'Messages-Waiting: yes\r\nFax-Message: 2/8\r\n', { waiting: true }],
    [
      'an account in brackets',
      'Messages-Waiting: no\r\nMessage-Account: <sip:vm@x>\r\n',
      { waiting: false, account: 'sip:vm@x' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readMessageSummary(text)).toEqual(expected);
  });

  it.each(['', 'yes', 'Messages-Waiting: maybe', 'X-Messages-Waiting: yes', '<xml/>'])(
    '%j is none',
    (text) => {
      expect(readMessageSummary(text)).toBeUndefined();
    },
  );

  it.each(['javascript:alert(1)', 'sip:a b', 'sip:a@b>', `sip:${'a'.repeat(300)}`])(
    'an account %j is not to be called',
    (account) => {
      expect(readMessageSummary(`Messages-Waiting: yes\r\nMessage-Account: ${account}`)).toEqual({
        waiting: true,
      });
    },
  );

  it('10 MB do not keep the window busy', () => {
    const text = `Messages-Waiting: yes\r\n${'Voice-Message:\t'.repeat(700_000)}`;
    expect(readMessageSummary(text)?.waiting).toBe(true);
  });
});
