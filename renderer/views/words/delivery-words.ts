import { m } from '#messages';
import type { Delivery } from '../../../preload/contract/index.ts';

type Problem = Extract<Delivery['state'], { name: 'failed' }>['problem'];

/** How far a message of ours got. */
export function deliveryWords({ state }: Delivery): string {
  switch (state.name) {
    case 'queued':
      return m.message_queued();
    case 'sending':
      return m.message_sending();
    case 'sent':
      return m.message_sent();
    case 'delivered':
      return m.message_delivered();
    case 'read':
      return m.message_read();
    case 'failed':
      return m.message_failed({ why: problemWords(state.problem, state.status) });
  }
}

function problemWords(problem: Problem, status: number | undefined): string {
  switch (problem) {
    case 'not-found':
      return m.message_not_found();
    case 'unavailable':
      return m.message_unavailable();
    case 'forbidden':
      return m.message_forbidden();
    case 'too-large':
      return m.message_too_large();
    case 'not-understood':
      return m.message_not_understood();
    case 'no-answer':
      return m.message_no_answer();
    case 'undelivered':
      return m.message_undelivered();
    case 'server':
      return status === undefined ? m.message_server() : m.message_server_status({ status });
  }
}
