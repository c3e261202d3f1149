import { typedInto, XDesktop } from '../support/x-desktop.ts';
import { button, cardOf, cards, windowOf } from './card.ts';
import { expect, provisionFor, test } from './parley-test.ts';

let desktop: XDesktop;
test.beforeEach(async () => {
  desktop = await XDesktop.open();
});
test.afterEach(() => desktop.close());

test('who types in another program loses no key to the card', async ({ start, board }, testInfo) => {
  const alice = await start({ provision: provisionFor(board, 'alice'), env: desktop.env });
  await expect(alice.registration).toHaveText('Registered');
  const file = testInfo.outputPath('typed.txt');
  await desktop.openEditor(file);
  const editor = await desktop.activeWindow();

  const text = 'The quick brown fox jumps over the lazy dog. '.repeat(8);
  const typing = desktop.type(text);
  const ringing = await board.callUser('alice');
  const card = await cardOf(alice);
  await expect.poll(() => windowOf(alice.app, card)).toMatchObject({ visible: true, focused: false });
  expect(await desktop.activeWindow()).toBe(editor);
  // Even a hand on its buttons leaves the keys where they are.
  const { x, y } = await windowOf(alice.app, card);
  const silence = (await button(card, 'Silence').boundingBox())!;
  await desktop.click({ x: Math.round(x + silence.x + 16), y: Math.round(y + silence.y + 16) });
  await expect(button(card, 'Silence')).toBeHidden();
  await typing;
  await expect.poll(() => typedInto(file)).toBe(text);
  expect(await desktop.activeWindow()).toBe(editor);
  expect(ringing.state).toBe('ringing');
});

test('a message of one’s own is typed in the card, and the keys go back', async ({
  start,
  board,
}, testInfo) => {
  const alice = await start({ provision: provisionFor(board, 'alice'), env: desktop.env });
  await expect(alice.registration).toHaveText('Registered');
  board.respond({ method: 'MESSAGE' }, ({ reply }) => reply(200));
  const file = testInfo.outputPath('typed.txt');
  await desktop.openEditor(file);
  const editor = await desktop.activeWindow();

  const ringing = await board.callUser('alice');
  const card = await cardOf(alice);
  await button(card, 'Reply with a message').click();
  await button(card, 'Own message…').click();
  await expect.poll(() => card.isClosed()).toBe(true);
  const form = await cardOf(alice);
  await expect(form.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await expect.poll(() => windowOf(alice.app, form)).toMatchObject({ focused: true });
  await desktop.type('Five minutes, please');
  await desktop.press('Return');
  await ringing.waitFor('ended');
  expect((await board.log.waitFor({ direction: 'in', method: 'MESSAGE' })).text).toMatch(
    /Five minutes, please$/,
  );
  await expect.poll(() => desktop.activeWindow()).toBe(editor);
  expect(await typedInto(file)).toBe('');
});

test('while the phone window has the focus there is no card', async ({ start, board }, testInfo) => {
  const alice = await start({ provision: provisionFor(board, 'alice'), env: desktop.env });
  await expect(alice.registration).toHaveText('Registered');
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ focused: true });
  await board.callUser('alice');
  await expect(alice.button('Answer')).toBeVisible();
  expect(cards(alice)).toEqual([]);
  await desktop.openEditor(testInfo.outputPath('typed.txt'));
  const card = await cardOf(alice);
  await expect(button(card, 'Answer')).toBeVisible();
});
