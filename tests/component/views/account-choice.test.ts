import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from './fake-phone.ts';
import { renderPhone } from './render-phone.ts';

const home = { ...office, id: '9b3f2c4e-1d2a-4b5c-8d6e-7f8091a2b3c4', name: 'Home', prefixes: ['0'] };

test('that the account for such a number is not registered is said before the call, with its cause', async () => {
  const fake = (await renderPhone({ accounts: [office, home] })).registered();
  fake.register({ name: 'rejected', problem: 'credentials' }, home);
  const problem = page.getByRole('article').getByText('Wrong name or password');
  const choice = page.getByRole('combobox', { name: 'Call with' });

  fake.phone.dialer.type('204');
  await expect.element(choice).toMatchTextContent(/^Office$/);
  fake.phone.dialer.type('0170 1234567');
  await expect.element(choice).toMatchTextContent(/^Home \(not registered\)$/);
  await expect.element(problem).toBeVisible();

  fake.register({ name: 'registered', expiresAt: Date.now() + 600_000 }, home);
  await expect.element(choice).toMatchTextContent(/^Home$/);
  await expect.element(problem).not.toBeInTheDocument();
});
