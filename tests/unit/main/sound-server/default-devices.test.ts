import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { watchDefaultDevices } from '../../../../main/sound-server/default-devices.ts';
import type { DefaultDevices } from '../../../../preload/contract/default-devices.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

class Subscription extends EventEmitter {
  readonly stdout: PassThrough | null;
  wasKilled = false;

  constructor(stdout: PassThrough | null) {
    super();
    this.stdout = stdout;
  }

  /** As a process says it, in the end also one that was killed. */
  end(error?: NodeJS.ErrnoException): void {
    if (error) this.emit('error', error);
    this.emit('close');
  }

  kill(): boolean {
    this.wasKilled = true;
    this.end();
    return true;
  }
}

/** A sound server with one speaker, and the watch of it. */
function start(platform: NodeJS.Platform = 'linux') {
  const clock = new ManualClock();
  const subscriptions: Subscription[] = [];
  const told: DefaultDevices[] = [];
  const server = { speaker: 'Desk', outputs: true };
  const watch = watchDefaultDevices({
    platform,
    pactl: {
      subscribe() {
        const subscription = new Subscription(server.outputs ? new PassThrough() : null);
        subscriptions.push(subscription);
        return subscription as never;
      },
      ask: async (...args) =>
        ({
          info: 'Default Sink: speaker\n',
          'list sinks': `Sink #1\n\tName: speaker\n\tDescription: ${server.speaker}\n`,
        })[args.join(' ')] ?? '',
    },
    after: (ms, callback) => clock.after(ms, callback),
    changed: (defaults) => told.push(defaults),
  });
  const speakers = async () => {
    await setImmediate();
    return told.splice(0).map(({ output }) => output);
  };
  return { clock, subscriptions, server, watch, speakers };
}

const failed = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

test('it is told what the defaults are, and what they are when the server has changed', async () => {
  const { clock, watch, speakers, server, subscriptions } = start();
  watch.follow(true);
  // The call that has just begun comes first.
  expect(subscriptions).toHaveLength(0);
  clock.pass(500);
  expect(await speakers()).toEqual(['Desk']);
  server.speaker = 'Headset';
  subscriptions[0]?.stdout?.write("Event 'change' on sink #1\n");
  expect(await speakers()).toEqual([]);
  subscriptions[0]?.stdout?.write("Event 'change' on server #0\n");
  expect(await speakers()).toEqual(['Headset']);
});

test('a page that was loaded anew is told at once, by the watch that is there', async () => {
  const { clock, watch, speakers, subscriptions } = start();
  watch.follow(true);
  clock.pass(500);
  await speakers();
  watch.follow(true);
  clock.pass(500);
  expect(await speakers()).toEqual(['Desk']);
  expect(subscriptions).toHaveLength(1);
});

test('of a server that comes again it is told after a pause', async () => {
  const { clock, watch, speakers, server, subscriptions } = start();
  watch.follow(true);
  clock.pass(500);
  await speakers();
  subscriptions[0]?.end();
  server.speaker = 'Headset';
  clock.pass(4_999);
  expect(subscriptions).toHaveLength(1);
  clock.pass(1);
  expect(subscriptions).toHaveLength(2);
  expect(await speakers()).toEqual(['Headset']);
});

test('nobody who does not want it is told, nor is the server looked for', async () => {
  const { clock, watch, speakers, subscriptions } = start();
  watch.follow(true);
  clock.pass(500);
  watch.follow(false);
  expect(subscriptions[0]?.wasKilled).toBe(true);
  watch.follow(true);
  clock.pass(500);
  await speakers();
  subscriptions[1]?.end();
  watch.follow(false);
  clock.pass(60_000);
  expect(clock.pending).toBe(0);
  expect(subscriptions).toHaveLength(2);
  expect(await speakers()).toEqual([]);
});

test('with too many open files to begin it begins later', () => {
  const { clock, watch, server, subscriptions } = start();
  server.outputs = false;
  watch.follow(true);
  clock.pass(500);
  subscriptions[0]?.end(failed('EMFILE'));
  clock.pass(5_000);
  expect(subscriptions).toHaveLength(2);
});

test('where there is no pactl it is not tried again by itself', () => {
  const { clock, watch, subscriptions } = start();
  watch.follow(true);
  clock.pass(500);
  subscriptions[0]?.end(failed('ENOENT'));
  clock.pass(60_000);
  expect(subscriptions).toHaveLength(1);
});

test('other systems than Linux are not asked', async () => {
  const { clock, watch, speakers, subscriptions } = start('darwin');
  watch.follow(true);
  clock.pass(500);
  expect(subscriptions).toHaveLength(0);
  expect(await speakers()).toEqual([]);
});
