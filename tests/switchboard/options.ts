import type { AuthenticationPolicy } from './auth/policy.ts';
import type { EventPolicy } from './events/policy.ts';
import type { RegistrationPolicy } from './registrar/registrar.ts';
import type { DialogRouting } from './proxy/routes.ts';
import type { Service, ServiceTimes } from './services/service.ts';
import type { TlsIdentity } from './transport/listener.ts';

export interface SwitchboardOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** With it the switchboard speaks wss: only. */
  readonly tls?: TlsIdentity;
  /** Names and passwords. Default: alice, bob and carol, each with the name as password. */
  readonly users?: Readonly<Record<string, string>>;
  readonly authentication?: Partial<AuthenticationPolicy>;
  readonly registration?: Partial<RegistrationPolicy>;
  /** Keep messages for users who are away. */
  readonly keepMessages?: boolean;
  readonly events?: Partial<EventPolicy>;
  readonly dialogRouting?: DialogRouting;
  readonly times?: Partial<ServiceTimes>;
  /** Further numbers, and what answers there. */
  readonly services?: Readonly<Record<string, Service>>;
}

export const defaultUsers = { alice: 'alice', bob: 'bob', carol: 'carol' } as const;

export const defaultTimes: ServiceTimes = { ringMs: 100, earlyMediaMs: 1000 };
