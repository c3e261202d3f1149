import type { EventEmitter } from 'node:events';

/** An object on the bus, and the interface of it that is meant. */
export interface BusObject {
  readonly name: string;
  readonly path: string;
  readonly interface: string;
}

/** A message bus of Linux (D-Bus): that of the session, or that of the system. */
export interface MessageBus {
  /**
   * Calls a method; rejects with the bus's or the other side's error.
   *
   * @param signature D-Bus types of `args`, such as `susa{sv}`
   */
  call(object: BusObject, method: string, signature?: string, args?: unknown[]): Promise<unknown[]>;
  /** A value that says its type, as `{sv}` wants it. */
  variant(signature: string, value: unknown): unknown;
  /**
   * Hears a signal of an object, for good.
   *
   * @param first the first argument of the signals that are meant; the bus sends no others then
   */
  listen(
    object: BusObject,
    signal: string,
    listener: (args: readonly unknown[]) => void,
    first?: string,
  ): Promise<void>;
}

const BUS: BusObject = {
  name: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** The bus, or undefined where there is none that answers. What goes wrong with it later makes calls reject. */
export async function connectBus(which: 'session' | 'system'): Promise<MessageBus | undefined> {
  try {
    // Nothing but Linux has it.
    const { Message, MessageType, sessionBus, systemBus, Variant } = await import('@jellybrick/dbus-next');
    const bus = which === 'session' ? sessionBus() : systemBus();
    await new Promise((resolve, reject) => {
      // The package's types leave this event out.
      (bus as EventEmitter).on('error', reject);
      bus.once('connect', () => resolve(undefined));
    });
    const call: MessageBus['call'] = async (object, method, signature = '', args = []) => {
      const { name: destination, path } = object;
      const message = {
        destination,
        path,
        interface: object.interface,
        member: method,
        signature,
        body: args,
      };
      return (await bus.call(new Message(message)))?.body ?? [];
    };
    return {
      call,
      variant: (signature, value) => new Variant(signature, value),
      async listen(object, signal, listener, first) {
        const { name, path } = object;
        bus.on('message', (message) => {
          const isMeant =
            message.type === MessageType.SIGNAL &&
            message.path === path &&
            message.interface === object.interface &&
            message.member === signal &&
            (first === undefined || message.body[0] === first);
          if (isMeant) listener(message.body);
        });
        const rule =
          `type='signal',sender='${name}',path='${path}',interface='${object.interface}',member='${signal}'` +
          (first === undefined ? '' : `,arg0='${first}'`);
        await call(BUS, 'AddMatch', 's', [rule]);
      },
    };
  } catch {
    return undefined;
  }
}

/** Whether somebody on the bus goes by this name. */
export async function hasOwner(bus: MessageBus, name: string): Promise<boolean> {
  return (await bus.call(BUS, 'NameHasOwner', 's', [name]))[0] === true;
}

/** Hears of everybody who takes this name from now on. */
export async function onNewOwner(bus: MessageBus, name: string, listener: () => void): Promise<void> {
  const changed = ([, , owner]: readonly unknown[]): void => {
    if (owner !== '') listener();
  };
  await bus.listen(BUS, 'NameOwnerChanged', changed, name);
}
