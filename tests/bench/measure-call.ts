import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { Parley } from '../support/parley.ts';
import type { Bench } from './bench.ts';
import { openBarePage, type PageServer } from './empty.ts';
import { clickedAt, firstRtpAt, watchClicks, watchFirstRtp } from './probe.ts';
import { repeat, type Series } from './statistics.ts';

/** From the click on Call to the INVITE on the wire, and from the click on Answer to the first RTP packet. */
export async function measureCalls(bench: Bench, pages: PageServer): Promise<void> {
  const silent = createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const deadStun = `stun:127.0.0.1:${silent.address().port}`;

  for (const { stun, aim } of [
    { stun: undefined, aim: 60 },
    { stun: deadStun, aim: 300 },
  ]) {
    const name = stun === undefined ? 'without STUN' : 'with a STUN server that never answers';
    const parley = await invitesOfParley(bench, `invite-${aim}`, stun);
    const bare = await invitesOfBarePage(bench, `bare-${aim}`, pages, stun);
    bench.row({
      name: `click Call to INVITE on the wire, ${name}`,
      unit: 'ms',
      parley,
      baseline: { name: 'bare SIP.js page', series: bare },
      aim: { text: `≤ ${aim} ms`, met: parley.median <= aim },
    });
  }
  bench.row({
    name: 'click Answer to first RTP packet',
    unit: 'ms',
    parley: await answersOfParley(bench),
    baseline: { name: 'bare SIP.js page', series: await answersOfBarePage(bench, pages) },
  });
  silent.close();
}

async function invitesOfParley(bench: Bench, profile: string, stun?: string): Promise<Series> {
  const parley = await Parley.launch(bench.launch(profile, stun === undefined ? {} : { stun }));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  await watchClicks(parley.window);
  const series = await repeat(bench.times, async () => {
    const mark = bench.board.log.mark();
    await parley.dial('4486');
    const took = await inviteAfterClick(bench, parley.window, mark);
    await parley.call.getByText(/^Ended/).waitFor();
    return took;
  });
  await parley.close();
  return series;
}

async function invitesOfBarePage(
  bench: Bench,
  data: string,
  pages: PageServer,
  stun?: string,
): Promise<Series> {
  return repeat(bench.times, async () => {
    // Its defaults keep nothing between calls, so a page a call changes nothing.
    const { app, window } = await openBarePage(join(bench.folder, data), pages, {
      ...bench.barePage,
      target: '4486',
      ...(stun === undefined ? {} : { stun }),
    });
    const mark = bench.board.log.mark();
    await window.getByRole('button', { name: 'Call' }).click();
    const took = await inviteAfterClick(bench, window, mark);
    await app.close();
    return took;
  });
}

async function inviteAfterClick(bench: Bench, page: Parley['window'], mark: number): Promise<number> {
  const invite = await bench.board.log.waitFor({ direction: 'in', method: 'INVITE' }, 20_000, mark);
  return invite.at - (await clickedAt(page));
}

async function answersOfParley(bench: Bench): Promise<Series> {
  const parley = await Parley.launch(bench.launch('answer'));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  await watchClicks(parley.window);
  const series = await repeat(bench.times, async () => {
    const call = await bench.board.callUser('you', { media: 'music' });
    await parley.button('Answer').waitFor();
    await watchFirstRtp(parley.window);
    await parley.button('Answer').click();
    const took = (await firstRtpAt(parley.window)) - (await clickedAt(parley.window));
    await call.bye();
    await parley.call.getByText(/^Ended/).waitFor();
    return took;
  });
  await parley.close();
  return series;
}

async function answersOfBarePage(bench: Bench, pages: PageServer): Promise<Series> {
  return repeat(bench.times, async () => {
    const opened = await openBarePage(join(bench.folder, 'bare-answer'), pages, bench.barePage);
    const call = await bench.board.callUser('you', { media: 'music' });
    await opened.window.getByText('Incoming', { exact: true }).waitFor();
    await watchFirstRtp(opened.window);
    await opened.window.getByRole('button', { name: 'Answer' }).click();
    const took = (await firstRtpAt(opened.window)) - (await clickedAt(opened.window));
    await call.bye();
    await opened.app.close();
    return took;
  });
}
