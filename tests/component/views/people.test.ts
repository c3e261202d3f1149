import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const grace = aPerson('Grace Hopper', '030 1234567');
const gracesPhone = { address: 'sip:+49301234567@example.com', displayName: 'FROM THE NETWORK' };
const { id, name, addresses } = grace;

let stop: (() => void) | undefined;
afterEach(() => stop?.());

test('a caller is somebody from the address book, however the number is written, in all places', async () => {
  const fake = await renderPhone({ people: [grace] });
  stop = fake.report.start();
  fake.ring(gracesPhone);
  await expect.element(page.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await expect.element(page.getByText('Incoming call from Grace Hopper')).toBeInTheDocument();
  const told = () => fake.bridge.inputsOf('desktop:report').flatMap(({ calls }) => calls);
  await vi.waitFor(() => expect(told()).not.toEqual([]));
  // Never first under another name: a note would be shown twice.
  for (const call of told()) expect(call).toMatchObject({ name: 'Grace Hopper', isContact: true });
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Recent').click();
  await expect.element(page.getByRole('list', { name: 'Recent' })).toMatchTextContent(/Grace Hopper/);
});

test('a name is everywhere as soon as it is in the address book, and gone with it', async () => {
  const fake = await renderPhone();
  const { people } = fake.phone;
  const heading = (text: string) => page.getByRole('heading', { name: text });
  fake.ring(gracesPhone);
  await expect.element(heading('FROM THE NETWORK')).toBeVisible();
  const saved = await people.save({ name, addresses });
  await expect.element(heading('Grace Hopper')).toBeVisible();
  const { id: savedId } = saved.ok ? saved.value : { id };
  await people.save({ id: savedId, name: 'Amazing Grace', addresses });
  await expect.element(heading('Amazing Grace')).toBeVisible();
  await people.save({ id: savedId, name, addresses: [{ label: 'home', address: '030 7654321' }] });
  await expect.element(heading('FROM THE NETWORK')).toBeVisible();
  await people.save({ id: savedId, name, addresses });
  await expect.element(heading('Grace Hopper')).toBeVisible();
  await people.remove(savedId);
  await expect.element(heading('FROM THE NETWORK')).toBeVisible();
});

test('people of a file are in the list, and callers by it, at once', async () => {
  const fake = await renderPhone();
  fake.ring(gracesPhone);
  await expect.element(page.getByRole('heading', { name: 'FROM THE NETWORK' })).toBeVisible();
  const file = new TextEncoder().encode('Name,Phone\nGrace Hopper,030 1234567\nNobody,\n');
  expect(await fake.phone.people.import(file)).toMatchObject({ ok: true, value: { added: 1, unusable: 1 } });
  await expect.element(page.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByText('People').click();
  await expect.element(page.getByRole('list', { name: 'People' })).toMatchTextContent(/Grace Hopper/);
});
