import type { DesktopCommand } from '../../preload/contract/index.ts';

interface Dependencies {
  /** False where no phone window can hear it. */
  readonly tell: (command: DesktopCommand) => boolean;
  /** Lets the phone window be seen, beside what the person works with. */
  readonly showPhone: () => void;
}

/**
 * Hands the phone window what was asked for outside it: in the card, a notification, the tray, by a key or a script. Where
 * there is a call, there is a place to end it, so that an answer shows that window.
 */
export function handOver({ tell, showPhone }: Dependencies): (command: DesktopCommand) => boolean {
  return (command) => {
    const isHeard = tell(command);
    if (isHeard && command.verb === 'answer') showPhone();
    return isHeard;
  };
}
