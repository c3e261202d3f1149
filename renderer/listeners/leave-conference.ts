import type { CallListener } from './call-listener.ts';

/** Somebody is not in the conference any more. */
export function leaveConference(onLeft: () => void): CallListener {
  return ({ call, before }) => {
    if (before?.inConference === true && call.inConference !== true) onLeft();
  };
}
