import type { Note } from './note.ts';

/** Windows paints the buttons in these colours. */
const STYLES = ['Success', 'Critical'];

/**
 * An incoming call as Windows shows it: on screen until it is closed, with coloured buttons. What a button or a click
 * brings back is written as Electron writes it for its own notifications.
 */
export function incomingCallToast({ key, title, body, buttons }: Note): string {
  const tag = encodeURIComponent(key);
  const actions = buttons.map(
    ({ label }, index) =>
      `<action content="${escaped(label)}" arguments="${escaped(`type=action&action=${index}&tag=${tag}`)}"` +
      ` activationType="foreground" hint-buttonStyle="${STYLES[index] ?? ''}"/>`,
  );
  return (
    `<toast scenario="incomingCall" useButtonStyle="true" launch="${escaped(`type=click&tag=${tag}`)}">` +
    '<visual><binding template="ToastGeneric">' +
    `<text hint-callScenarioCenterAlign="true">${escaped(title)}</text>` +
    `<text hint-callScenarioCenterAlign="true">${escaped(body)}</text>` +
    '</binding></visual>' +
    // Parley rings by itself, on the device that was chosen for it.
    '<audio silent="true"/>' +
    `<actions>${actions.join('')}</actions></toast>`
  );
}

/** What a toast brought back: whose it is, and which button of it; undefined for a click beside the buttons. */
export function toastAnswer(text: string): { key: string; button: number | undefined } {
  const answer = new URLSearchParams(text);
  const button = answer.get('type') === 'action' ? Number(answer.get('action')) : undefined;
  return { key: answer.get('tag') ?? '', button };
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0, which cannot have every character. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
