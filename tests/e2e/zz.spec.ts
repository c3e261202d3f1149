import { expect, test } from './parley-test.ts';
test('debug', async ({ startAs, board }) => {
  const [alice, bob, carol] = await Promise.all([startAs('alice'), startAs('bob'), startAs('carol')]);
  await alice.dial('bob');
  await bob.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await alice.button('Transfer').click();
  const dialog = alice.window.getByRole('dialog', { name: 'Transfer to' });
  await dialog.getByRole('searchbox', { name: 'Name or number' }).fill('carol');
  await alice.window.screenshot({ path: 'out/t-dialog.png' });
  await dialog.getByRole('button', { name: 'Call first' }).click();
  await carol.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await alice.window.screenshot({ path: 'out/t-consult.png' });
  await alice.button('Complete transfer').click();
  await alice.window.waitForTimeout(3000);
  await alice.window.screenshot({ path: 'out/t-after.png' });
  await bob.window.screenshot({ path: 'out/t-bob.png' });
  await carol.window.screenshot({ path: 'out/t-carol.png' });
  for (const e of board.log.filter({}).slice(-60)) {
    const t = e.text ?? JSON.stringify(e);
    console.log(String(t).split('\r\n').filter((l: string) => /^(SIP|[A-Z]+ sip|Call-ID|Replaces|Refer-To|From|To|CSeq|Reason|Warning)/.test(l)).join(' | '));
  }
});
