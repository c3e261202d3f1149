import { Core, type URI, type UserAgent } from 'sip.js';
import { initialSubscription, step } from '../../domain/presence/subscription-step.ts';
import { isUnavailable } from '../../domain/presence/subscription.ts';
import type {
  Subscription,
  SubscriptionEffect,
  SubscriptionEvent,
} from '../../domain/presence/subscription.ts';
import type { LineEnvironment } from '../environment.ts';
import { seconds } from '../registration/register-response.ts';
import type { EventPackage, ReadBody } from './event-package.ts';
import type { OfferedPackages } from './offered-packages.ts';
import type { Pacer } from './pacer.ts';
import { Freshness } from './freshness.ts';
import { bodyOf } from './notify-body.ts';
import { refusalOf } from './refusal.ts';
import { refreshRequest, subscribeRequest } from './subscribe-request.ts';
import { notifiedEvent } from './subscription-state.ts';

export interface SubscriptionContext {
  readonly userAgent: UserAgent;
  readonly environment: LineEnvironment;
  readonly pacer: Pacer;
  readonly offered: OfferedPackages;
}

/** One SUBSCRIBE and what comes of it, until it is forgotten. */
interface Attempt {
  request?: Core.OutgoingSubscribeRequest;
  dialog?: Core.SubscriptionDialog;
}

// Timer F of the last SUBSCRIBE: then no NOTIFY of it can come any more.
const lingerMs = 32_000;

/**
 * Runs the subscription machine on SIP.js's core. In place of its Subscriber, which hides every response, takes
 * `retry-after` for ms, and ends a subscription whose refresh was answered without a NOTIFY.
 */
export class EventSubscription<Report> {
  readonly #context: SubscriptionContext;
  readonly #package: EventPackage<Report>;
  readonly #target: URI;
  readonly #freshness: Freshness<Report>;
  readonly #onUnavailable: () => void;
  #subscription: Subscription = initialSubscription();
  #attempt: Attempt = {};
  #read: ReadBody<Report>;
  #unschedule: () => void = () => undefined;
  #endTurn: () => void = () => undefined;
  #isAsking = false;

  /**
   * @param onReport what is known from now on; undefined when it is too old to be believed.
   * @param onUnavailable the server will not tell.
   */
  constructor(
    context: SubscriptionContext,
    eventPackage: EventPackage<Report>,
    target: URI,
    onReport: (report: Report | undefined) => void,
    onUnavailable: () => void = () => undefined,
  ) {
    this.#context = context;
    this.#onUnavailable = onUnavailable;
    this.#package = eventPackage;
    this.#target = target;
    this.#read = eventPackage.open();
    this.#freshness = new Freshness(context.environment, onReport);
  }

  dispatch(event: SubscriptionEvent): void {
    const before = this.#subscription.state;
    const { subscription, effects } = step(this.#subscription, event, this.#context.environment.random);
    this.#subscription = subscription;
    this.#freshness.moved(before, subscription.state);
    for (const effect of effects) this.#perform(effect);
    if (subscription.state !== before && isUnavailable(subscription.state)) this.#onUnavailable();
  }

  /** For good; nothing is reported any more. */
  stop(): void {
    this.#freshness.stop();
    this.dispatch({ type: 'stop' });
  }

  #perform(effect: SubscriptionEffect): void {
    switch (effect.type) {
      case 'subscribe':
        this.#subscribe(effect.expires);
        return;
      case 'refresh':
        this.#refresh(effect.expires);
        return;
      case 'unsubscribe':
        this.#unsubscribe();
        return;
      case 'forget':
        this.#forget();
        return;
      case 'schedule':
        this.#unschedule();
        this.#unschedule = this.#context.environment.after(effect.inMs, () => {
          this.dispatch({ type: 'due', at: this.#now });
        });
        return;
      case 'unschedule':
        this.#unschedule();
        return;
    }
  }

