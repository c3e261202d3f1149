import { afterEach } from 'vitest';
import type { SwitchboardOptions } from '../../switchboard/options.ts';
import { createSwitchboard, type Switchboard } from '../../switchboard/switchboard.ts';
import { SipClient } from './sip-client.ts';

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function afterThisTest(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

/** Without challenges unless asked for: most tests are about something else. */
export async function openBoard(options: SwitchboardOptions = {}): Promise<Switchboard> {
  const board = await createSwitchboard({
    times: { ringMs: 0, earlyMediaMs: 50 },
    ...options,
    authentication: { register: [], initial: [], ...options.authentication },
  });
  afterThisTest(() => board.stop());
  return board;
}

export async function openClient(board: Switchboard, user: string, contactUser?: string): Promise<SipClient> {
  const client = await SipClient.connect(board.url, user, contactUser);
  afterThisTest(() => client.close());
  return client;
}

export async function openPhone(board: Switchboard, user: string, contactUser?: string): Promise<SipClient> {
  const client = await openClient(board, user, contactUser);
  await client.register();
  return client;
}
