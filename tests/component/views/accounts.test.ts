import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { renderPhone } from './render-phone.ts';
import { office } from './fake-phone.ts';

const form = () => page.getByRole('form', { name: 'Add account' });
const status = () => page.getByRole('status', { name: 'Registration' });

async function fillIn(): Promise<void> {
  await form().getByLabelText('Server').fill('pbx.example.com');
  await form().getByLabelText('User name').fill('204');
  await form().getByLabelText('Password').fill('s3cret-words');
  await form().getByLabelText('Display name').fill('Alice');
}

test('the welcome form asks main once, forgets the password and goes on to the checks', async () => {
  const fake = await renderPhone({ accounts: [] });
  await fillIn();
  await form().getByRole('button', { name: 'Add account' }).click();
  await expect.element(page.getByRole('heading', { name: 'Your account is added' })).toBeVisible();
  expect(fake.bridge.inputsOf('accounts:add')).toEqual([
    {
      server: 'pbx.example.com',
      userName: '204',
      password: 's3cret-words',
      displayName: 'Alice',
      keep: 'keychain',
    },
  ]);
  await expect.element(page.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
  await page.getByRole('button', { name: 'Play a sound' }).click();
  expect(fake.played).toEqual(['speaker']);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Name or number' })).toBeVisible();
});

test('a refusal is said in words and the password is not left on the page', async () => {
  await renderPhone({
    accounts: [],
    refuses: { reason: 'duplicate-account', detail: 'sip:204@example.com' },
  });
  await fillIn();
  await form().getByRole('button', { name: 'Add account' }).click();
  await expect
    .element(page.getByRole('alert'))
    .toMatchTextContent('This account is already there. (sip:204@example.com)');
  await expect.element(form().getByLabelText('Password')).toHaveValue('');
});

test('without a keychain the person chooses, and keeps it for this run unless they choose more', async () => {
  const fake = await renderPhone({ accounts: [], hasKeychain: false });
  await fillIn();
  await expect.element(page.getByRole('radio', { name: 'For this run only' })).toBeChecked();
  await expect
    .element(page.getByRole('radio', { name: 'Store it anyway, readable by anyone with my files' }))
    .not.toBeChecked();
  await form().getByRole('button', { name: 'Add account' }).click();
  await expect.element(page.getByRole('heading', { name: 'Your account is added' })).toBeVisible();
  expect(fake.bridge.inputsOf('accounts:add')).toMatchObject([{ keep: 'run' }]);
});

test('the registration is said in words', async () => {
  const fake = await renderPhone();
  await expect.element(status()).toMatchTextContent(/^Registered$/);
  fake.register({ name: 'rejected', problem: 'credentials', status: 401 });
  await expect.element(status()).toMatchTextContent(/^Wrong name or password$/);
  fake.register({ name: 'disconnected', problem: 'unreachable', retryAt: Date.now() + 8000 });
  await expect.element(status()).toMatchTextContent(/^Server not reachable, next try in [78] s$/);
});

test('a password is set again in the settings', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'New password for Office' }).click();
  await page.getByRole('dialog').getByLabelText('Password', { exact: true }).fill('another');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:set-password')).toEqual([
    { accountId: office.id, password: 'another', keep: 'keychain' },
  ]);
});

test('text messages to telephone numbers are switched on for an account', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'Change Office' }).click();
  await page.getByRole('checkbox', { name: /^Text messages to telephone numbers/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:change')).toMatchObject([{ change: { sms: true } }]);
});

test('the own number is hidden for an account', async () => {
  const fake = await renderPhone();
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'Change Office' }).click();
  await page.getByRole('checkbox', { name: /^Hide my number/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:change')).toMatchObject([{ change: { hideNumber: true } }]);
});

