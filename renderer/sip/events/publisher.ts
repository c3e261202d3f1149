import type { Core, UserAgent } from 'sip.js';
import type { OwnPresence } from '../../domain/presence/own-presence.ts';
import {
  initialPublication,
  type PublicationEffect,
  type PublicationEvent,
  step,
} from '../../domain/presence/publication.ts';
import { pidfType } from '../documents/pidf-names.ts';
import { writePidf } from '../documents/write-pidf.ts';
import type { LineEnvironment } from '../environment.ts';
import { seconds } from '../registration/register-response.ts';
import { refusalOf } from './refusal.ts';

/**
 * Runs the publication machine on SIP.js's core. In place of its Publisher, which after one failure publishes no more
 * and throws where nobody can catch it.
 */
export class Publisher {
  readonly #userAgent: UserAgent;
  readonly #environment: LineEnvironment;
  #publication = initialPublication();
  /** Of the request under way: the answers to all others come too late. */
  #current: Core.OutgoingRequestMessage | undefined;
  #unschedule: () => void = () => undefined;

  constructor(userAgent: UserAgent, environment: LineEnvironment) {
    this.#userAgent = userAgent;
    this.#environment = environment;
  }

  publish(presence: OwnPresence): void {
    this.#dispatch({ type: 'wanted', presence });
  }

  connected(): void {
    this.#dispatch({ type: 'connected' });
  }

  disconnected(): void {
    this.#current = undefined;
    this.#dispatch({ type: 'disconnected' });
  }

  /** Takes the publication back. */
  stop(): void {
    this.#dispatch({ type: 'stop' });
  }

  #dispatch(event: PublicationEvent): void {
    const { publication, effects } = step(this.#publication, event, this.#environment.random);
    this.#publication = publication;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: PublicationEffect): void {
    switch (effect.type) {
      case 'publish':
        this.#send(effect);
        return;
      case 'schedule':
        this.#unschedule();
        this.#unschedule = this.#environment.after(effect.inMs, () => {
          this.#dispatch({ type: 'due' });
        });
        return;
      case 'unschedule':
        this.#unschedule();
        return;
    }
  }

  #send({ expires, presence, tag }: Extract<PublicationEffect, { type: 'publish' }>): void {
    const core = this.#userAgent.userAgentCore;
    const { uri } = this.#userAgent.configuration;
    const request = core.makeOutgoingRequestMessage(
      'PUBLISH',
      uri,
      uri,
      uri,
      {},
      ['Event: presence', `Expires: ${expires}`, ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
      presence && {
        contentDisposition: 'render',
        contentType: pidfType,
        content: writePidf(presence, uri.toString(), this.#userAgent.instanceId),
      },
    );
    this.#current = request;
    const answered = (event: (message: Core.IncomingResponseMessage) => PublicationEvent) => {
      return ({ message }: Core.IncomingResponse): void => {
        if (this.#current === request) this.#dispatch(event(message));
      };
    };
    const rejected = answered(refusalOf);
    core.publish(request, {
      onAccept: answered((message) => ({
        type: 'accepted',
        tag: tagIn(message),
        expires: seconds(message.getHeader('Expires')) ?? expires,
      })),
      onRedirect: rejected,
      onReject: rejected,
    });
  }
}

/** A token (RFC 3903 §11.3.1): it goes back in a header. */
function tagIn(message: Core.IncomingResponseMessage): string | undefined {
  const tag = message.getHeader('SIP-ETag')?.trim() ?? '';
  return /^[\w\-.!%*+`'~]{1,256}$/.test(tag) ? tag : undefined;
}
