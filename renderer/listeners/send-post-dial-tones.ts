import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** What was dialled behind the number, such as `,,42#`, is sent when the other side answers. */
export function sendPostDialTones(send: (id: CallId, tones: string) => void): CallListener {
  return ({ call: { id, postDial, state }, before }) => {
    if (postDial === undefined || state.name !== 'established') return;
    if (before?.state.name !== 'established') send(id, postDial);
  };
}
