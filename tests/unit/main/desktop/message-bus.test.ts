import { afterEach, expect, test, vi } from 'vitest';
import { connectBus } from '../../../../main/desktop/message-bus.ts';

afterEach(() => vi.unstubAllEnvs());

test.each(['unix:path=/nowhere/bus', 'disabled:', 'unix:path=', 'nonsense'])(
  'where the bus is %j there is none, and nothing else happens',
  async (address) => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    expect(await connectBus('session')).toBeUndefined();
  },
);
