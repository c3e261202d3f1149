import type { Call, Step } from './call.ts';
import { unchanged } from './transition.ts';

/** RFC 4733 §3.2 events 0 to 15, and pauses. */
const TONES = /^[0-9A-D*#,;]+$/;

export function withTones(call: Call, tones: string): Step {
  return TONES.test(tones) ? { call, effects: [{ type: 'send-tones', tones }] } : unchanged(call);
}
