/**
 * What the updater shows of a version: the newest section of the changelog as text, without its marks for headings, and
 * each point on one line, which the window breaks where it must.
 */
export function releaseNotes(changelog: string): string {
  const section = changelog.split(/^## .*$/m)[1] ?? '';
  return section
    .replace(/^#+ /gm, '')
    .replace(/(\S)\n +/g, '$1 ')
    .replace(/\n{2,}(?=- )/g, '\n')
    .trim();
}
