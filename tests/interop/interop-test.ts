import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { root } from '../../build/build.ts';
import { Parley } from '../support/parley.ts';
import { type Provision, type ProvisionedAccount, writeProvision } from '../support/provision-file.ts';
import { heardInPage } from './audio/page-sound.ts';
import { beeps } from './audio/sound.ts';
import { digitsIn, tones, tonesIn } from './audio/tones.ts';
import { trustingHome } from './lab/certificates.ts';
import type { DeskPhone } from './lab/desk-phone.ts';
import { Lab } from './lab/lab.ts';
import { Gateway } from './sipp/gateway.ts';
import { aorOf, type UserName, users } from './lab/users.ts';

/** People with a Parley. */
export type ParleyUser = 'alice' | 'bob' | 'carol';

const displayNames: Readonly<Record<ParleyUser, string>> = {
  alice: 'Alice Liddell',
  bob: 'Bob Builder',
  carol: 'Carol King',
};

/** What is otherwise than usual in a user's account. */
type Account = Partial<ProvisionedAccount> & {
  readonly iceServers?: readonly {
    readonly urls: string;
    readonly username: string;
    readonly credential: string;
  }[];
  readonly relayOnly?: boolean;
};

interface Fixtures {
  /** Whether calls may take the way over loopback, where the servers are; in most tests there is no other. */
  loopback: boolean;
  /** Starts a Parley with a fresh profile, whose microphone hears the user's tone; it is closed after the test. */
  start(user: ParleyUser, account?: Account, people?: Provision['contacts']): Promise<Parley>;
  /** Starts a Parley and waits until it is registered. */
  startAs(user: ParleyUser, account?: Account, people?: Provision['contacts']): Promise<Parley>;
  /** A desk phone that is registered; it is stopped after the test. */
  deskPhone(user?: UserName): Promise<DeskPhone>;
  /** Lets sipp play a scenario as the gateway to the telephone network; it is stopped after the test. */
  gateway(scenario: string, transport?: 'u1' | 't1'): Promise<Gateway>;
}

export const test = base.extend<Fixtures, { lab: Lab }>({
  lab: [
    async ({ browserName: _none }, use, { parallelIndex }) => {
      const lab = new Lab(join(root, 'out', 'interop', `office-${parallelIndex}`), parallelIndex);
      await lab.start();
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker' },
  ],
  loopback: [true, { option: true }],
  start: async ({ lab, loopback }, use, testInfo) => {
    const running: Parley[] = [];
    await use(async (user, account = {}, people = []) => {
      const name = `${user}-${running.length}`;
      const microphone = testInfo.outputPath(`${name}.wav`);
      await mkdir(testInfo.outputDir, { recursive: true });
      await writeFile(microphone, beeps(tones[user]));
      const parley = await Parley.launch({
        profile: testInfo.outputPath(name),
        provision: await writeProvision(testInfo.outputPath(`${name}.json`), {
          ...provisionFor(lab, user, account),
          contacts: people,
        }),
        env: { HOME: trustingHome },
        switches: [
          ...(loopback ? ['--allow-loopback-in-peer-connection'] : []),
          `--use-file-for-fake-audio-capture=${microphone}`,
        ],
      });
      running.push(parley);
      return parley;
    });
    await Promise.all(running.map((parley) => parley.close()));
  },
  startAs: async ({ start }, use) => {
    await use(async (user, account, people) => {
      const parley = await start(user, account, people);
      await expect(parley.registration).toHaveText('Registered');
      return parley;
    });
  },
  deskPhone: async ({ lab }, use) => {
    const phones: DeskPhone[] = [];
    await use(async (user = 'desk') => {
      const phone = await lab.deskPhone({ user, tone: tones.desk });
      phones.push(phone);
      return phone;
    });
    await Promise.all(phones.map((phone) => phone.stop()));
  },
  gateway: async ({ lab }, use, testInfo) => {
    const playing: Gateway[] = [];
    await use(async (scenario, transport) => {
      const gateway = await Gateway.play(lab, scenario, testInfo.outputPath('scenario.xml'), transport);
      playing.push(gateway);
      return gateway;
    });
    await Promise.all(playing.map((gateway) => gateway.stop()));
  },
});

export const { expect } = test;

function provisionFor(lab: Lab, user: ParleyUser, account: Account): Provision {
  return {
    accounts: [
      {
        name: 'Office',
        aor: aorOf(user),
        displayName: displayNames[user],
        password: users[user],
        servers: [lab.kamailio.plainUrl],
        ...account,
      },
    ],
  };
}

/** Waits until these of the lab's tones have been heard, and no other: beeps of two people are seldom heard together. */
export async function expectToHear(
  listener: Parley | DeskPhone,
  ...wanted: readonly number[]
): Promise<void> {
  const sorted = (found: Iterable<number>): number[] => [...new Set(found)].sort((one, other) => one - other);
  let recent: readonly (readonly number[])[] = [];
  await expect
    .poll(
      async () => {
        const now = tonesIn(await soundAt(listener));
        recent = [...recent, now].slice(-wanted.length);
        return sorted(recent.flat());
      },
      `tones of ${wanted.join(' and ')} Hz`,
    )
    .toEqual(sorted(wanted));
}

/** Waits until the last second was silent, at a desk phone 0.7 s. */
export async function expectSilence(listener: Parley | DeskPhone): Promise<void> {
  await expect.poll(async () => tonesIn(await soundAt(listener)), 'silence').toEqual([]);
}

/** Waits until a key of a keypad is heard, however short. A busy machine may look a while after it was. */
export async function expectToHearDigit(listener: Parley, key: string): Promise<void> {
  await expect
    .poll(async () => digitsIn(await heardInPage(listener.window, 'four seconds')), {
      message: `the key ${key}`,
      intervals: [200],
    })
    .toContain(key);
}

async function soundAt(listener: Parley | DeskPhone) {
  return listener instanceof Parley ? heardInPage(listener.window, 'a second') : listener.heard();
}
