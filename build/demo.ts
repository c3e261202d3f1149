/**
 * `npm run demo`: Parley with a server of its own and people to call. With `-- --headless` it calls the echo by
 * itself on a display that nobody sees, writes screenshots to out/demo/ and prints what it measured as one JSON line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inboundAudio } from '../tests/support/peer-connections.ts';
import { Parley } from '../tests/support/parley.ts';
import { writeProvision } from '../tests/support/provision-file.ts';
import { createSwitchboard } from '../tests/switchboard/switchboard.ts';
import { build, root } from './build.ts';
import { systemSwitches, useElectron } from './electron.ts';
import { ensureDisplay, ensureLibraries, hasDisplay, virtualDisplay } from './system.ts';

const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
const headless = values.headless || !hasDisplay();
if (headless && !values.headless) console.log('There is no display: the demo makes its call by itself.');
const pictures = join(root, 'out', 'demo');

try {
  const { executable } = await useElectron();
  ensureLibraries(executable);
  const display = await (headless ? virtualDisplay() : ensureDisplay());
  build();
  const folder = await mkdtemp(join(tmpdir(), 'parley-demo-'));
  const board = await createSwitchboard({
    users: { you: 'demo' },
    times: { ringMs: headless ? 100 : 1000, earlyMediaMs: 3000 },
  });
  try {
    const provision = await writeProvision(join(folder, 'provision.json'), {
      accounts: [
        {
          name: 'Demo',
          aor: `sip:you@${new URL(board.url).hostname}`,
          displayName: 'You',
          password: 'demo',
          servers: [board.url],
        },
      ],
      contacts: [
        { name: 'Echo', address: '*43' },
        { name: 'Music', address: '*44' },
        { name: 'Busy', address: '4486' },
        { name: 'Nobody', address: '4480' },
      ],
    });
    const launch = { profile: join(folder, 'profile'), provision, env: display.env };
    await (headless ? callEcho(launch) : open(executable, launch));
  } finally {
    await board.stop();
    display.stop();
    // Chromium's last writes may come after its end.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

interface Launch {
  readonly profile: string;
  readonly provision: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Opens Parley for a person, until they quit it. */
async function open(executable: string, { profile, provision, env }: Launch): Promise<void> {
  const args = [...systemSwitches(), root, '--profile', profile, '--provision', provision];
  await once(spawn(executable, args, { stdio: 'inherit', env }), 'exit');
}

/** Does what a new user does first, and measures it. Times are in ms. */
async function callEcho(launch: Launch): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const started = performance.now();
  const parley = await Parley.launch(launch);
  try {
    await parley.registration.getByText('Registered', { exact: true }).waitFor();
    const registeredMs = performance.now() - started;
    await parley.link('People').click();
    await parley.window.getByRole('list', { name: 'People' }).getByText('Echo', { exact: true }).click();
    await parley.window.screenshot({ path: join(pictures, 'ready.png') });

    const clicked = performance.now();
    await parley.button('Call').click();
    await parley.call.getByText('Connected', { exact: true }).waitFor();
    const callUpMs = performance.now() - clicked;
    await until('a first RTP packet', async () => (await inboundAudio(parley.window)).packets > 0);
    const firstRtpMs = performance.now() - clicked;
    await until('sound', async () => (await inboundAudio(parley.window)).level > 0.001);
    const { packets, level } = await inboundAudio(parley.window);
    await parley.window.screenshot({ path: join(pictures, 'in-call.png') });

    await parley.button('End').click();
    await parley.call.getByText(/^Ended/).waitFor();
    await parley.window.screenshot({ path: join(pictures, 'ended.png') });
    console.log(
      JSON.stringify({
        registeredMs: Math.round(registeredMs),
        callUpMs: Math.round(callUpMs),
        firstRtpMs: Math.round(firstRtpMs),
        inboundPackets: packets,
        inboundLevel: level,
      }),
    );
  } finally {
    await parley.close();
  }
}

/** Asks again and again without a pause of its own: each question is a round trip to the page. */
async function until(what: string, fact: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + 15_000;
  while (!(await fact())) {
    if (performance.now() > limit) throw new Error(`waited 15 s for ${what} from the echo`);
  }
}
