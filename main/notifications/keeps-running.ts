import { m } from '#messages';
import type { DesktopChoice } from '../desktop/choices.ts';
import type { Notifier } from './note.ts';

interface Dependencies {
  /** Whether a tray icon shows that Parley is there. */
  readonly hasTray: () => Promise<boolean>;
  readonly notifier: Notifier;
  readonly choose: (choice: DesktopChoice) => void;
}

/** To be called when the window is closed: says, the first time, that Parley goes on, where nothing else shows it. */
export function keepsRunning({ hasTray, notifier, choose }: Dependencies): () => Promise<void> {
  let isSaid = false;
  return async () => {
    if (isSaid || (await hasTray())) return;
    isSaid = true;
    notifier.show(
      {
        key: 'keeps-running',
        kind: 'hint',
        title: m.note_keeps_running(),
        body: m.note_keeps_running_text(),
        buttons: [],
        choice: { verb: 'show' },
      },
      choose,
    );
  };
}
