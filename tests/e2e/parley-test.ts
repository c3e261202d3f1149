import { test as base } from '@playwright/test';
import { Parley } from '../support/parley.ts';
import { type Provision, writeProvision } from '../support/provision-file.ts';
import type { SwitchboardOptions } from '../switchboard/options.ts';
import { createSwitchboard, type Switchboard } from '../switchboard/switchboard.ts';

/** Users that every test's switchboard knows. */
export const users = { alice: 'wonderland-7391', bob: 'builder-2846', carol: 'singer-5120' } as const;
export type UserName = keyof typeof users;

const displayNames: Readonly<Record<UserName, string>> = {
  alice: 'Alice Liddell',
  bob: 'Bob Builder',
  carol: 'Carol King',
};

interface StartOptions {
  /** Name of the profile folder; starts with one name share it. */
  readonly profile?: string;
  readonly provision?: Provision;
  readonly switches?: readonly string[];
  readonly link?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly preload?: string;
  readonly realDevices?: boolean;
}

interface Fixtures {
  boardOptions: SwitchboardOptions;
  /** A SIP server of the test's own. */
  board: Switchboard;
  /** Starts a Parley with a fresh profile; it is closed after the test. */
  start(options?: StartOptions): Promise<Parley>;
  /** Starts a Parley for a user of the switchboard and waits until it is registered. */
  startAs(user: UserName, options?: Pick<StartOptions, 'env' | 'switches' | 'realDevices'>): Promise<Parley>;
}

export const test = base.extend<Fixtures>({
  boardOptions: [{}, { option: true }],
  board: async ({ boardOptions }, use) => {
    const board = await createSwitchboard({ ...boardOptions, users });
    await use(board);
    await board.stop();
  },
  start: async ({ board: _board }, use, testInfo) => {
    const running: Parley[] = [];
    await use(async ({ profile, provision, switches, link, env, preload, realDevices = false } = {}) => {
      const name = profile ?? 'profile';
      const parley = await Parley.launch({
        profile: testInfo.outputPath(name),
        realDevices,
        ...(provision === undefined
          ? {}
          : {
              provision: await writeProvision(testInfo.outputPath(`${name}.json`), provision),
            }),
        ...(switches === undefined ? {} : { switches }),
        ...(link === undefined ? {} : { link }),
        ...(env === undefined ? {} : { env }),
        ...(preload === undefined ? {} : { preload }),
      });
      running.push(parley);
      return parley;
    });
    await Promise.all(running.map((parley) => parley.close()));
  },
  startAs: async ({ board, start }, use) => {
    await use(async (user, options) => {
      const parley = await start({ profile: user, provision: provisionFor(board, user), ...options });
      await expect(parley.registration).toHaveText('Registered');
      return parley;
    });
  },
});

export const { expect } = test;

export function provisionFor(board: Switchboard, user: UserName): Provision {
  return {
    accounts: [
      {
        name: 'Office',
        aor: `sip:${user}@${hostOf(board)}`,
        displayName: displayNames[user],
        password: users[user],
        servers: [board.url],
      },
    ],
  };
}

/** The domain of the switchboard's users. */
export function hostOf(board: Switchboard): string {
  return new URL(board.url).hostname;
}
