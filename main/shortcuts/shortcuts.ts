import {
  done,
  failed,
  shortcutAction,
  type Answer,
  type ChosenShortcuts,
  type Shortcut,
  type ShortcutAction,
} from '../../preload/contract/index.ts';

/** The part of Electron's `globalShortcut` that is needed. */
export interface GlobalKeys {
  /** False where another program has the keys; throws for keys that this system does not have. */
  register(accelerator: string, callback: () => void): boolean;
  unregister(accelerator: string): void;
}

interface Dependencies {
  readonly keys: GlobalKeys;
  readonly settings: {
    read(): { readonly shortcuts?: ChosenShortcuts | undefined };
    change(change: { shortcuts: ChosenShortcuts }): Promise<Answer<unknown>>;
  };
  readonly act: (action: ShortcutAction) => void;
  /** The system may take keys and never tell of them. */
  readonly isUnsure: boolean;
}

/** Keys that work in every program. None is taken before the person has chosen it. */
export class Shortcuts {
  readonly #dependencies: Dependencies;
  readonly #registered = new Map<ShortcutAction, string>();
  #isPaused = false;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#registerAll();
  }

  list(): Shortcut[] {
    return shortcutAction.options.map((action) => {
      const accelerator = this.#chosen[action];
      if (accelerator === undefined) return { action, state: 'off' };
      const isOn = this.#isPaused || this.#registered.has(action);
      return { action, accelerator, state: isOn ? this.#stateOfTaken() : 'refused' };
    });
  }

  /**
   * Fails with `shortcut-conflict` where another action has the keys, with `shortcut-refused` where another program has them, and
   * with `storage-failed`; the keys of before stay.
   */
  async set(action: ShortcutAction, accelerator: string | null): Promise<Answer<Shortcut[]>> {
    const { [action]: _before, ...others } = this.#chosen;
    if (Object.values(others).some((other) => other === accelerator)) return failed('shortcut-conflict');
    this.pause(false);
    this.#unregister(action);
    if (accelerator !== null && !this.#register(action, accelerator)) {
      this.#registerAll();
      return failed('shortcut-refused');
    }
    const shortcuts = accelerator === null ? others : { ...others, [action]: accelerator };
    const kept = await this.#dependencies.settings.change({ shortcuts });
    if (kept.ok) return done(this.list());
    this.#unregister(action);
    this.#registerAll();
    return kept;
  }

  /** While paused, keys come to whichever program has the focus. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) for (const action of [...this.#registered.keys()]) this.#unregister(action);
    else this.#registerAll();
  }

  get #chosen(): ChosenShortcuts {
    return this.#dependencies.settings.read().shortcuts ?? {};
  }

  #stateOfTaken(): Shortcut['state'] {
    return this.#dependencies.isUnsure ? 'unsure' : 'on';
  }

  #registerAll(): void {
    for (const action of shortcutAction.options) {
      const accelerator = this.#chosen[action];
      if (accelerator !== undefined && !this.#registered.has(action)) this.#register(action, accelerator);
    }
  }

  #register(action: ShortcutAction, accelerator: string): boolean {
    const { keys, act } = this.#dependencies;
    try {
      if (!keys.register(accelerator, () => act(action))) return false;
    } catch {
      return false;
    }
    this.#registered.set(action, accelerator);
    return true;
  }

  #unregister(action: ShortcutAction): void {
    const accelerator = this.#registered.get(action);
    if (accelerator === undefined) return;
    this.#dependencies.keys.unregister(accelerator);
    this.#registered.delete(action);
  }
}
