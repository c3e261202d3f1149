import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** The recording of a call ends when the person or the other side hangs up. */
export function stopRecording(stop: (id: CallId) => void): CallListener {
  return ({ call }) => {
    if (call.state.name !== 'established') stop(call.id);
  };
}
