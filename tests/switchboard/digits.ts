import { Journal } from './journal.ts';

export interface ReceivedDigit {
  readonly at: number;
  readonly callId: string;
  readonly digit: string;
  /** In the audio stream (RFC 4733) or as a request (RFC 6086). */
  readonly by: 'rtp' | 'info';
}

/** The keys that callers pressed while they talked to the switchboard. */
export class DigitLog extends Journal<ReceivedDigit> {
  digits(callId?: string): string {
    return this.filter((entry) => callId === undefined || entry.callId === callId)
      .map((entry) => entry.digit)
      .join('');
  }

  async waitForDigits(digits: string, timeoutMs = 5000, callId?: string): Promise<void> {
    await this.waitFor(() => this.digits(callId).includes(digits), timeoutMs);
  }
}
