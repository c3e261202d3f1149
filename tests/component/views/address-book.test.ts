import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aPerson } from './fake-people.ts';
import { renderPhone } from './render-phone.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const people = page.getByRole('list', { name: 'People', exact: true });
const favourites = page.getByRole('list', { name: 'Favourites' });
const addresses = page.getByRole('list', { name: 'Numbers and addresses' });
const dialog = page.getByRole('dialog');

const grace = aPerson('Grace Hopper', '204', {
  organisation: 'Navy',
  note: 'Two lines\nof note',
  addresses: [
    { label: 'work', address: '204' },
    { label: 'mobile', address: '0171 5550123' },
  ],
});
const open = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name).click();

async function openGrace(change = {}) {
  const fake = await renderPhone({ people: [{ ...grace, ...change }] });
  await open('People');
  await people.getByText('Grace Hopper').click();
  return fake;
}

test('an empty list says what will be there, and a person is added', async () => {
  const { bridge } = await renderPhone({ people: [] });
  await open('People');
  await expect.element(page.getByText(/People appear here when you add them/)).toBeVisible();
  await button('Add a person').click();
  await field('Name').fill('Ada Lovelace');
  await field('Number or address 1').fill('205');
  await button('Add a number or address').click();
  await page.getByRole('combobox', { name: 'Kind of number 2' }).selectOptions('Home');
  await field('Number or address 2').fill('030 1234567');
  await button('Save').click();
  await expect.element(people.getByText('Ada Lovelace')).toBeVisible();
  await expect.element(heading('Ada Lovelace')).toBeVisible();
  await expect.element(addresses).toMatchTextContent(/Work\s*205\s*Home\s*030 1234567/);
  expect(bridge.inputsOf('people:save')).toEqual([
    {
      name: 'Ada Lovelace',
      addresses: [
        { label: 'work', address: '205' },
        { label: 'home', address: '030 1234567' },
      ],
    },
  ]);
});

test('what is missing is said beside its field, and what cannot be called is', async () => {
  const { bridge } = await renderPhone({ people: [] });
  await open('People');
  await button('Add a person').click();
  await button('Save').click();
  await expect.element(field('Name')).toHaveAccessibleDescription('A name is needed.');
  await expect
    .element(field('Number or address 1'))
    .toHaveAccessibleDescription('A number or address is needed.');
  await field('Number or address 1').fill('12 or 13');
  await expect
    .element(field('Number or address 1'))
    .toHaveAccessibleDescription('This is neither one number nor one name.');
  await button('Cancel').click();
  expect(bridge.inputsOf('people:save')).toEqual([]);
});

test('nothing that was written is lost when it cannot be saved', async () => {
  const fake = await openGrace();
  await button('Change Grace Hopper').click();
  await field('Name').fill('Amazing Grace');
  await fake.bridge.request('people:remove', { id: grace.id });
  await button('Save').click();
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  await expect.element(field('Name')).toHaveValue('Amazing Grace');
  await expect.element(field('Number or address 2')).toHaveValue('0171 5550123');
});

test('a person is changed, and keeps what the form does not show', async () => {
  const { bridge } = await openGrace();
  await expect.element(page.getByRole('main')).toMatchTextContent(/Navy.*Two lines\s*of note/);
  await button('Change Grace Hopper').click();
  await field('Name').fill('Amazing Grace');
  await button('Remove number 1').click();
  await button('Save').click();
  await expect.element(heading('Amazing Grace')).toBeVisible();
  await expect.element(people.getByText('Amazing Grace')).toBeVisible();
  expect(bridge.inputsOf('people:save')).toEqual([
    {
      id: grace.id,
      name: 'Amazing Grace',
      organisation: 'Navy',
      note: 'Two lines\nof note',
      addresses: [{ label: 'mobile', address: '0171 5550123' }],
    },
  ]);
});

