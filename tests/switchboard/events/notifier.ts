import { callIdOf, isInDialog, tagOf, type SipRequest } from '../sip/message.ts';
import { userInHeader } from '../sip/name-addr.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import { Dialog } from '../session/dialog.ts';
import type { SessionHost } from '../session/session-host.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Users } from '../users.ts';
import type { EventPackage } from './event-package.ts';
import type { EventPolicy } from './policy.ts';
import { Subscription, type Termination } from './subscription.ts';

/** Takes SUBSCRIBEs to users, and tells what they are about (RFC 6665 §4.2). */
export class Notifier implements Part {
  readonly policy: EventPolicy;
  readonly #packages: ReadonlyMap<string, EventPackage>;
  readonly #users: Users;
  readonly #host: SessionHost;
  readonly #subscriptions = new Map<string, Subscription>();

  constructor(policy: EventPolicy, packages: readonly EventPackage[], users: Users, host: SessionHost) {
    this.policy = policy;
    this.#packages = new Map(packages.map((each) => [each.name, each]));
    this.#users = users;
    this.#host = host;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (request.method !== 'SUBSCRIBE') return false;
    if (isInDialog(request)) this.#refresh(transaction);
    else this.#subscribe(transaction);
    return true;
  }

  /** The state of a user has changed. */
  changed(packageName: string, user: string): void {
    const partial = packageName === 'dialog' && this.policy.partialDialogs;
    for (const subscription of this.to(user, packageName)) subscription.notify(partial);
  }

  /** Subscriptions to a user. */
  to(user: string, packageName?: string): Subscription[] {
    return [...this.#subscriptions.values()].filter(
      (each) => each.user === user && (packageName === undefined || each.eventPackage.name === packageName),
    );
  }

  /** Ends all subscriptions to a user. */
  terminate(user: string, packageName: string, termination: Termination): void {
    for (const subscription of this.to(user, packageName)) subscription.terminate(termination);
  }

  /** As a server that starts anew: nobody is told. */
  forgetAll(): void {
    for (const subscription of [...this.#subscriptions.values()]) subscription.forget();
  }

  #subscribe(transaction: ServerTransaction): void {
    const { request, toTag } = transaction;
    const uri = parseUri(request.uri);
    const user = (uri && userOf(uri)) ?? '';
    const eventPackage = this.#packageOf(request);
    if (!eventPackage)
      return transaction.reply(489, { headers: { 'Allow-Events': this.policy.packages.join(', ') } });
    if (!this.#users.has(user)) return transaction.reply(404);
    const expires = this.#granted(transaction);
    if (expires === undefined) return;
    const contact = this.#host.address.uri(user);
    const dialog = Dialog.answering(request, toTag, contact);
    const watcher = userInHeader(request.headers.get('From')) ?? '';
    const subscription = new Subscription(request, { eventPackage, user, watcher }, dialog, {
      send: (notify) => this.#host.send(notify),
      ended: () => this.#subscriptions.delete(keyOf(callIdOf(request), toTag)),
    });
    this.#subscriptions.set(keyOf(callIdOf(request), toTag), subscription);
    transaction.reply(200, { headers: { Expires: String(expires), Contact: `<${contact}>` } });
    if (expires === 0) return subscription.terminate({ reason: 'timeout' });
    subscription.renew(expires);
    subscription.notify(false);
  }

  #refresh(transaction: ServerTransaction): void {
    const { request } = transaction;
    const subscription = this.#subscriptions.get(keyOf(callIdOf(request), tagOf(request, 'To') ?? ''));
    if (!subscription) return transaction.reply(481);
    if (!subscription.dialog.accepts(request)) return transaction.reply(500);
    const expires = this.#granted(transaction);
    if (expires === undefined) return;
    subscription.dialog.refreshTarget(request);
    transaction.reply(200, { headers: { Expires: String(expires) } });
    if (expires === 0) return subscription.terminate({ reason: 'timeout' });
    subscription.renew(expires);
    if (this.policy.notifyOnRefresh) subscription.notify(false);
  }

  /** Seconds; undefined when the answer was 423. */
  #granted(transaction: ServerTransaction): number | undefined {
    const { minExpires, maxExpires } = this.policy;
    const asked = Number(transaction.request.headers.get('Expires') ?? maxExpires);
    if (asked > 0 && asked < minExpires) {
      transaction.reply(423, { headers: { 'Min-Expires': String(minExpires) } });
      return undefined;
    }
    return Math.min(asked, maxExpires);
  }

  #packageOf(request: SipRequest): EventPackage | undefined {
    const name = eventOf(request);
    return this.policy.packages.includes(name) ? this.#packages.get(name) : undefined;
  }
}

/** The event package that a request is about (RFC 6665 §8.2.1). */
export function eventOf(request: SipRequest): string {
  return (request.headers.get('Event') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function keyOf(callId: string, localTag: string): string {
  return `${callId} ${localTag}`;
}
