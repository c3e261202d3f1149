import { expect, test } from 'vitest';
import { incomingCallToast, toastAnswer } from '../../../../main/notifications/toast-xml.ts';
import { wantedNotes } from '../../../../main/notifications/wanted-notes.ts';
import { call, desktopState } from '../desktop/states.ts';

function toastFor(name: string): string {
  const [note] = wantedNotes(desktopState({ calls: [call({ name })] }), { since: 0, lost: new Set() });
  return incomingCallToast(note!);
}

test('an incoming call stays on screen, makes no sound and has its two buttons', () => {
  expect(toastFor('Grace')).toBe(
    '<toast scenario="incomingCall" useButtonStyle="true" launch="type=click&amp;tag=incoming%201">' +
      '<visual><binding template="ToastGeneric">' +
      '<text hint-callScenarioCenterAlign="true">Incoming call from Grace</text>' +
      '<text hint-callScenarioCenterAlign="true">204</text>' +
      '</binding></visual><audio silent="true"/><actions>' +
      '<action content="Answer" arguments="type=action&amp;action=0&amp;tag=incoming%201" activationType="foreground" hint-buttonStyle="Success"/>' +
      '<action content="Decline" arguments="type=action&amp;action=1&amp;tag=incoming%201" activationType="foreground" hint-buttonStyle="Critical"/>' +
      '</actions></toast>',
  );
});

test.each([
  ['<audio src="x"/>', '&lt;audio src=&quot;x&quot;/&gt;'],
  [`"R&D's"`, '&quot;R&amp;D&apos;s&quot;'],
  [']]>&lt;', ']]&gt;&amp;lt;'],
  ['a\u0000\u0008\uFFFE\uD800b', 'a b'],
  ['Zoë 🦊', 'Zoë 🦊'],
])('the name %j is text and nothing else', (name, written) => {
  expect(toastFor(name)).toContain(`>Incoming call from ${written}</text>`);
});

test.each([
  ['type=click&tag=incoming%201', { key: 'incoming 1', button: undefined }],
  ['type=action&action=1&tag=incoming%201', { key: 'incoming 1', button: 1 }],
  ['', { key: '', button: undefined }],
])('%j comes back as %j', (text, answer) => {
  expect(toastAnswer(text)).toEqual(answer);
});
