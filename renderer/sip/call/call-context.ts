import type { Message, UserAgent } from 'sip.js';
import type { CallEvent, CallId, Party } from '../../domain/call/call.ts';
import type { LineEnvironment } from '../environment.ts';
import type { IceServers } from './ice-servers.ts';
import type { Credentials } from '../transport/credentials.ts';

/** What every call of a line shares. */
export interface CallContext {
  readonly accountId: string;
  readonly userAgent: UserAgent;
  readonly credentials: Credentials;
  readonly environment: LineEnvironment;
  readonly iceServers: IceServers;
  readonly openMedia: LineEnvironment['openMedia'];
  isConnected(): boolean;
  /** Runs `action` now, or as soon as there is a connection again. */
  whenConnected(action: () => void): void;
  report(id: CallId, event: CallEvent): void;
  /** Takes and answers what somebody wrote within a call. */
  receiveMessage(message: Message, from: Party): void;
  /** The call needs no more attention. */
  release(id: CallId): void;
}
