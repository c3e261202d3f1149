import type { Locator } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { ConferenceServer } from '../support/conference-server.ts';
import { inboundAudio, inboundVideo } from '../support/peer-connections.ts';
import { expect, test as base } from './parley-test.ts';

const test = base.extend<{ server: ConferenceServer }>({
  server: async ({ playwright }, use) => {
    const server = await ConferenceServer.open(playwright.chromium);
    await use(server);
    await server.close();
  },
  boardOptions: async ({ server }, use) => use({ services: { 600: server.service } }),
});

const pictures = ({ window }: Parley): Locator =>
  window.getByLabel(/^What 600 shows/).filter({ visible: true });

/** The colours of the pictures in the grid, of each of which further frames are decoded. */
async function colours(parley: Parley): Promise<string[]> {
  const seen = await pictures(parley).evaluateAll((videos) =>
    Promise.all(
      (videos as HTMLVideoElement[]).map(async (video) => {
        for (let frames = 0; frames < 3; frames += 1)
          await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        canvas?.drawImage(video, 0, 0, 1, 1);
        return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])]
          .map((value) => Math.round(value / 255))
          .join('');
      }),
    ),
  );
  return seen.map((bits) => names[bits] ?? bits).sort();
}
const names: Readonly<Record<string, string>> = {
  1001: 'red',
  '0101': 'lime',
  '0011': 'blue',
  1101: 'yellow',
};

async function expectToSee(parley: Parley, ...wanted: readonly string[]): Promise<void> {
  await expect.poll(() => colours(parley)).toEqual([...wanted].sort());
}

/** From now on both hear each other, and the conference sees Alice. */
async function expectBothWays(alice: Parley, server: ConferenceServer): Promise<void> {
  const facts = async (): Promise<number[]> => [
    (await inboundAudio(alice.window)).energy,
    (await inboundAudio(server.page)).energy,
    await inboundVideo(server.page),
  ];
  const before = await facts();
  await expect.poll(async () => (await facts()).every((fact, at) => fact > (before[at] ?? 0))).toBe(true);
}

test("a server's conference shows each of its members, who come and go, beside our own camera", async ({
  startAs,
  server,
  board,
}) => {
  const alice = await startAs('alice');
  await alice.dial('600');
  await expect(alice.call).toContainText('Connected');
  await expect.poll(async () => (await inboundAudio(alice.window)).energy).toBeGreaterThan(0);
  await server.change('show', 'red');
  await expectToSee(alice, 'red');
  await server.change('show', 'lime', 'blue');
  await expectToSee(alice, 'red', 'lime', 'blue');

  const mark = board.log.mark();
  await alice.button('Video').click();
  await expect(alice.window.getByLabel('What you show')).toBeVisible();
  await expectBothWays(alice, server);
  const invite = { direction: 'in', kind: 'request', method: 'INVITE' } as const;
  const { message: offer } = await board.log.waitFor(invite, 5_000, mark);
  const directions = offer?.body.match(/^a=(?:sendrecv|sendonly|recvonly|inactive)(?=\r$)/gm);
  expect(directions).toEqual(['a=sendrecv', 'a=recvonly', 'a=recvonly', 'a=recvonly', 'a=sendrecv']);
  await expectToSee(alice, 'red', 'lime', 'blue');

  await server.change('remove', 'lime');
  await expectToSee(alice, 'red', 'blue');
  await server.change('pause', 'red');
  await expectToSee(alice, 'blue');
  await expectBothWays(alice, server);

  // The newcomer takes the place of whoever went.
  await server.change('show', 'red', 'yellow');
  await expectToSee(alice, 'red', 'blue', 'yellow');
  await expect(alice.window.getByLabel('What you show')).toBeVisible();
  await expectBothWays(alice, server);
});
