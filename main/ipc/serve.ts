import { ipcMain } from 'electron';
import { failed, requests, type Handlers, type RequestName } from '../../preload/contract/index.ts';
import { answerRequest } from './answer-request.ts';
import type { RequestEvent } from './trusted-senders.ts';

/**
 * Serves every request of the contract; a sender that is not trusted gets `invalid-request` and nothing runs.
 *
 * @param handlers may still be on their way: the page loads meanwhile, and its first requests wait for them
 */
export function serve(
  handlers: Promise<Handlers>,
  senders: { trusts(event: RequestEvent, name: RequestName): boolean },
  log: { warn(text: string): void; error(text: string): void },
): void {
  for (const name of Object.keys(requests) as RequestName[]) {
    ipcMain.handle(name, async (event, input: unknown) => {
      if (senders.trusts(event, name))
        return answerRequest(name, input, await handlers, (text) => log.error(text));
      log.warn(`refused ${name} of ${event.senderFrame?.origin ?? 'a frame that is gone'}`);
      return failed('invalid-request', 'the sender is not trusted');
    });
  }
}
