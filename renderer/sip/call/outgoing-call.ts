import { type Core, Inviter, type InviterOptions, SessionState, UserAgent } from 'sip.js';
import type { CallNews, Elsewhere } from '../../domain/call/call.ts';
import type { Replaces } from '../../domain/call/pick-up.ts';
import { MediaError } from '../../media/media-session.ts';
import type { Beginning, CallSession } from './call-session.ts';
import { anonymous } from './party.ts';
import { redirectionOf } from './redirection.ts';
import { replacesValue } from './refer-to.ts';
import type { IncomingReferral } from './referral.ts';
import { sessionRequests } from './session-requests.ts';

/** Why the call is placed, other than by the person's own wish. */
export interface Occasion {
  /** It takes the place of a call that rings elsewhere. */
  readonly replaces?: Replaces;
  /** Whoever is called is not to see who calls. */
  readonly isAnonymous: boolean;
  /** Somebody else has asked for it (RFC 3515). */
  readonly referral?: IncomingReferral | undefined;
}

/** A call that we place (RFC 3261 §13.2). `target` is a SIP URI; `register` tells whose session it is. */
export function outgoingCall(
  target: string,
  { replaces, referral, isAnonymous }: Occasion,
  register: (inviter: Inviter, call: CallSession) => void,
): Beginning {
  return {
    begin: (call) => {
      const uri = UserAgent.makeURI(target);
      if (!uri) {
        referral?.tell(404, 'Not Found');
        call.fail('invalid-number');
      } else if (!call.context.isConnected()) call.fail('no-connection');
      else {
        // SIP.js's own early media ends a forked call with 488 (see MediaDescriptionHandler), so ours is used.
        const params = { ...withCallId(call.id), ...(isAnonymous && anonymousFrom) };
        const inviter = new Inviter(call.context.userAgent, uri, {
          earlyMedia: false,
          params,
          extraHeaders: [
            ...(replaces === undefined ? [] : replacesHeaders(replaces)),
            ...(referral?.referred.headers ?? []),
            ...(isAnonymous ? privacyHeaders(call.context.userAgent) : []),
          ],
        });
        register(inviter, call);
        invite(call, inviter, referral);
      }
    },
    unfinished: (call) => ({ type: 'failed', reason: call.handler.problem ?? 'media-failed', at: call.now }),
    forgotten: 'connection-lost',
  };
}

const anonymousFrom = { fromUri: anonymous.address, fromDisplayName: 'Anonymous' };

/**
 * RFC 3323 §4.1, RFC 3325 §9.2: our server knows by it who calls, and tells nobody. SIP.js's own way makes a Contact by
 * which nobody finds us (see hideCaller).
 */
function privacyHeaders({ configuration }: UserAgent): string[] {
  return ['Privacy: id', `P-Preferred-Identity: <${configuration.uri.toString()}>`];
}

/** It reaches the request like the other parameters, but is not among their types. */
function withCallId(callId: string): InviterOptions['params'] & { readonly callId: string } {
  return { callId };
}

/**
 * RFC 3891 §3: taken only while it rings. Whoever does not know Replaces must say so (420), and not take it for a call of
 * its own.
 */
function replacesHeaders(replaces: Replaces): string[] {
  return [`Replaces: ${replacesValue(replaces)};early-only`, 'Require: replaces'];
}

function invite(call: CallSession, inviter: Inviter, referral: IncomingReferral | undefined): void {
  inviter.delegate = sessionRequests(call);
  const rejected = (status: number, fromNetwork: boolean, movedTo?: Elsewhere): void => {
    const at = call.now;
    referral?.tell(status, 'Refused');
    // Its own 503: the INVITE could not leave.
    if (status === 503 && !fromNetwork) call.finish({ type: 'failed', reason: 'no-connection', at });
    else call.finish({ type: 'rejected', status, at, ...(movedTo !== undefined && { movedTo }) });
  };
  call.attach(inviter);
  inviter
    .invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          call.otherSide.answered(message);
          referral?.tell(message.statusCode ?? 180, message.reasonPhrase ?? 'Ringing');
          void progress(call, answerIn(message), newsOf(message.statusCode));
        },
        onAccept: ({ message }) => {
          if (inviter.state !== SessionState.Established) return;
          referral?.tell(200, 'OK');
          call.otherSide.answered(message);
          call.established();
        },
        onRedirect: ({ message }) => {
          const status = message.statusCode ?? 300;
          const domain = call.context.userAgent.configuration.uri.host;
          rejected(status, true, redirectionOf(status, message, domain));
        },
        onReject: ({ message }) => {
          rejected(message.statusCode ?? 500, isFromNetwork(message));
        },
      },
    })
    .catch((error: unknown) => {
      const reason = error instanceof MediaError ? error.problem : 'media-failed';
      referral?.tell(500, 'Server Internal Error');
      call.finish({ type: 'failed', reason, at: call.now });
    });
}

async function progress(
  call: CallSession,
  answer: string | undefined,
  news: CallNews | undefined,
): Promise<void> {
  const earlyMedia = answer !== undefined && (await call.handler.applyEarly(answer));
  call.report({ type: 'progress', earlyMedia, ...(news !== undefined && { news }) });
}

function newsOf(status: number | undefined): CallNews | undefined {
  if (status === 181) return 'forwarded';
  return status === 182 ? 'queued' : undefined;
}

function answerIn(message: Core.IncomingResponseMessage): string | undefined {
  const isSdp = /^application\/sdp\b/i.test(message.getHeader('Content-Type') ?? '');
  return isSdp && message.body !== '' ? message.body : undefined;
}

/** What SIP.js makes up itself has no text behind it. */
function isFromNetwork(message: { readonly data: string | undefined }): boolean {
  return message.data !== undefined;
}
