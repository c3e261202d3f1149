import type { Connection } from '../../../preload/contract/index.ts';
import type {
  Registration,
  RegistrationEffect,
  RegistrationEvent,
} from '../../domain/registration/registration.ts';
import { initial, step } from '../../domain/registration/step.ts';
import type { LineEnvironment } from '../environment.ts';
import { seconds } from './register-response.ts';
import type { RegisterOutcome, Registrar } from './registrar.ts';

export interface RegistrationPorts {
  readonly environment: LineEnvironment;
  readonly registrar: Registrar;
  readonly hasPassword: boolean;
  readonly expires: number | undefined;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  onChange(registration: Registration): void;
  /** The first answer of the registrar on a connection, whatever it is. */
  onAnswer(): void;
}

/** Runs the pure registration machine: feeds it with what happens, and does what it decides. */
export class RegistrationDriver {
  readonly #ports: RegistrationPorts;
  #registration: Registration;
  #unschedule: () => void = () => undefined;

  constructor(ports: RegistrationPorts) {
    this.#ports = ports;
    this.#registration = initial(ports.expires);
  }

  get registration(): Registration {
    return this.#registration;
  }

  dispatch(event: RegistrationEvent): void {
    const { registration, effects } = step(this.#registration, event, this.#ports.environment.random);
    this.#registration = registration;
    this.#ports.onChange(registration);
    for (const effect of effects) this.#perform(effect);
  }

  connection(connection: Connection): void {
    if (connection.state !== 'connected') this.#ports.registrar.forget();
    const event = eventOf(connection);
    if (event) this.dispatch(event);
  }

  dispose(): void {
    this.#unschedule();
    this.#ports.registrar.forget();
  }

  #perform(effect: RegistrationEffect): void {
    switch (effect.type) {
      case 'connect':
        this.#ports.connect().catch((error: unknown) => {
          this.#couldNotConnect(error);
        });
        return;
      case 'disconnect':
        this.#ports.disconnect().catch((error: unknown) => {
          this.#ports.environment.log(`could not disconnect: ${String(error)}`);
        });
        return;
      case 'register':
        this.#ports.registrar.register(effect.expires, (outcome) => {
          this.#answered(outcome);
        });
        return;
      case 'unregister':
        this.#ports.registrar.register(0, () => {
          this.dispatch({ type: 'unregistered' });
        });
        return;
      case 'schedule':
        this.#schedule(effect.inMs, () => {
          this.dispatch({ type: 'due' });
        });
        return;
      case 'unschedule':
        this.#unschedule();
        return;
    }
  }

  #answered(outcome: RegisterOutcome): void {
    const at = this.#ports.environment.now();
    if (outcome.type === 'accepted') {
      this.dispatch({ type: 'accepted', expires: outcome.binding.expires, at });
    } else {
      this.dispatch({ type: 'rejected', at, ...this.#refusal(outcome) });
    }
    this.#ports.onAnswer();
  }

  #refusal(outcome: Extract<RegisterOutcome, { type: 'refused' }>) {
    const { status, answered, header } = outcome;
    const retryAfter = seconds(header('Retry-After'));
    const minExpires = seconds(header('Min-Expires'));
    const known = answered || this.#ports.hasPassword;
    return {
      status,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(minExpires === undefined ? {} : { minExpires }),
      ...(status === 401 || status === 407
        ? { credentials: known ? ('refused' as const) : ('missing' as const) }
        : {}),
    };
  }

  /** Main did not even try, so nobody but us will try again. */
  #couldNotConnect(error: unknown): void {
    const inMs = 30_000;
    const detail = error instanceof Error ? error.message : 'internal';
    const retryAt = this.#ports.environment.now() + inMs;
    this.dispatch({ type: 'disconnected', problem: 'refused', detail, retryAt });
    if (this.#registration.state.name !== 'disconnected') return;
    this.#schedule(inMs, () => {
      this.#perform({ type: 'connect' });
    });
  }

  #schedule(inMs: number, action: () => void): void {
    this.#unschedule();
    this.#unschedule = this.#ports.environment.after(inMs, action);
  }
}

function eventOf(connection: Connection): RegistrationEvent | undefined {
  switch (connection.state) {
    case 'connecting':
    case 'asleep':
      return { type: 'connecting' };
    case 'connected':
      return { type: 'connected' };
    case 'closed':
      return undefined;
    case 'waiting': {
      const { reason, detail } = connection.failure;
      const { retryAt } = connection;
      return detail === undefined
        ? { type: 'disconnected', problem: reason, retryAt }
        : { type: 'disconnected', problem: reason, detail, retryAt };
    }
  }
}
