import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Parley } from '../support/parley.ts';
import type { Bench, IceServer } from './bench.ts';
import { openBarePage, type PageServer } from './empty.ts';
import { clickedAt, firstRtpAt, watchClicks, watchFirstRtp } from './probe.ts';
import { repeat, type Series, summarise } from './statistics.ts';

/** ms after the click on Answer. */
interface AnswerTimes {
  readonly ok: number;
  readonly rtp: number;
}

/** A person takes longer than this to answer; what is got ready meanwhile is ready. */
const RINGS_MS = 1000;

/** From the click on Call to the INVITE on the wire, and from the click on Answer to the 200 and the first RTP packet. */
export async function measureCalls(bench: Bench, pages: PageServer): Promise<void> {
  const silent = createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = `127.0.0.1:${silent.address().port}`;
  const deadStun = { urls: `stun:${address}` };
  const deadTurn = { urls: `turn:${address}?transport=udp`, username: 'bench', credential: 'bench' };

  for (const { name, iceServer, aim } of [
    { name: 'without STUN', iceServer: undefined, aim: 60 },
    { name: 'with a STUN server that never answers', iceServer: deadStun, aim: 300 },
    { name: 'with a TURN server that never answers', iceServer: deadTurn, aim: 300 },
  ]) {
    const profile = `invite-${name.replaceAll(' ', '-')}`;
    const parley = await invitesOfParley(bench, profile, iceServer);
    const bare = await invitesOfBarePage(bench, `bare-${profile}`, pages, iceServer);
    bench.row({
      name: `click Call to INVITE on the wire, ${name}`,
      unit: 'ms',
      parley,
      baseline: { name: 'bare SIP.js page', series: bare },
      aim: { text: `≤ ${aim} ms`, met: parley.median <= aim },
    });
  }
  for (const { name, iceServer } of [
    { name: '', iceServer: undefined },
    { name: ', with a STUN server that never answers', iceServer: deadStun },
  ]) {
    const profile = iceServer === undefined ? 'answer' : 'answer-stun';
    const parley = await answersOfParley(bench, profile, iceServer);
    const bare = await answersOfBarePage(bench, `bare-${profile}`, pages, iceServer);
    for (const { what, of, aim } of [
      { what: '200 OK on the wire', of: 'ok', aim: 60 },
      { what: 'first RTP packet', of: 'rtp', aim: 200 },
    ] as const) {
      const series = summarise(parley.map((answer) => answer[of]));
      bench.row({
        name: `click Answer to ${what}${name}`,
        unit: 'ms',
        parley: series,
        baseline: { name: 'bare SIP.js page', series: summarise(bare.map((answer) => answer[of])) },
        aim: { text: `≤ ${aim} ms`, met: series.median <= aim },
      });
    }
  }
  silent.close();
}

async function invitesOfParley(bench: Bench, profile: string, iceServer?: IceServer): Promise<Series> {
  const parley = await Parley.launch(bench.launch(profile, iceServer && { iceServer }));
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
  iceServer?: IceServer,
): Promise<Series> {
  return repeat(bench.times, async () => {
    // Its defaults keep nothing between calls, so a page a call changes nothing.
    const { app, window } = await openBarePage(join(bench.folder, data), pages, {
      ...bench.barePage,
      target: '4486',
      ...bareServer(iceServer),
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

async function answersOfParley(bench: Bench, profile: string, iceServer?: IceServer): Promise<AnswerTimes[]> {
  const parley = await Parley.launch(bench.launch(profile, iceServer && { iceServer }));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  await watchClicks(parley.window);
  const all: AnswerTimes[] = [];
  while (all.length < bench.times) {
    const known = await parley.window.evaluate(() => window.peerConnections.length);
    const call = await bench.board.callUser('you', { media: 'music' });
    await parley.button('Answer').waitFor();
    await setTimeout(RINGS_MS);
    await watchFirstRtp(parley.window, known);
    all.push(await timesAfter(bench, parley.window, () => parley.button('Answer').click()));
    await call.bye();
    await parley.call.getByText(/^Ended/).waitFor();
  }
  await parley.close();
  return all;
}

async function answersOfBarePage(
  bench: Bench,
  data: string,
  pages: PageServer,
  iceServer?: IceServer,
): Promise<AnswerTimes[]> {
  const all: AnswerTimes[] = [];
  while (all.length < bench.times) {
    const parameters = { ...bench.barePage, ...bareServer(iceServer) };
    const { app, window } = await openBarePage(join(bench.folder, data), pages, parameters);
    const call = await bench.board.callUser('you', { media: 'music' });
    await window.getByText('Incoming', { exact: true }).waitFor();
    await setTimeout(RINGS_MS);
    await watchFirstRtp(window, 0);
    all.push(await timesAfter(bench, window, () => window.getByRole('button', { name: 'Answer' }).click()));
    await call.bye();
    await app.close();
  }
  return all;
}

async function timesAfter(
  bench: Bench,
  page: Parley['window'],
  answer: () => Promise<void>,
): Promise<AnswerTimes> {
  const mark = bench.board.log.mark();
  await answer();
  const ok = await bench.board.log.waitFor({ direction: 'in', status: 200, method: 'INVITE' }, 20_000, mark);
  const rtp = await firstRtpAt(page);
  const clicked = await clickedAt(page);
  return { ok: ok.at - clicked, rtp: rtp - clicked };
}

function bareServer(iceServer: IceServer | undefined): Record<string, string> {
  return iceServer === undefined ? {} : { iceServer: JSON.stringify(iceServer) };
}
