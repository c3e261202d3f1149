import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aPerson } from './fake-people.ts';
import { office } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const open = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name).click();
const audio = page.getByRole('group', { name: 'Audio', exact: true });
const option = (name: string) => page.getByRole('option', { name, exact: true });
const home = { ...office, id: '9b3f2c4e-1d2a-4b5c-8d6e-7f8091a2b3c4', name: 'Home' };

test('each account can have a ringtone of its own, and it is heard when it is chosen', async () => {
  const fake = await renderPhone({ accounts: [office, home] });
  await open('Settings');
  await audio.getByLabelText('Ringtone', { exact: true }).click();
  await option('Chime').click();
  await audio.getByLabelText('Ringtone of Home').click();
  await option('Pulse').click();
  expect(fake.bridge.inputsOf('settings:change')).toEqual([
    { ringtone: 'chime' },
    { ringtones: { [home.id]: 'pulse' } },
  ]);
  expect(fake.played).toEqual(['chime', 'pulse']);
  expect(fake.phone.ringtones.for(office.id)).toEqual(['chime']);
  expect(fake.phone.ringtones.for(home.id)).toEqual(['pulse', 'chime']);
});

test('an own file rings from then on, can be heard and removed; what is no sound is said', async () => {
  const fake = await renderPhone();
  await open('Settings');
  fake.canPlay = false;
  await audio.getByRole('button', { name: 'Add sound file …' }).click();
  await expect
    .element(audio.getByRole('alert'))
    .toMatchTextContent(/cannot be played as a ringtone.*Rooster.mp3/);
  fake.canPlay = true;
  await audio.getByRole('button', { name: 'Add sound file …' }).click();
  await expect.element(audio.getByLabelText('Ringtone', { exact: true })).toMatchTextContent('Rooster.mp3');
  await expect.element(audio.getByRole('alert')).not.toBeInTheDocument();
  await audio.getByRole('button', { name: 'Play Rooster.mp3' }).click();
  expect(fake.played).toEqual(['file:Rooster.mp3', 'file:Rooster.mp3']);
  await audio.getByRole('button', { name: 'Remove Rooster.mp3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Rooster.mp3?' });
  await expect
    .element(dialog)
    .toMatchTextContent(/All calls ring with it: from then on they ring with “Classic”\./);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(audio.getByRole('button', { name: 'Add sound file …' })).toHaveFocus();
  await expect
    .element(audio.getByLabelText('Ringtone', { exact: true }))
    .toMatchTextContent('Rooster.mp3 (removed)');
});

test('removing own files is said, and the focus goes on to the next one, at last to where one is added', async () => {
  const fake = await renderPhone({ ringtones: ['Bell.wav', 'Horn.wav', 'Rooster.mp3'] });
  await open('Settings');
  const removal = (file: string) => audio.getByRole('button', { name: `Remove ${file}` });
  await removal('Horn.wav').click();
  await expect.element(removal('Rooster.mp3')).toHaveFocus();
  expect(fake.phone.announcements.text).toBe('Horn.wav is removed.');
  await removal('Rooster.mp3').click();
  await expect.element(removal('Bell.wav')).toHaveFocus();
  await removal('Bell.wav').click();
  await expect.element(audio.getByRole('button', { name: 'Add sound file …' })).toHaveFocus();
});

test('before a file is removed it is said for whom it rings, and without them nothing is asked', async () => {
  const fake = await renderPhone({
    accounts: [office, home],
    ringtones: ['Bell.wav', 'Horn.wav'],
    settings: { ringtones: { [home.id]: 'file:Horn.wav' } },
    people: [aPerson('Grace Hopper', '204', { ringtone: 'file:Horn.wav' }), aPerson('Ada', '205')],
  });
  await open('Settings');
  const remove = audio.getByRole('button', { name: 'Remove Horn.wav' });
  const dialog = page.getByRole('dialog', { name: 'Remove Horn.wav?' });
  await remove.click();
  await expect
    .element(dialog)
    .toMatchTextContent(/It rings for Home and Grace Hopper: from then on they ring as usual\./);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('ringtones:remove')).toEqual([]);

  await remove.click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect.element(audio.getByLabelText('Ringtone of Home')).toMatchTextContent('Horn.wav (removed)');
  await audio.getByRole('button', { name: 'Remove Bell.wav' }).click();
  await expect
    .poll(() => fake.bridge.inputsOf('ringtones:remove'))
    .toEqual([{ file: 'Horn.wav' }, { file: 'Bell.wav' }]);
});

test('a person has a ringtone, chosen in their form', async () => {
  const fake = await renderPhone({ people: [aPerson('Grace Hopper', '204')] });
  await open('People');
  await page.getByRole('list', { name: 'People' }).getByText('Grace Hopper').click();
  await page.getByRole('button', { name: 'Change Grace Hopper' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('Ringtone').click();
  await option('Soft').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => fake.bridge.inputsOf('people:save')).toMatchObject([{ ringtone: 'soft' }]);
  expect(fake.phone.people.of('Grace Hopper')?.ringtone).toBe('soft');
});
