import { m } from '#messages';
import type { LinkHandler } from '../../../preload/contract/index.ts';

/** Which program the system opens for links. */
export function handlerWords(handler: LinkHandler['handler']): string {
  switch (handler) {
    case 'parley':
      return m.handler_parley();
    case 'other-copy':
      return m.handler_other_copy();
    case 'other':
      return m.handler_other();
    case 'nobody':
      return m.handler_nobody();
    case 'unknown':
      return m.handler_unknown();
  }
}

/** What became of a link that was opened on trial. */
export function linkTestWords(test: 'running' | 'passed' | 'failed'): string {
  switch (test) {
    case 'running':
      return m.link_test_running();
    case 'passed':
      return m.link_test_passed();
    case 'failed':
      return m.link_test_failed();
  }
}