  #subscribe(expires: number): void {
    this.#forget();
    const attempt = this.#attempt;
    this.#read = this.#package.open();
    if (this.#isRefused()) return;
    this.#inTurn(() => {
      // The answer may have come to another while this one was waiting.
      if (this.#isRefused()) return;
      const { userAgent } = this.#context;
      const request = subscribeRequest(userAgent, this.#target, this.#package, expires);
      attempt.request = userAgent.userAgentCore.subscribe(request, {
        ...this.#answers(attempt, expires),
        onNotify: ({ request: notify, subscription }) => {
          notify.accept();
          if (this.#attempt !== attempt) return;
          if (subscription instanceof Core.SubscriptionDialog) this.#follow(attempt, subscription);
          this.#notified(notify.message);
        },
        onNotifyTimeout: () => {
          if (this.#attempt === attempt) this.dispatch({ type: 'silent', at: this.#now });
        },
      });
    });
  }

  /** The server has said already that it does not know the package. */
  #isRefused(): boolean {
    if (this.#context.offered.has(this.#package.name)) return false;
    this.dispatch({ type: 'rejected', status: 489, at: this.#now });
    return true;
  }

  #follow(attempt: Attempt, dialog: Core.SubscriptionDialog): void {
    attempt.dialog = dialog;
    dialog.delegate = {
      onNotify: (notify) => {
        notify.accept();
        if (this.#attempt === attempt) this.#notified(notify.message);
      },
      onRefresh: () => undefined,
      onTerminated: () => undefined,
    };
  }

  /** Not by the dialog's own means, which would start Timer N and hide what is answered. */
  #refresh(expires: number): void {
    const attempt = this.#attempt;
    const { dialog } = attempt;
    if (dialog === undefined || this.#isAsking) return;
    this.#inTurn(() => {
      const { userAgent } = this.#context;
      const request = refreshRequest(userAgent, dialog, this.#package, expires);
      userAgent.userAgentCore.request(request, this.#answers(attempt, expires));
    });
  }

  /** The last NOTIFY still finds its dialog. */
  #unsubscribe(): void {
    const { dialog } = this.#attempt;
    this.#attempt = {};
    this.#endTurn();
    if (dialog === undefined) return;
    const { userAgent, environment, pacer } = this.#context;
    const endTurn = pacer.run(() => {
      const request = refreshRequest(userAgent, dialog, this.#package, 0);
      const answered = (): void => {
        endTurn();
      };
      userAgent.userAgentCore.request(request, {
        onAccept: answered,
        onRedirect: answered,
        onReject: answered,
      });
      environment.after(lingerMs, () => {
        dialog.dispose();
      });
    });
  }

  #forget(): void {
    const { request, dialog } = this.#attempt;
    this.#attempt = {};
    this.#endTurn();
    request?.waitNotifyStop();
    dialog?.dispose();
  }

  /** One request at a time, and not too many of all subscriptions. */
  #inTurn(send: () => void): void {
    this.#endTurn();
    this.#isAsking = true;
    const endTurn = this.#context.pacer.run(send);
    this.#endTurn = () => {
      this.#isAsking = false;
      endTurn();
    };
  }

  #answers(attempt: Attempt, asked: number): Core.OutgoingRequestDelegate {
    const answered = (event: (message: Core.IncomingResponseMessage) => SubscriptionEvent) => {
      return ({ message }: Core.IncomingResponse): void => {
        if (this.#attempt !== attempt) return;
        this.#endTurn();
        this.dispatch(event(message));
      };
    };
    const rejected = answered((message) => {
      const refusal = refusalOf(message);
      if (refusal.status === 489) this.#context.offered.refused(this.#package.name);
      return { ...refusal, at: this.#now };
    });
    return {
      onAccept: answered((message) => {
        this.#context.offered.accepted(this.#package.name);
        const expires = seconds(message.getHeader('Expires')) ?? asked;
        return { type: 'accepted', expires, at: this.#now };
      }),
      onRedirect: rejected,
      onReject: rejected,
    };
  }

  #notified(message: Core.IncomingRequestMessage): void {
    this.dispatch(notifiedEvent(message.getHeader('Subscription-State') ?? '', this.#now));
    const { state } = this.#subscription;
    if (state.name !== 'active' && !(state.name === 'ended' && state.reason === 'invariant')) return;
    const report = this.#read(bodyOf(message));
    if (report === 'gap') this.dispatch({ type: 'gap' });
    else if (report !== undefined) this.#freshness.report(report);
  }

  get #now(): number {
    return this.#context.environment.now();
  }
}
