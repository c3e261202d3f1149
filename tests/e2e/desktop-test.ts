import { NotificationServer } from '../support/desktop/notification-server.ts';
import { Panel } from '../support/desktop/panel.ts';
import { startSessionBus, type TestBus } from '../support/desktop/session-bus.ts';
import { test as base } from './parley-test.ts';

interface Fixtures {
  /** A desktop session of the test's own. */
  bus: TestBus;
  /** The environment of programs in that session. */
  session: NodeJS.ProcessEnv;
  panel: Panel;
  notifications: NotificationServer;
}

export const test = base.extend<Fixtures>({
  bus: async ({ board: _board }, use) => {
    const bus = await startSessionBus();
    await use(bus);
    await bus.stop();
  },
  session: async ({ bus }, use) => {
    await use({ DBUS_SESSION_BUS_ADDRESS: bus.address });
  },
  panel: async ({ bus }, use) => {
    await use(await Panel.open(bus));
  },
  notifications: async ({ bus }, use) => {
    await use(await NotificationServer.open(bus));
  },
});

export { expect } from '@playwright/test';
