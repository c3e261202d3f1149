import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** What was dialled behind the number, such as `,,42#`, is sent when the other side answers. */
export function sendPostDialTones(send: (id: CallId, tones: string) => void): CallListener {
  return ({ call, before, postDial }) => {
    if (postDial === undefined || call.state.name !== 'established') return;
    if (before?.state.name !== 'established') send(call.id, postDial);
  };
}
