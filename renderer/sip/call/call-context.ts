import type { UserAgent } from 'sip.js';
import type { CallEvent, CallId } from '../../domain/call/call.ts';
import type { LineEnvironment } from '../environment.ts';
import type { Credentials } from '../transport/credentials.ts';

/** What every call of a line shares. */
export interface CallContext {
  readonly accountId: string;
  readonly userAgent: UserAgent;
  readonly credentials: Credentials;
  readonly environment: LineEnvironment;
  isConnected(): boolean;
  /** Runs `action` now, or as soon as there is a connection again. */
  whenConnected(action: () => void): void;
  report(id: CallId, event: CallEvent): void;
  /** The call needs no more attention. */
  release(id: CallId): void;
}
