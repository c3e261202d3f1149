import { m } from '#messages';
import type { DesktopChoice } from '../desktop/choices.ts';
import type { Notifier } from './note.ts';

interface Dependencies {
  /** Whether a tray icon shows that Parley is there. */
  readonly hasTray: () => Promise<boolean>;
  readonly notifier: Notifier;
  readonly choose: (choice: DesktopChoice) => void;
  /** Do not disturb is on. */
  readonly isQuiet: () => boolean;
  /** Whether it was ever said. */
  readonly wasSaid: () => boolean;
  readonly said: () => void;
}

/**
 * To be called when the window is closed: says, the first time of all, that Parley goes on, where nothing else shows
 * it.
 */
export function keepsRunning(dependencies: Dependencies): () => Promise<void> {
  const { hasTray, notifier, choose, isQuiet, wasSaid, said } = dependencies;
  return async () => {
    if (isQuiet() || wasSaid() || (await hasTray())) return;
    said();
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
