/** `npm run package [-- --dir]`: builds Parley and packages it for the system it runs on. */
import { build } from './build.ts';
import { packageApp } from './package-app.ts';

try {
  build();
  await packageApp(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
