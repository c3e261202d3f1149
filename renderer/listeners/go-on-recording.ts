import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** The person goes on speaking in another call: it took the place of theirs, or they were put through in theirs. */
export function goOnRecording(goOn: (former: CallId, call: Call) => void): CallListener {
  return ({ call, before }) => {
    const former = call.replaces ?? call.referrer;
    const isAnswered = call.state.name === 'established' && before?.state.name !== 'established';
    if (isAnswered && former !== undefined) goOn(former, call);
  };
}
