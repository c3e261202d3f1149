import type { DesktopCommand } from '../../preload/contract/index.ts';
import type { Calls } from './calls.svelte.ts';
import type { Dialer } from './dialer.svelte.ts';
import type { MyStatus } from './my-status.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { OfferCommand } from './offers.ts';
import type { Replies } from './replies.ts';

interface Dependencies {
  readonly calls: Pick<Calls, 'answer' | 'decline' | 'silence' | 'end' | 'setMuted'>;
  readonly dialer: Pick<Dialer, 'call' | 'choose'>;
  readonly myStatus: Pick<MyStatus, 'choose'>;
  readonly consider: (offer: OfferCommand) => void;
  readonly navigation: Pick<Navigation, 'open'>;
  readonly replies: Pick<Replies, 'send' | 'write'>;
}

/** Does what the person asked for outside the phone window. */
export function obeyDesktop(dependencies: Dependencies): (command: DesktopCommand) => void {
  const { calls, consider, dialer, myStatus, navigation, replies } = dependencies;
  return (command) => {
    switch (command.verb) {
      case 'answer':
        return calls.answer(command.callId);
      case 'decline':
        return calls.decline(command.callId, command.as);
      case 'silence':
        return calls.silence(command.callId);
      case 'end':
        return calls.end(command.callId);
      case 'mute':
        return calls.setMuted(command.callId, true);
      case 'unmute':
        return calls.setMuted(command.callId, false);
      case 'reply':
        return void replies.send(command.callId, command.text);
      case 'call':
        return dialer.call({
          address: command.address,
          ...(command.accountId === undefined ? {} : { accountId: command.accountId }),
        });
      case 'converse': {
        const { accountId, address } = command;
        return dialer.choose({ accountId, address, isAnyAddress: true });
      }
      case 'write':
        return void replies.write(command, command.text);
      case 'set-status':
        return myStatus.choose(command.status);
      case 'offer':
        return consider(command);
      case 'open':
        return navigation.open(command.page);
    }
  };
}
