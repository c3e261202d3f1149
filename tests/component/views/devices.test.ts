import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { usualSoundProcessing } from '../../../preload/contract/settings.ts';
import { renderPhone } from './render-phone.ts';

const desk = { id: 'desk', label: 'Desk speaker' };
const headset = { id: 'headset', label: 'Headset' };
const monitor = { id: 'hdmi', label: 'Monitor (HDMI)' };
const cannot = 'Stronger noise suppression is off: this computer cannot do it now.';
const audio = page.getByRole('group', { name: 'Audio' });

async function openSettings(...options: Parameters<typeof renderPhone>) {
  const fake = await renderPhone(...options);
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  return fake;
}

test('devices are chosen by name, the last choice comes first', async () => {
  const fake = await openSettings({ settings: { speaker: [headset] } });
  const speaker = audio.getByRole('combobox', { name: 'Speaker' });
  await expect.element(speaker).toMatchTextContent('Headset (not connected)');
  await expect.element(audio.getByText('Until it is back: System default')).toBeVisible();
  await speaker.click();
  await page.getByRole('option', { name: 'Desk speaker' }).click();
  await expect.element(speaker).toMatchTextContent('Desk speaker');
  await expect.poll(() => fake.bridge.inputsOf('settings:change')).toEqual([{ speaker: [desk, headset] }]);
});

test('it rings on further devices, except on the ringer itself', async () => {
  const fake = await openSettings({ settings: { ringer: [desk] } });
  const further = audio.getByRole('group', { name: 'Also ring on' });
  await expect.element(further).not.toBeInTheDocument();
  fake.plug({ outputs: [desk, headset] });
  await further.getByRole('checkbox', { name: 'Headset' }).click();
  fake.plug({ outputs: [desk] });
  await expect.element(further.getByRole('checkbox', { name: 'Headset (not connected)' })).toBeChecked();
  await further.getByRole('checkbox').click();
  await expect.element(further).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('settings:change')).toEqual([{ alsoRing: [headset] }, { alsoRing: [] }]);
});

test('sound that goes on elsewhere in a call is said; a device that nobody chose is left alone', async () => {
  const fake = await renderPhone({ settings: { microphone: [headset], speaker: [headset, desk] } });
  fake.plug({ inputs: [headset], outputs: [desk, headset] });
  fake.phone.dialer.call({ address: 'bob' });
  fake.say({ type: 'established', at: Date.now() });
  await expect.poll(() => fake.phone.announcements.text).toContain('Connected');
  const note = page.getByRole('region', { name: 'Current call' }).getByText(/The sound goes on elsewhere/);

  fake.plug({ outputs: [desk, headset, monitor] });
  fake.plug({ outputs: [desk, monitor] });
  await expect.element(note).toMatchTextContent(/Speaker: Desk speaker\.$/);
  await expect.poll(() => fake.phone.announcements.text).toContain('Speaker: Desk speaker.');

  fake.plug({ inputs: [] });
  await expect
    .element(note)
    .toMatchTextContent(/Speaker: Desk speaker\. There is no microphone any more: nobody hears you\.$/);
  fake.plug({ inputs: [headset], outputs: [desk, headset] });
  await expect.element(note).toMatchTextContent(/Microphone: Headset\. Speaker: Headset\.$/);

  // The system takes it away, though it is still listed.
  fake.phone.soundMoves.tellTakenOver('Desk microphone');
  await expect.element(note).toMatchTextContent(/Microphone: Desk microphone\. Speaker: Headset\.$/);
});

test('a device that was renamed stays the chosen one, under its new name', async () => {
  const fake = await openSettings({ settings: { speaker: [desk] } });
  fake.plug({ outputs: [{ ...desk, label: 'Kitchen' }] });
  await expect.element(audio.getByRole('combobox', { name: 'Speaker' })).toMatchTextContent('Kitchen');
  expect(fake.bridge.inputsOf('settings:change')).toEqual([{ speaker: [{ id: 'desk', label: 'Kitchen' }] }]);
});

test('what is done to the microphone is switched off one by one, and stays so', async () => {
  const fake = await openSettings({
    settings: { soundProcessing: { ...usualSoundProcessing, autoGainControl: false } },
  });
  await expect.element(audio.getByRole('checkbox', { name: 'Automatic volume' })).not.toBeChecked();
  await audio.getByRole('checkbox', { name: 'Noise suppression', exact: true }).click();
  expect(fake.bridge.inputsOf('settings:change')).toEqual([
    { soundProcessing: { ...usualSoundProcessing, noiseSuppression: false, autoGainControl: false } },
  ]);
});

test('the stronger noise suppression goes off by itself, and that is said in the call and where it is switched', async () => {
  const fake = await openSettings();
  const { soundProcessing, announcements, dialer } = fake.phone;
  const strong = audio.getByRole('checkbox', { name: 'Stronger noise suppression' });
  await expect.element(strong).not.toBeChecked();
  await strong.click();
  dialer.call({ address: 'bob' });
  fake.say({ type: 'established', at: Date.now() });
  const note = page.getByRole('region', { name: 'Current call' }).getByText(cannot);
  await expect.element(note).not.toBeInTheDocument();

  await soundProcessing.giveUpStrong('too slow');
  await expect.element(note).toBeVisible();
  expect(announcements.text).toBe(cannot);
  await expect.element(strong).not.toBeChecked();
  await expect.element(audio.getByText(cannot)).toBeVisible();
  expect(fake.bridge.inputsOf('settings:change')).toEqual([
    { soundProcessing: { ...usualSoundProcessing, strongNoiseSuppression: true } },
    { soundProcessing: usualSoundProcessing },
  ]);
  expect(fake.bridge.inputsOf('log:write')).toEqual([
    { level: 'warn', text: 'stronger noise suppression is off: too slow' },
  ]);

  await strong.click();
  await expect.element(note).not.toBeInTheDocument();

  // Where noise is to be left as it is, nothing takes it away.
  await audio.getByRole('checkbox', { name: 'Noise suppression', exact: true }).click();
  await expect.element(strong).toBeDisabled();
});

test('the sound path is tested, and what does not work is said', async () => {
  await openSettings();
  await audio.getByRole('button', { name: 'Test the sound path' }).click();
  const path = audio.getByRole('list', { name: 'Sound path' });
  await expect.element(path.getByText('The microphone hears something.')).toBeVisible();
  await expect.element(path.getByText(/^The sound does not arrive/)).toBeVisible();
});

test('while one hears oneself nothing else is tried, and leaving the page ends it', async () => {
  const fake = await openSettings();
  await audio.getByRole('button', { name: 'Record and play' }).click();
  await expect.element(audio.getByText('This is how others hear you.')).toBeVisible();
  await audio.getByRole('button', { name: 'Test the sound path' }).click();
  expect(fake.phone.soundTrials.path).toBeUndefined();
  await page.getByRole('navigation', { name: 'Main' }).getByText('People').click();
  await expect.poll(() => fake.phone.soundTrials.running).toBeUndefined();
});
