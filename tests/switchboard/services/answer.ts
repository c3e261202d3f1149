import { setTimeout as elapsed } from 'node:timers/promises';
import { MediaPeer } from '../media/media-peer.ts';
import { codecsFor, play, type MediaKind } from '../media/play.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import { Dialog } from '../session/dialog.ts';
import { Session } from '../session/session.ts';
import type { SessionHost } from '../session/session-host.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Service, ServiceTimes } from './service.ts';

export interface AnswerOptions {
  readonly media: MediaKind;
  readonly telephoneEvent: boolean;
  /** The caller hears the callee before the 200: a 183 with SDP instead of the 180. */
  readonly earlyMedia: boolean;
}

/** Takes the call and talks. */
export function answer(options: AnswerOptions, times: ServiceTimes): Service {
  return (transaction, host) => void takeCall(transaction, host, options, times);
}

async function takeCall(
  transaction: ServerTransaction,
  host: SessionHost,
  options: AnswerOptions,
  times: ServiceTimes,
): Promise<void> {
  transaction.reply(100);
  const session = openSession(transaction, host, options);
  transaction.onCancel(() => {
    transaction.reply(487);
    session.end('remote');
  });
  const headers = { Contact: `<${session.dialog.contact}>` };
  if (!options.earlyMedia) transaction.reply(180, { headers });
  const sdp = await session.describe(transaction);
  if (sdp === undefined) {
    session.end('local');
    return;
  }
  if (options.earlyMedia) transaction.reply(183, { headers, contentType: 'application/sdp', body: sdp });
  await elapsed(options.earlyMedia ? times.earlyMediaMs : times.ringMs, undefined, { ref: false });
  if (!session.ended) session.accept(transaction, sdp);
}

function openSession(transaction: ServerTransaction, host: SessionHost, options: AnswerOptions): Session {
  const { request, toTag } = transaction;
  const uri = parseUri(request.uri);
  const dialog = Dialog.answering(request, toTag, host.address.uri(uri && userOf(uri)));
  const media = new MediaPeer({ codecs: codecsFor(options.media), telephoneEvent: options.telephoneEvent });
  const stop = play(options.media, media);
  return new Session(dialog, media, host, stop);
}
