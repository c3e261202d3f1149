import { callIdOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import { Dialog } from '../session/dialog.ts';
import type { EventPackage } from './event-package.ts';

export interface Termination {
  /** RFC 6665 §4.1.3: deactivated, probation, rejected, timeout, giveup, noresource, invariant. */
  readonly reason?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

export interface SubscriptionHost {
  send(request: SipRequest): Promise<SipResponse>;
  ended(subscription: Subscription): void;
}

/** The notifier's side of a subscription (RFC 6665 §4.2). */
export class Subscription {
  readonly eventPackage: EventPackage;
  /** Who is watched. */
  readonly user: string;
  readonly watcher: string;
  readonly dialog: Dialog;
  readonly callId: string;
  readonly #host: SubscriptionHost;
  #expiresAt = 0;
  #version = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    subscribe: SipRequest,
    parties: { readonly eventPackage: EventPackage; readonly user: string; readonly watcher: string },
    dialog: Dialog,
    host: SubscriptionHost,
  ) {
    this.eventPackage = parties.eventPackage;
    this.user = parties.user;
    this.watcher = parties.watcher;
    this.dialog = dialog;
    this.callId = callIdOf(subscribe);
    this.#host = host;
  }

  /** @param seconds from now on; without a refresh it then ends. */
  renew(seconds: number): void {
    clearTimeout(this.#timer);
    this.#expiresAt = Date.now() + seconds * 1000;
    this.#timer = setTimeout(() => this.terminate({ reason: 'timeout' }), seconds * 1000).unref();
  }

  notify(partial: boolean): void {
    const left = Math.max(0, Math.round((this.#expiresAt - Date.now()) / 1000));
    this.#send(`active;expires=${left}`, partial);
  }

  terminate({ reason, retryAfter }: Termination): void {
    const parts = ['terminated'];
    if (reason !== undefined) parts.push(`reason=${reason}`);
    if (retryAfter !== undefined) parts.push(`retry-after=${retryAfter}`);
    this.#send(parts.join(';'), false);
    this.forget();
  }

  /** Without a word. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#host.ended(this);
  }

  #send(state: string, partial: boolean): void {
    const request = this.dialog.createRequest('NOTIFY');
    request.headers.set('Event', this.eventPackage.name);
    request.headers.set('Subscription-State', state);
    request.headers.set('Content-Type', this.eventPackage.contentType);
    request.body = this.eventPackage.document(this.user, { version: this.#version, partial });
    this.#version += 1;
    void this.#host.send(request).then(({ status }) => {
      // The watcher knows nothing of it any more, or is gone (RFC 6665 §4.2.2).
      if (status === 481 || status === 408 || status === 480) this.forget();
    });
  }
}
