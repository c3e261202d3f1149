import { type Core, Inviter, type InviterOptions, SessionState, UserAgent } from 'sip.js';
import type { Replaces } from '../../domain/call/pick-up.ts';
import { MediaError } from '../../media/media-session.ts';
import type { Beginning, CallSession } from './call-session.ts';
import { sessionRequests } from './session-requests.ts';

/** A call that we place (RFC 3261 §13.2). `target` is a SIP URI; `register` tells whose session it is. */
export function outgoingCall(
  target: string,
  replaces: Replaces | undefined,
  register: (inviter: Inviter, call: CallSession) => void,
): Beginning {
  return {
    begin: (call) => {
      const uri = UserAgent.makeURI(target);
      if (!uri) call.fail('invalid-number');
      else if (!call.context.isConnected()) call.fail('no-connection');
      else {
        // SIP.js's own early media ends a forked call with 488 (see MediaDescriptionHandler), so ours is used.
        const params = withCallId(call.id);
        const inviter = new Inviter(call.context.userAgent, uri, {
          earlyMedia: false,
          params,
          extraHeaders: replaces === undefined ? [] : replacesHeaders(replaces),
        });
        register(inviter, call);
        invite(call, inviter);
      }
    },
    unfinished: (call) => ({ type: 'failed', reason: call.handler.problem ?? 'media-failed', at: call.now }),
    forgotten: 'connection-lost',
  };
}

/** It reaches the request like the other parameters, but is not among their types. */
function withCallId(callId: string): InviterOptions['params'] & { readonly callId: string } {
  return { callId };
}

/**
 * RFC 3891 §3: taken only while it rings. Whoever does not know Replaces must say so (420), and not take it for a call of
 * its own.
 */
function replacesHeaders({ callId, toTag, fromTag }: Replaces): string[] {
  return [`Replaces: ${callId};to-tag=${toTag};from-tag=${fromTag};early-only`, 'Require: replaces'];
}

function invite(call: CallSession, inviter: Inviter): void {
  inviter.delegate = sessionRequests(call);
  const rejected = (status: number, fromNetwork: boolean): void => {
    const at = call.now;
    // Its own 503: the INVITE could not leave.
    if (status === 503 && !fromNetwork) call.finish({ type: 'failed', reason: 'no-connection', at });
    else call.finish({ type: 'rejected', status, at });
  };
  call.attach(inviter);
  inviter
    .invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          call.identify(message);
          void progress(call, answerIn(message));
        },
        onAccept: ({ message }) => {
          if (inviter.state !== SessionState.Established) return;
          call.identify(message);
          call.established();
        },
        onRedirect: ({ message }) => {
          rejected(message.statusCode ?? 300, true);
        },
        onReject: ({ message }) => {
          rejected(message.statusCode ?? 500, isFromNetwork(message));
        },
      },
    })
    .catch((error: unknown) => {
      const reason = error instanceof MediaError ? error.problem : 'media-failed';
      call.finish({ type: 'failed', reason, at: call.now });
    });
}

async function progress(call: CallSession, answer: string | undefined): Promise<void> {
  const earlyMedia = answer !== undefined && (await call.handler.applyEarly(answer));
  call.report({ type: 'progress', earlyMedia });
}

function answerIn(message: Core.IncomingResponseMessage): string | undefined {
  const isSdp = /^application\/sdp\b/i.test(message.getHeader('Content-Type') ?? '');
  return isSdp && message.body !== '' ? message.body : undefined;
}

/** What SIP.js makes up itself has no text behind it. */
function isFromNetwork(message: { readonly data: string | undefined }): boolean {
  return message.data !== undefined;
}
