import { readFile } from 'node:fs/promises';
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