test('each address is called and written to', async () => {
  const fake = await openGrace();
  await button('Messages with 0171 5550123').click();
  await expect
    .element(addresses.getByRole('listitem').filter({ hasText: 'Mobile' }))
    .toHaveAttribute('aria-current', 'true');
  await button('Call 0171 5550123').click();
  expect(fake.placed).toEqual(['sip:01715550123@example.com']);
});

test('a favourite has a tile with the live state; it opens, and calls with a double click', async () => {
  const fake = await openGrace({ isProvided: true });
  await expect.element(button('Change Grace Hopper')).not.toBeInTheDocument();
  await expect.element(button('Remove Grace Hopper')).not.toBeInTheDocument();
  await button('Favourite').click();
  await expect.element(button('Favourite')).toHaveAttribute('aria-pressed', 'true');
  fake.phone.presence.onReports('sip:204@example.com', { presence: { state: 'away', note: 'Lunch' } });
  const tile = favourites.getByRole('button', { name: 'Grace Hopper, away' });
  await expect.element(tile).toMatchTextContent('away · Lunch');
  await expect.element(people.getByRole('listitem', { name: 'Grace Hopper, away' })).toBeVisible();
  await tile.dblClick();
  expect(fake.placed).toEqual(['sip:204@example.com']);
  await button('Favourite').click();
  await expect.element(favourites).not.toBeInTheDocument();
});

test('a person is removed after a question', async () => {
  const { bridge } = await openGrace();
  await button('Remove Grace Hopper').click();
  await button('Cancel').click();
  expect(bridge.inputsOf('people:remove')).toEqual([]);
  await button('Remove Grace Hopper').click();
  await button('Remove').click();
  await expect.element(page.getByText(/People appear here when/)).toBeVisible();
  expect(bridge.inputsOf('people:remove')).toEqual([{ id: grace.id }]);
});

test('an unknown caller becomes somebody', async () => {
  const fake = await renderPhone({ people: [] });
  fake.ring({ address: 'sip:+49301234567@example.com', displayName: 'Support' });
  fake.say({ type: 'cancelled', elsewhere: false, at: Date.now() });
  await open('Recent');
  await page.getByRole('list', { name: 'Recent' }).getByText('Support').click();
  await button('Add to People').click();
  await expect.element(field('Name')).toHaveValue('Support');
  await expect.element(field('Number or address 1')).toHaveValue('+49301234567');
  await field('Name').fill('Help desk');
  await button('Save').click();
  await expect.element(heading('Help desk')).toBeVisible();
  await expect.element(button('Add to People')).not.toBeInTheDocument();
});

const table = new File(['Name,Phone\nAda Lovelace,205\nNobody,\n'], 'people.csv');

test('a file is chosen and dropped, and what came of it is said', async () => {
  await renderPhone({ people: [] });
  await open('People');
  await page.getByLabelText('File of people').upload(table);
  await expect.element(dialog).toMatchTextContent(/people\.csv.*New: 1.*Known already: 0.*Unusable: 1/);
  await expect.element(dialog).toMatchTextContent('Line 3: no number or address');
  await button('Close').click();
  await expect.element(people.getByText('Ada Lovelace')).toBeVisible();

  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(table);
  const row = people.getByText('Ada Lovelace').element();
  for (const type of ['dragover', 'drop'])
    row.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  await expect.element(dialog).toMatchTextContent(/New: 0.*Known already: 1/);
});

test('of a file that is too long it is said that nobody can be read from it', async () => {
  const { bridge } = await renderPhone({ people: [] });
  await open('People');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new Uint8Array(20 * 1_048_576 + 1)], 'people.vcf'));
  const text = page.getByText(/People appear here when you add them/).element();
  for (const type of ['dragover', 'drop'])
    text.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Nobody can be read from this file/);
  expect(bridge.inputsOf('people:import')).toEqual([]);
});

test('people are exported, and it is said where to', async () => {
  await openGrace();
  await button('Import or export').click();
  await page.getByRole('menuitem', { name: 'Export as vCards…' }).click();
  await expect.element(dialog).toMatchTextContent(/Written as vCards: 1.*people\.vcf/);
});
