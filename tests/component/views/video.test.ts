import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { Camera } from '../../../renderer/media/camera.ts';
import type { FakePhone } from './fake-phone.ts';
import { renderPhone, talking } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const call = () => page.getByRole('region', { name: 'Current call' });

async function picture(): Promise<MediaStreamTrack> {
  const track = await new Camera(navigator.mediaDevices).open();
  onTestFinished(() => track.stop());
  return track;
}

const sent = (fake: FakePhone) =>
  fake.performed.map(({ effect }) => effect).filter(({ type }) => type === 'send-video');

it('is shown and hidden by one button, which says so', async () => {
  const fake = await talking();
  await button('Video').click();
  await expect.element(button('Video')).toHaveAttribute('aria-pressed', 'true');
  // While the other side is asked, nothing else can be shown.
  await button('Share screen').click({ force: true });
  expect(sent(fake)).toEqual([{ type: 'send-video', source: 'camera' }]);
  fake.pictures = { ours: await picture(), theirs: [] };
  fake.say({ type: 'video-shown', source: 'camera' });
  await expect.element(page.getByLabelText('What you show')).toBeVisible();
  await button('Video').click();
  expect(sent(fake).at(-1)).toEqual({ type: 'send-video' });
  fake.say({ type: 'video-shown' });
  await expect.element(button('Video')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(page.getByLabelText('What you show')).not.toBeInTheDocument();
});

it('is taken back by the same button while the other side is asked', async () => {
  const fake = await talking();
  await button('Video').click();
  await expect.element(button('Video')).not.toHaveAttribute('aria-disabled', 'true');
  await button('Video').click();
  expect(sent(fake)).toEqual([{ type: 'send-video', source: 'camera' }, { type: 'send-video' }]);
  await expect.element(button('Video')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(button('Video')).toHaveAttribute('aria-disabled', 'true');
});

it.each([
  ['refused', 'The other side takes no video. The call goes on as sound.'],
  ['no-camera', 'There is no camera to use'],
  ['camera-denied', 'The system does not let Parley use the camera.'],
  ['screen-denied', 'The system does not let Parley show the screen.'],
] as const)('that is not to be had (%s) is said, and the call goes on', async (problem, words) => {
  const fake = await talking();
  await button('Video').click();
  fake.say({ type: 'video-failed', problem });
  await expect.element(page.getByRole('alert')).toMatchTextContent(words);
  await expect.element(button('Video')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(call()).toMatchTextContent('Connected');
});

it('of everybody is seen at once, and not while the call is on hold', async () => {
  const fake = await talking();
  const theirs = await Promise.all([picture(), picture(), picture()]);
  fake.pictures = { ours: undefined, theirs };
  fake.say({ type: 'their-video', tracks: theirs.map(({ id }) => id) });
  for (const number of [1, 2, 3])
    await expect.element(page.getByLabelText(`What bob shows, ${number}`)).toBeVisible();
  await button('Hold').click();
  await expect.element(page.getByLabelText('What bob shows, 1')).not.toBeInTheDocument();
});

it('a screen or a window is chosen from what there is; their names are text', async () => {
  const screens = [
    { id: 'screen:0:0', kind: 'screen', name: 'Entire screen', picture: new Uint8Array() },
    { id: 'window:7:0', kind: 'window', name: '<img src=x onerror=alert(1)>', picture: new Uint8Array() },
  ] as const;
  const fake = await talking({ screens });
  await button('Share screen').click();
  const windows = page.getByRole('list', { name: 'Windows' });
  await expect.element(windows).toMatchTextContent('<img src=x onerror=alert(1)>');
  await windows.getByRole('button').click();
  await expect.poll(() => sent(fake)).toEqual([{ type: 'send-video', source: 'screen' }]);
  expect(fake.bridge.inputsOf('screens:choose')).toEqual([{ id: 'window:7:0' }]);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(button('Share screen')).toHaveAttribute('aria-pressed', 'true');
  // Sharing that is stopped elsewhere is over here too.
  fake.say({ type: 'video-shown', source: 'screen' });
  fake.say({ type: 'video-ended' });
  expect(sent(fake).at(-1)).toEqual({ type: 'send-video' });
});

it('nothing is shown where the person thinks better of it', async () => {
  const fake = await talking({ screens: [] });
  await button('Share screen').click();
  await expect.element(page.getByRole('dialog')).toMatchTextContent('The system lets Parley show nothing.');
  await button('Cancel').click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(sent(fake)).toEqual([]);
});

it('a screen is not asked for here where the system asks', async () => {
  const fake = await talking();
  await button('Share screen').click();
  await expect.poll(() => sent(fake)).toEqual([{ type: 'send-video', source: 'screen' }]);
});

it('is set up in settings: which camera, and whether others are seen', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('combobox', { name: 'Camera' }).click();
  await page.getByRole('option', { name: 'Webcam' }).click();
  await expect.poll(() => fake.cameras.chosen).toEqual({ id: 'c1', label: 'Webcam' });
  await page.getByRole('checkbox', { name: 'Show what others show' }).click();
  await expect
    .poll(() => fake.bridge.inputsOf('settings:change'))
    .toEqual([{ camera: { id: 'c1', label: 'Webcam' } }, { refuseVideo: true }]);
  expect(fake.phone.videoChoice.isTaken).toBe(false);
});
