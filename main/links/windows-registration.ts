import { windowsArgument } from '../windows-argument.ts';
import { LINK_SCHEMES } from './link-schemes.ts';

/** A string value of Windows' registry, below HKEY_CURRENT_USER or HKEY_LOCAL_MACHINE. */
export interface RegistryValue {
  readonly key: string;
  /** Empty for the key's default value. */
  readonly name: string;
  readonly value: string;
}

const CAPABILITIES = 'Software\\Parley\\Capabilities';

/**
 * What makes Windows offer Parley for links in its settings: a class of its own for each scheme, the capabilities that
 * name them, and the list of registered programs that names those. Which program opens a scheme is then the person's choice,
 * which Windows lets no program make. The installers write the same (build/installer).
 *
 * @param executable absolute path of Parley.exe
 * @param args what this Parley is started with, such as its profile
 */
export function windowsRegistration(executable: string, args: readonly string[] = []): RegistryValue[] {
  const command = [executable, ...args].map(windowsArgument).join(' ');
  return [
    ...LINK_SCHEMES.flatMap((scheme) => linkClass(scheme, executable, command)),
    { key: CAPABILITIES, name: 'ApplicationName', value: 'Parley' },
    { key: CAPABILITIES, name: 'ApplicationDescription', value: 'Makes and takes phone calls' },
    { key: CAPABILITIES, name: 'ApplicationIcon', value: `"${executable}",0` },
    ...LINK_SCHEMES.map((scheme) => ({
      key: `${CAPABILITIES}\\URLAssociations`,
      name: scheme,
      value: className(scheme),
    })),
    { key: 'Software\\RegisteredApplications', name: 'Parley', value: CAPABILITIES },
  ];
}

function linkClass(scheme: string, executable: string, command: string): RegistryValue[] {
  const key = `Software\\Classes\\${className(scheme)}`;
  return [
    // Behind `--` nothing is an option, to Chromium and to us: a link may hold quotes, and words behind them.
    { key, name: '', value: `URL:${scheme}` },
    { key, name: 'URL Protocol', value: '' },
    { key: `${key}\\DefaultIcon`, name: '', value: `"${executable}",0` },
    { key: `${key}\\shell\\open\\command`, name: '', value: `${command} -- "%1"` },
  ];
}

function className(scheme: string): string {
  return `Parley.${scheme}`;
}
