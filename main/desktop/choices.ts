import type { DesktopCommand } from '../../preload/contract/index.ts';

/** What a person can choose outside the phone window: what that window does, and what main does itself. */
export type DesktopChoice =
  | DesktopCommand
  | { readonly verb: 'show' }
  | { readonly verb: 'enable'; readonly accountId: string; readonly enabled: boolean }
  | { readonly verb: 'quit' };

interface Dependencies {
  /** Brings the phone window to the front. */
  readonly show: () => void;
  /** Hands a command to the phone window. */
  readonly tell: (command: DesktopCommand) => void;
  readonly enable: (accountId: string, enabled: boolean) => void;
  readonly quit: () => void;
}

/** Does what was chosen. The window comes to the front only where there is something to see in it. */
export function obeyChoice({ show, tell, enable, quit }: Dependencies): (choice: DesktopChoice) => void {
  return (choice) => {
    switch (choice.verb) {
      case 'show':
        return show();
      case 'enable':
        return enable(choice.accountId, choice.enabled);
      case 'quit':
        return quit();
      case 'open':
      case 'call':
      case 'converse':
        show();
    }
    tell(choice);
  };
}
