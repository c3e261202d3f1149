import type { Call, CallEvent, CallId, Step } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { step } from '../domain/call/step.ts';
import type { CallListener } from '../listeners/call-listener.ts';
import type { Clock } from './clock.ts';
import { Gated } from './gated.svelte.ts';
import type { Lines } from './lines.ts';
import type { RenderGate } from './render-gate.ts';

/** How long the words about a call's end stay on screen. */
const LINGER_MS = 6000;

interface Dependencies {
  readonly lines: Pick<Lines, 'of'>;
  readonly clock: Clock;
  readonly gate: RenderGate;
  /** Whoever called or was called speaks with the person now. */
  readonly answered: (id: CallId) => void;
}

/**
 * The calls as values. Every event goes through the pure machine (domain/call), one after the other; what it decides is
 * done by the call's line, and the listeners hear of each change.
 */
export class CallMachine {
  readonly #dependencies: Dependencies;
  #listeners: readonly CallListener[] = [];
  readonly #events: { id: CallId; event: CallEvent }[] = [];
  readonly #all: Gated<readonly Call[]>;
  #isBusy = false;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#all = new Gated<readonly Call[]>(dependencies.gate, []);
  }

  listen(listeners: readonly CallListener[]): void {
    this.#listeners = listeners;
  }

  /** Oldest first; ended ones stay a few seconds. */
  get all(): readonly Call[] {
    return this.#all.value;
  }

  of(id: CallId | undefined): Call | undefined {
    return this.all.find((call) => call.id === id);
  }

  begin(first: Step): void {
    this.#take(first, undefined);
    this.#goOn();
  }

  dispatch(id: CallId, event: CallEvent): void {
    this.#events.push({ id, event });
    this.#goOn();
  }

  /** Takes an ended call off the screen, and with it the question that was open in it. */
  dismiss(id: CallId): void {
    const call = this.of(id);
    if (call === undefined || isLive(call)) return;
    if (call.referral !== undefined) this.dispatch(id, { type: 'refuse-referral' });
    this.#all.value = this.all.filter((other) => other.id !== id);
  }

  #goOn(): void {
    if (this.#isBusy) return;
    this.#whileBusy(() => {
      for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
        const before = this.of(next.id);
        if (before !== undefined) this.#take(step(before, next.event), before);
      }
    });
  }

  #take({ call, effects }: Step, before: Call | undefined): void {
    const { lines, answered } = this.#dependencies;
    const line = lines.of(call.accountId);
    this.#whileBusy(() => {
      // First of all: the descriptions that they ask for hold back the drawing of the change.
      for (const effect of effects) line?.perform(call.id, effect);
      // A call that is over as it begins, nobody sees.
      if (before === undefined && isLive(call)) this.#all.value = [...this.all, call];
      else if (call !== before)
        this.#all.value = this.all.map((other) => (other.id === call.id ? call : other));
      if (call !== before) this.#tell(call, before);
      if (call.state.name === 'established' && before?.state.name !== 'established') answered(call.id);
    });
  }

  /** A line may report while it performs an effect; that event waits until this one is through. */
  #whileBusy(action: () => void): void {
    const wasBusy = this.#isBusy;
    this.#isBusy = true;
    try {
      action();
    } finally {
      this.#isBusy = wasBusy;
    }
  }

  #tell(call: Call, before: Call | undefined): void {
    const { clock } = this.#dependencies;
    for (const listener of this.#listeners) listener(before === undefined ? { call } : { call, before });
    if (isLive(call)) return;
    // An open question stays until it is answered.
    if (!asks(call)) clock.after(LINGER_MS, () => this.dismiss(call.id));
  }
}

/** Whether to call whom the other side names, or where they are now. */
function asks({ referral, state }: Call): boolean {
  return referral !== undefined || (state.name === 'ended' && state.movedTo !== undefined);
}
