import type { CardAct, CardCall, DesktopCommand } from '../../preload/contract/index.ts';
import { cardCalls } from './card-calls.ts';
import type { DesktopObserver } from './desktop.ts';

/** The window that shows the calls. */
export interface CardView {
  show(calls: readonly CardCall[]): void;
  close(): void;
}

interface Dependencies {
  /**
   * Opens the window without taking the focus; with `writingTo`, the call that a message is written to, it takes the
   * keyboard. `closed` is told when the window goes by itself.
   */
  readonly open: (options: {
    calls: readonly CardCall[];
    writingTo?: string;
    closed: () => void;
  }) => CardView;
  /** The phone window shows the calls itself then. */
  readonly isPhoneFocused: () => boolean;
  readonly command: (command: DesktopCommand) => void;
}

/** The card of the calls that ring: there while one does and the person looks at something else. */
export class Card {
  readonly #dependencies: Dependencies;
  #calls: readonly CardCall[] = [];
  #view: CardView | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get calls(): readonly CardCall[] {
    return this.#calls;
  }

  readonly observe: DesktopObserver = (state) => {
    this.#calls = cardCalls(state);
    this.refresh();
  };

  /** To be called also when the phone window gets the focus or loses it. */
  refresh(): void {
    if (this.#calls.length === 0 || this.#dependencies.isPhoneFocused()) this.#close();
    else if (this.#view === undefined) this.#view = this.#open();
    else this.#view.show(this.#calls);
  }

  act(act: CardAct): void {
    if (act.verb === 'write') return this.#write(act.callId);
    this.#dependencies.command(act);
  }

  /**
   * Whether a window takes the keyboard is settled when it is made (on X11), so another one takes its place. Only that one
   * has the keyboard: the next that opens by itself leaves it to the other program again.
   */
  #write(callId: string): void {
    const before = this.#view;
    this.#view = this.#open(callId);
    before?.close();
  }

  #open(writingTo?: string): CardView {
    const view: CardView = this.#dependencies.open({
      calls: this.#calls,
      ...(writingTo !== undefined && { writingTo }),
      closed: () => {
        if (this.#view === view) this.#view = undefined;
      },
    });
    return view;
  }

  #close(): void {
    this.#view?.close();
    this.#view = undefined;
  }
}
