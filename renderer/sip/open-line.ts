import type { LineEnvironment } from './environment.ts';
import { SipLine } from './line.ts';
import type { OpenLine } from './port.ts';

/** How lines are opened with what the composition root hands over; nothing is sent before `start`. */
export function lineOpener(environment: LineEnvironment): OpenLine {
  return (account, listener) => new SipLine(account, listener, environment);
}
