import type { CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import type { CallListener } from './call-listener.ts';

/** The recording of a call ends with it. */
export function stopRecording(stop: (id: CallId) => void): CallListener {
  return ({ call }) => {
    if (!isLive(call)) stop(call.id);
  };
}