test('a home worker writes the TURN server of an account, and calls go only through it', async () => {
  const fake = await renderPhone();
  const field = (name: string) => page.getByRole('dialog').getByLabelText(name);
  const save = page.getByRole('button', { name: 'Save' });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'Change Office' }).click();
  await page.getByText('STUN and TURN servers').click();
  await page.getByRole('checkbox', { name: 'Only through the relay' }).click();
  await field('Addresses of the servers').fill('stun:stun.example.com');
  await save.click();
  await expect.element(page.getByText(/^Only a TURN server is a relay\./)).toBeVisible();
  await expect.element(field('Addresses of the servers')).toHaveFocus();
  await field('Addresses of the servers').fill('stun:stun.example.com https://turn.example.com');
  await save.click();
  await expect.element(page.getByText(/^turn:https:\/\/turn.example.com is not the address/)).toBeVisible();
  await field('Addresses of the servers').fill('stun:stun.example.com, turn.example.com:5349');
  await save.click();
  await expect.element(field('User name at the TURN server')).toHaveFocus();
  await field('User name at the TURN server').fill('alice');
  await save.click();
  await expect.element(field('Password at the TURN server')).toHaveFocus();
  await field('Password at the TURN server').fill('relay word ');
  expect(fake.bridge.inputsOf('accounts:change')).toEqual([]);
  await save.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  const urls = ['stun:stun.example.com', 'turn:turn.example.com:5349'];
  expect(fake.bridge.inputsOf('accounts:change')).toMatchObject([
    { change: { relayOnly: true, iceServer: { urls, username: 'alice', credential: 'relay word ' } } },
  ]);
});

test('servers that nobody touches stay, one or several, and a password is not shown again', async () => {
  const turn = (host: string) => ({ urls: [`turn:${host}.example.com`], username: 'alice' });
  const home = { ...office, id: '5b7f3a52-53c1-4cc4-9d3f-0f6f8f0d8a11', name: 'Home' };
  const fake = await renderPhone({
    accounts: [
      { ...office, iceServers: [turn('one')] },
      { ...home, iceServers: [turn('one'), turn('two')] },
    ],
  });
  const save = page.getByRole('button', { name: 'Save' });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'Change Office' }).click();
  await page.getByText('STUN and TURN servers').click();
  const password = page.getByRole('dialog').getByLabelText('Password at the TURN server');
  await expect.element(password).toHaveValue('');
  await expect.element(password).toHaveAccessibleDescription('Empty: it stays as it is.');
  await save.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Change Home' }).click();
  await page.getByText('STUN and TURN servers').click();
  await expect.element(page.getByText(/turn:one.example.com, turn:two.example.com/)).toBeVisible();
  await save.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  for (const { change } of fake.bridge.inputsOf('accounts:change'))
    expect(change).not.toHaveProperty('iceServer');
  await page.getByRole('button', { name: 'Change Office' }).click();
  await page.getByText('STUN and TURN servers').click();
  await page.getByRole('dialog').getByLabelText('User name at the TURN server').fill('bob');
  await save.click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:change').at(-1)?.change.iceServer).toEqual({
    ...turn('one'),
    username: 'bob',
  });
});

test('what went wrong while starting is said until it is dismissed', async () => {
  await renderPhone({ troubles: [{ kind: 'settings-broken', detail: '/tmp/settings.broken.json' }] });
  await expect.element(page.getByText(/The old file is kept: \/tmp\/settings.broken.json/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss note' }).click();
  await expect.element(page.getByText(/The old file is kept/)).not.toBeInTheDocument();
});

test('a call that comes in during the checks of a new account can be answered', async () => {
  const fake = await renderPhone({ accounts: [] });
  await fillIn();
  await form().getByRole('button', { name: 'Add account' }).click();
  await expect.element(page.getByRole('heading', { name: 'Your account is added' })).toBeVisible();
  fake.ring({ address: 'sip:205@example.com' }, fake.phone.accounts.all[0]);
  await expect.element(page.getByRole('button', { name: 'Answer' })).toBeVisible();
});

test('numbers that begin in a way are called through the account that says so', async () => {
  const home = { ...office, id: '5b7f3a52-53c1-4cc4-9d3f-0f6f8f0d8a11', name: 'Home' };
  const fake = await renderPhone({ accounts: [office, home] });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Settings').click();
  await page.getByRole('button', { name: 'Change Home' }).click();
  const prefixes = page.getByRole('textbox', { name: 'Numbers that begin with' });
  await prefixes.fill('0, +49-30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/^No number begins with \+49-30\./)).toBeVisible();
  await expect.element(prefixes).toHaveFocus();
  expect(fake.bridge.inputsOf('accounts:change')).toEqual([]);
  await prefixes.fill('0, +49 30, *9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(fake.bridge.inputsOf('accounts:change')).toMatchObject([
    { change: { prefixes: ['0', '+4930', '*9'] } },
  ]);
  await page.getByRole('navigation', { name: 'Main' }).getByText('Recent').click();
  await page.getByRole('textbox', { name: 'Name or number' }).fill('030 1234567');
  await page.getByRole('button', { name: 'Call 0301234567 · via Home' }).click();
  expect(fake.phone.calls.all.map(({ accountId }) => accountId)).toEqual([home.id]);
});
