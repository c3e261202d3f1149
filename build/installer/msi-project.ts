/** What electron-builder's MSI project lacks; called by it with the WiX project that it wrote (electron-builder.yml). */
import { readFile, writeFile } from 'node:fs/promises';
import { windowsRegistration, type RegistryValue } from '../../main/links/windows-registration.ts';

export async function msiProjectCreated(path: string): Promise<void> {
  await writeFile(path, completeMsiProject(await readFile(path, 'utf8')));
}

/**
 * Adds the registration for links, and leaves out the update configuration: what an administrator distributes as an
 * MSI is theirs to update, and the updater would put an NSIS installation beside it.
 */
export function completeMsiProject(project: string): string {
  const end = '</ComponentGroup>';
  if (!project.includes(end)) throw new Error('The MSI project has no component group to add the links to.');
  return project
    .replace(/<Component\b(?:(?!<\/Component>)[^])*?app-update\.yml[^]*?<\/Component>\s*/, '')
    .replace(end, () => `${linksComponent()}\n    ${end}`);
}

function linksComponent(): string {
  // HKMU is the machine or the person, as the installation is for; uninstalling removes what a component wrote.
  const values = windowsRegistration('[APPLICATIONFOLDER]Parley.exe').map(registryValue);
  return ['<Component Id="links" Guid="*">', ...values, '</Component>'].join('\n      ');
}

function registryValue({ key, name, value }: RegistryValue, index: number): string {
  const named = name === '' ? '' : ` Name="${escaped(name)}"`;
  const keyPath = index === 0 ? ' KeyPath="yes"' : '';
  return `  <RegistryValue Root="HKMU" Key="${escaped(key)}"${named} Type="string" Value="${escaped(value)}"${keyPath}/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
