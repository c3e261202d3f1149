import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import german from '../../../build/messages/de.json';
import english from '../../../build/messages/en.json';
import { renderPhone } from './render-phone.ts';

afterEach(() => vi.restoreAllMocks());

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('everything that is said in English is said in German, with the same names and numbers in it', () => {
  const inGerman: Record<string, string> = german;
  const missing = Object.entries(english).filter(
    ([key, text]) =>
      inGerman[key] === undefined || placeholders(inGerman[key]).join() !== placeholders(text).join(),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(german).length).toBe(Object.keys(english).length);
});

test('a German system gets a German window', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-AT', 'en']);
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'failed', reason: 'busy', at: Date.now() });
  await expect.element(page.getByRole('status', { name: 'Anmeldung' })).toMatchTextContent('Angemeldet');
  await expect.element(page.getByText('Beendet: besetzt')).toBeVisible();
});

test('a system whose language is not there gets English', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fi']);
  await renderPhone();
  await expect.element(page.getByRole('status', { name: 'Registration' })).toMatchTextContent('Registered');
});
