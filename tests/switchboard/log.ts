import { Journal } from './journal.ts';
import { callIdOf, isInDialog, methodOf, type SipMessage } from './sip/message.ts';

export interface LogEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Seen from the switchboard. */
  readonly direction: 'in' | 'out';
  readonly connection: string;
  /** The users who have registered or proved themselves on that connection so far. */
  readonly users: readonly string[];
  readonly text: string;
  /** Missing where the text is no SIP message. */
  readonly message?: SipMessage;
}

export interface LogPattern {
  readonly direction?: 'in' | 'out';
  readonly kind?: SipMessage['kind'];
  /** Of the request, or of the request that was answered. */
  readonly method?: string;
  readonly status?: number;
  readonly user?: string;
  readonly connection?: string;
  readonly callId?: string;
  /** Whether the To header of a request has a tag. */
  readonly inDialog?: boolean;
}

export type LogQuery = LogPattern | ((entry: LogEntry) => boolean);

/** Every SIP message in and out, as it went over the wire. */
export class MessageLog {
  readonly #journal = new Journal<LogEntry>();

  get entries(): readonly LogEntry[] {
    return this.#journal.entries;
  }

  record(entry: LogEntry): void {
    this.#journal.record(entry);
  }

  mark(): number {
    return this.#journal.mark();
  }

  find(query: LogQuery, from = 0): LogEntry | undefined {
    return this.#journal.find(matching(query), from);
  }

  filter(query: LogQuery, from = 0): LogEntry[] {
    return this.#journal.filter(matching(query), from);
  }

  async waitFor(query: LogQuery, timeoutMs = 5000, from = 0): Promise<LogEntry> {
    try {
      return await this.#journal.waitFor(matching(query), timeoutMs, from);
    } catch {
      const wanted = typeof query === 'function' ? query.toString() : JSON.stringify(query);
      throw new Error(`no message ${wanted} within ${timeoutMs} ms; the log has:\n${this.summary()}`);
    }
  }

  /** One line a message, for the text of a failed test. */
  summary(): string {
    return this.entries
      .map(
        (entry) =>
          `${entry.direction === 'in' ? '->' : '<-'} ${entry.connection} ${entry.text.split('\r\n', 1)[0]}`,
      )
      .join('\n');
  }
}

function matching(query: LogQuery): (entry: LogEntry) => boolean {
  return typeof query === 'function' ? query : (entry) => fits(entry, query);
}

function fits(entry: LogEntry, pattern: LogPattern): boolean {
  const { message } = entry;
  if (pattern.direction !== undefined && entry.direction !== pattern.direction) return false;
  if (pattern.connection !== undefined && entry.connection !== pattern.connection) return false;
  if (pattern.user !== undefined && !entry.users.includes(pattern.user)) return false;
  if (!message) return false;
  if (pattern.kind !== undefined && message.kind !== pattern.kind) return false;
  if (pattern.method !== undefined && methodOf(message) !== pattern.method) return false;
  if (pattern.callId !== undefined && callIdOf(message) !== pattern.callId) return false;
  if (pattern.status !== undefined) {
    if (message.kind !== 'response' || message.status !== pattern.status) return false;
  }
  if (pattern.inDialog !== undefined) {
    if (message.kind !== 'request' || isInDialog(message) !== pattern.inDialog) return false;
  }
  return true;
}
