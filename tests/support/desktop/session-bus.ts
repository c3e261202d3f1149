/** A D-Bus session of a test's own, where nothing starts by itself. */
import { spawn } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';

export interface TestBus {
  readonly address: string;
  /** Another program on the bus. */
  connect(): Promise<MessageBus>;
  stop(): Promise<void>;
}

const configuration = (folder: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

export async function startSessionBus(): Promise<TestBus> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bus-'));
  const file = join(folder, 'session.conf');
  await writeFile(file, configuration(folder));
  const daemon = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address=3'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    daemon.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    daemon.once('error', reject);
    daemon.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
  });
  const connected: MessageBus[] = [];
  return {
    address,
    async connect() {
      const bus = sessionBus({ busAddress: address });
      await new Promise((resolve, reject) => {
        (bus as EventEmitter).on('error', reject);
        bus.once('connect', () => resolve(undefined));
      });
      connected.push(bus);
      return bus;
    },
    async stop() {
      for (const bus of connected) bus.disconnect();
      daemon.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Calls a method and gives what it returns. */
export async function callMethod(
  bus: MessageBus,
  [destination, path, face, member]: readonly [string, string, string, string],
  signature = '',
  body: unknown[] = [],
): Promise<unknown[]> {
  const answer = await bus.call(new Message({ destination, path, interface: face, member, signature, body }));
  return answer?.body ?? [];
}

/** Answers every call of a method with what `answer` gives. */
export function serveMethod(
  bus: MessageBus,
  member: string,
  signature: string,
  answer: (args: readonly unknown[], sender: string) => unknown[],
): void {
  bus.addMethodHandler((message: Message) => {
    if (message.member !== member) return false;
    bus.send(Message.newMethodReturn(message, signature, answer(message.body, message.sender)));
    return true;
  });
}

/** Resolves once somebody on the bus goes by this name. */
export async function waitForName(bus: MessageBus, name: string): Promise<void> {
  const daemon = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'] as const;
  const owned = new Promise<void>((resolve) => {
    bus.on('message', ({ member, body: [changed, , owner] }) => {
      if (member === 'NameOwnerChanged' && changed === name && owner !== '') resolve();
    });
  });
  await callMethod(bus, [...daemon, 'AddMatch'], 's', [
    `type='signal',member='NameOwnerChanged',arg0='${name}'`,
  ]);
  const [isThere] = await callMethod(bus, [...daemon, 'NameHasOwner'], 's', [name]);
  if (isThere !== true) await owned;
}
