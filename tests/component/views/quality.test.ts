import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { QualityCount } from '../../../renderer/domain/quality/quality-count.ts';
import { renderPhone } from './render-phone.ts';

const call = page.getByRole('region', { name: 'Current call' });
const button = page.getByRole('button', { name: 'Call quality' });
const panel = page.getByRole('region', { name: 'Call quality' });

/** A call in which of each hundred packets so many were lost, over so many stretches of 2 s. */
async function renderCall(lost: number, stretches: number) {
  const fake = await renderPhone();
  fake.phone.dialer.call({ address: '*43' });
  fake.say({ type: 'established', at: Date.now() });
  const id = fake.last?.id ?? '';
  for (let stretch = 0; stretch <= stretches; stretch++) {
    const count: QualityCount = {
      codec: 'G722',
      received: stretch * (100 - lost),
      lost: stretch * lost,
      jitter: 0.012,
      roundTrip: 0.034,
      lostThere: lost / 100,
      reportedThere: stretch,
    };
    fake.phone.qualities.measured(id, count, false, false);
  }
  return { fake, id };
}

test('a call that sounds bad says why, and a good one nothing', async () => {
  const { fake, id } = await renderCall(20, 3);
  await expect.element(call).toMatchTextContent('Poor connection: your network loses packets');
  fake.phone.qualities.over(id);
  await expect.element(call).not.toMatchTextContent('Poor connection');
});

test('the panel shows score, codec and plots, and can be closed', async () => {
  await renderCall(2, 30);
  await expect.element(panel).not.toBeInTheDocument();
  await button.click();
  await expect.element(panel).toMatchTextContent(/^\s*Good\s*Codec: G.722/);
  await expect.element(panel).toMatchTextContent(/Lost packets\s*2%\s*at most 2%/);
  await expect.element(panel).toMatchTextContent(/Round trip\s*34 ms/);
  await expect.element(panel).toMatchTextContent(/Level of your microphone\s*not known/);
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await button.click();
  await expect.element(panel).not.toBeInTheDocument();
});

test('how it sounded is kept with the call and shown in the conversation', async () => {
  const { fake } = await renderCall(10, 5);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  fake.say({ type: 'closed', at: Date.now() });
  const [kept] = fake.bridge.inputsOf('history:add');
  expect(kept?.quality).toMatchObject({ codec: 'G722', loss: 0.1, jitter: 12, roundTrip: 34 });
  const entry = page.getByRole('log', { name: 'Conversation' }).getByRole('article', { name: 'Call' });
  await entry.getByRole('button', { name: 'Quality: Fair' }).click();
  await expect.element(entry).toMatchTextContent(/Lost packets\s*10%.*Jitter\s*12 ms.*Codec\s*G.722/);
});
