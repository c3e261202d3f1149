// Stands in for Electron's own default app: `electron [-r module]… [flags] DIRECTORY` starts the app in DIRECTORY.
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const required = [];
let directory;
for (let index = 1; index < process.argv.length && directory === undefined; index++) {
  const argument = process.argv[index];
  if (argument === '-r' || argument === '--require') required.push(process.argv[++index]);
  else if (!argument.startsWith('-')) directory = resolve(argument);
}
if (directory === undefined) {
  console.error('usage: electron [-r module]… [flags] DIRECTORY');
  process.exit(1);
}
Module._preloadModules(required);

const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
app.setVersion(manifest.version ?? '0.0.0');
app.setName(manifest.productName ?? manifest.name);
app.setAppPath(directory);
process.defaultApp = true;
// Electron becomes ready only when this module is done, so the app can still do what must come before.
await import(pathToFileURL(join(directory, manifest.main)).href);
