import { expect, test } from 'vitest';
import { obeyChoice, type DesktopChoice } from '../../../../main/desktop/choices.ts';

const table: [DesktopChoice, string[]][] = [
  [{ verb: 'show' }, ['show']],
  [{ verb: 'open', page: 'recent' }, ['show', 'tell open']],
  [{ verb: 'call', address: 'sip:204@example.com' }, ['show', 'tell call']],
  [{ verb: 'answer', callId: '1' }, ['tell answer']],
  [{ verb: 'mute', callId: '1' }, ['tell mute']],
  [{ verb: 'enable', accountId: 'office', enabled: false }, ['enable office false']],
  [{ verb: 'quit' }, ['quit']],
];

test.each(table)('%j', (choice, done) => {
  const did: string[] = [];
  obeyChoice({
    show: () => did.push('show'),
    tell: ({ verb }) => did.push(`tell ${verb}`),
    enable: (id, enabled) => did.push(`enable ${id} ${enabled}`),
    quit: () => did.push('quit'),
  })(choice);
  expect(did).toEqual(done);
});
