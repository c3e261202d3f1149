import { join } from 'node:path';
import { idFor } from '../app-id.ts';
import { startCommand, type RunningApp } from '../start-command.ts';
import { AutostartFile } from './autostart-file.ts';
import { LoginItems, type LoginItemSettings } from './login-items.ts';
import type { LoginStart } from './login-start.ts';

interface System extends RunningApp {
  readonly platform: NodeJS.Platform;
  readonly app: RunningApp['app'] &
    LoginItemSettings & {
      readonly name: string;
      /** On Linux `$XDG_CONFIG_HOME`, or `~/.config`. */
      getPath(name: 'appData'): string;
    };
}

/** The way in which this system starts programs at login. Each profile starts by itself. */
export function systemLoginStart(system: System): LoginStart {
  const { platform, app, profile } = system;
  const [program, ...args] = startCommand(system);
  const command = [program, ...args, '--hidden'] as const;
  const id = idFor(profile);
  if (platform !== 'linux') return new LoginItems({ app, name: id, command });
  const path = join(app.getPath('appData'), 'autostart', `${id}.desktop`);
  const file = new AutostartFile({ path, name: app.name, command });
  void file.keep();
  return file;
}
