import type { RenderGate } from './render-gate.ts';

/** A value that is drawn through the gate; whoever asks for it gets what it is now. */
export class Gated<Value> {
  readonly #gate: RenderGate;
  #value: Value;
  #drawn = $state.raw<Value>();

  constructor(gate: RenderGate, value: Value) {
    this.#gate = gate;
    this.#value = value;
    this.#drawn = value;
  }

  get value(): Value {
    void this.#drawn;
    return this.#value;
  }

  set value(value: Value) {
    this.#value = value;
    this.#gate.render(() => (this.#drawn = this.#value));
  }
}
