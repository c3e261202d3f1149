import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './parley-test.ts';

const vcards = [
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nTEL;TYPE=WORK:+49 (0)30 / 12-34-56\r\nTEL;TYPE=CELL:+49 170 1234567\r\nEND:VCARD',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mail only\r\nEMAIL:mail@only.example\r\nEND:VCARD',
].join('\r\n');

test('people of a file are there after a restart, are who calls, and can be taken along', async ({
  startAs,
  board,
}, testInfo) => {
  const alice = await startAs('alice');
  const imported = await alice.window.evaluate(
    (text) => window.parley.request('people:import', { file: new TextEncoder().encode(text) }),
    vcards,
  );
  expect(imported).toEqual({
    ok: true,
    value: { added: 1, merged: 0, unchanged: 0, unusable: 1, problems: [{ line: 7, problem: 'no-address' }] },
  });
  await alice.close();

  const again = await startAs('alice');
  await again.link('People').click();
  await expect(again.window.getByRole('list', { name: 'People' })).toContainText('Zoë Müller');
  const call = await board.callUser('alice', { from: '"ANNOYING SUPPLIER" <tel:+49-30-123456>' });
  await expect(again.window.getByRole('region', { name: /^Incoming call from Zoë Müller/ })).toBeVisible();
  call.cancel();

  const path = testInfo.outputPath('people.vcf');
  await again.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const exported = await again.window.evaluate(() => window.parley.request('people:export', undefined));
  expect(exported).toEqual({ ok: true, value: { path, count: 1 } });
  expect(await readFile(path, 'utf8')).toMatch(
    /^BEGIN:VCARD\r\nVERSION:4\.0\r\nUID:urn:uuid:.*\r\nFN:Zoë Müller\r\nTEL;TYPE=work:\+49 \(0\)30 \/ 12-34-56\r\nTEL;TYPE=cell:\+49 170 1234567\r\nEND:VCARD\r\n$/,
  );
});

test('somebody is added, found and called; others come from files, all go into one, and are removed', async ({
  startAs,
}, testInfo) => {
  const alice = await startAs('alice');
  const { window } = alice;
  const dialog = window.getByRole('dialog');
  const people = window.getByRole('list', { name: 'People', exact: true });
  const favourites = window.getByRole('list', { name: 'Favourites' });
  const box = (name: string) => window.getByRole('textbox', { name, exact: true });

  await alice.link('People').click();
  await alice.button('Add a person').click();
  await box('Name').fill('Ada Lovelace');
  await box('Number or address 1').fill('*43');
  await alice.button('Add a number or address').click();
  await box('Number or address 2').fill('030 1234567');
  await alice.button('Save').click();
  await alice.button('Favourite').click();
  await expect(favourites).toContainText('Ada Lovelace');

  await alice.field.fill('lovel');
  await expect(window.getByRole('list', { name: 'Matches' })).toContainText('Ada Lovelace');
  await alice.field.press('Enter');
  await expect(alice.call).toContainText('Ada Lovelace');
  await expect(alice.call.getByText('Connected', { exact: true })).toBeVisible();
  await alice.button('End').click();

  const choose = async (action: string): Promise<void> => {
    await alice.button('Import or export').click();
    await window.getByRole('menuitem', { name: action }).click();
  };
  const importOf = async (name: string, text: string): Promise<void> => {
    const path = testInfo.outputPath(name);
    await writeFile(path, text);
    const chooser = window.waitForEvent('filechooser');
    await choose('Import a vCard or CSV file…');
    await (await chooser).setFiles(path);
    await expect(dialog.getByRole('heading', { name: `Import of ${name}` })).toBeVisible();
  };
  await importOf('phone.vcf', vcards);
  await expect(dialog).toContainText('New: 1');
  await expect(dialog.getByRole('list', { name: 'What is unusable' })).toHaveText(
    'Line 7: no number or address',
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  await importOf(
    'outlook.csv',
    'First Name,Last Name,Business Phone,Mobile Phone\r\nAda,Lovelace,030 1234567,0171 5550123\r\nGrace,Hopper,204,\r\n',
  );
  await expect(dialog).toContainText('New: 1');
  await expect(dialog).toContainText('Known, with something new: 1');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(people.getByRole('listitem')).toContainText(['Ada Lovelace', 'Grace Hopper', 'Zoë Müller']);
  await expect(people.getByRole('listitem')).toHaveCount(3);

  const all = testInfo.outputPath('all.vcf');
  await alice.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, all);
  await choose('Export as vCards…');
  await expect(dialog).toContainText('Written as vCards: 3');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const written = await readFile(all, 'utf8');
  expect(written.match(/^FN:.*$/gm)?.sort()).toEqual(['FN:Ada Lovelace', 'FN:Grace Hopper', 'FN:Zoë Müller']);
  expect(written).toContain('0171 5550123');

  await people.getByText('Ada Lovelace').click();
  await alice.button('Remove Ada Lovelace').click();
  await expect(dialog).toContainText('Calls and messages with this person are kept.');
  await alice.button('Remove').click();
  await expect(favourites).toBeHidden();
  await expect(people.getByRole('listitem')).toContainText(['Grace Hopper', 'Zoë Müller']);
  await expect(people.getByRole('listitem')).toHaveCount(2);
});
