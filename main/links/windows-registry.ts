import type { LinkRegistry, Run } from './link-registry.ts';
import { windowsRegistration } from './windows-registration.ts';

interface Dependencies {
  readonly run: Run;
  /** What starts this Parley: the absolute path of Parley.exe, and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly openSettings: (url: string) => Promise<void>;
}

const CHOICES = 'HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations';

/**
 * The registry, through reg.exe. Electron's `setAsDefaultProtocolClient` writes what Windows 10 and later ignore for these
 * schemes, and says that it has worked. Which program opens them the person chooses in Windows' settings, which open.
 */
export function windowsRegistry({ run, command, openSettings }: Dependencies): LinkRegistry {
  const [program, ...args] = command;
  return {
    async handlerOf(scheme) {
      try {
        const printed = await run('reg.exe', ['query', `${CHOICES}\\${scheme}\\UserChoice`, '/v', 'ProgId']);
        const chosen = /^\s*ProgId\s+REG_SZ\s+(\S.*?)\s*$/m.exec(printed)?.[1];
        return chosen === `Parley.${scheme}` ? 'parley' : 'other';
      } catch {
        // The key is not there before the person has chosen.
        return 'nobody';
      }
    },

    async register() {
      for (const { key, name, value } of windowsRegistration(program, args)) {
        const named = name === '' ? ['/ve'] : ['/v', name];
        await run('reg.exe', ['add', `HKCU\\${key}`, ...named, '/t', 'REG_SZ', '/d', value, '/f']);
      }
      await openSettings('ms-settings:defaultapps?registeredAppUser=Parley');
    },
  };
}
