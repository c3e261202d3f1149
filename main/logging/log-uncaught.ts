import type { Log } from './log.ts';

/** An error that nobody caught is logged and Parley goes on: a call is worth more than a dialog box with a stack. */
export function logUncaught(process: NodeJS.Process, log: Pick<Log, 'error'>): void {
  process.on('uncaughtException', (error) => log.error(`uncaught: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => {
    log.error(
      `unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    );
  });
}
