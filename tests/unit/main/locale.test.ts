import { afterAll, expect, test } from 'vitest';
import { m } from '#messages';
import { localeFor, speak } from '../../../main/locale.ts';

afterAll(() => speak('en'));

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'de_DE', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['EN'], 'en'],
  [['xx', ''], 'en'],
  [[], 'en'],
])('%j is spoken to in %s', (languages, locale) => {
  expect(localeFor(languages)).toBe(locale);
});

test('what main says is said in the language of the person', () => {
  speak('de');
  expect(m.tray_open()).toBe('Parley öffnen');
});
