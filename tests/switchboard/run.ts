import { parseArgs } from 'node:util';
import { createSwitchboard } from './switchboard.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    user: { type: 'string', multiple: true },
  },
});

const accounts = (values.user ?? []).map((account): [string, string] => {
  const colon = account.indexOf(':');
  if (colon < 1) throw new Error(`--user wants name:password, not ${account}`);
  return [account.slice(0, colon), account.slice(colon + 1)];
});

const switchboard = await createSwitchboard({
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(accounts.length === 0 ? {} : { users: Object.fromEntries(accounts) }),
  // For people: long enough to see it ring, and to hear the early media.
  times: { ringMs: 1000, earlyMediaMs: 3000 },
});

console.log(`The switchboard listens on ${switchboard.url}`);
console.log(JSON.stringify({ url: switchboard.url, users: switchboard.users.names }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void switchboard.stop());
}
