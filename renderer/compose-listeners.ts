import { isLive } from './domain/call/is-live.ts';
import { announce } from './listeners/announce.ts';
import { answerByItself } from './listeners/answer-by-itself.ts';
import type { CallListener } from './listeners/call-listener.ts';
import { endJoinedCall } from './listeners/end-joined-call.ts';
import { endTone } from './listeners/end-tone.ts';
import { followColleagues } from './listeners/follow-colleagues.ts';
import { followRedirection } from './listeners/follow-redirection.ts';
import { forwardUnanswered } from './listeners/forward-unanswered.ts';
import { goOnRecording } from './listeners/go-on-recording.ts';
import { leaveConference } from './listeners/leave-conference.ts';
import { pickUpByCode } from './listeners/pick-up-by-code.ts';
import { releaseLine } from './listeners/release-line.ts';
import { recordRecent } from './listeners/record-recent.ts';
import { returnFromConsultation } from './listeners/return-from-consultation.ts';
import { returnToReferrer } from './listeners/return-to-referrer.ts';
import { ring } from './listeners/ring.ts';
import { ringback } from './listeners/ringback.ts';
import { sendPostDialTones } from './listeners/send-post-dial-tones.ts';
import { stopRecording } from './listeners/stop-recording.ts';
import { watchQuality } from './listeners/watch-quality.ts';
import { watchSound } from './listeners/watch-sound.ts';
import type { Clock } from './stores/clock.ts';
import type { Lines } from './stores/lines.ts';
import { isLetThrough } from './stores/let-through.ts';
import type { Phone } from './stores/phone.ts';
import type { Sound } from './compose-sound.ts';
import { announcementWords } from './views/words/announcement-words.ts';

type Parts = Pick<
  Phone,
  | 'accounts'
  | 'announcements'
  | 'calls'
  | 'conference'
  | 'forwarding'
  | 'names'
  | 'pickUp'
  | 'qualities'
  | 'recent'
  | 'recordings'
  | 'redirections'
  | 'referrals'
  | 'transfers'
> & { readonly clock: Clock; readonly lines: Pick<Lines, 'release'>; readonly sound: Sound };

/** What follows from calls, each consequence by one listener; they hear of a change in this order. */
export function callListeners(parts: Parts): readonly CallListener[] {
  const { accounts, announcements, calls, conference, forwarding, names, qualities, recent } = parts;
  const { clock, lines, pickUp, recordings, redirections, referrals, sound, transfers } = parts;
  return [
    ring(sound),
    ringback(sound.ringback),
    endTone(sound.end),
    // Before watchQuality, which forgets the summary of a call that is over.
    recordRecent({ add: (call) => recent.add(call, qualities.summaryOf(call.id)) }),
    forwardUnanswered(forwarding, clock.after, (id, destination) => calls.forward(id, destination)),
    answerByItself({
      isAllowed: (call) => isLetThrough(accounts, call),
      isBusy: ({ id }) => calls.all.some((call) => call.id !== id && isLive(call)),
      after: clock.after,
      notice: sound.playNotice,
      answer: (id) => calls.answer(id),
    }),
    pickUpByCode((id) => pickUp.onRefused(id)),
    leaveConference(() => conference.onLeft()),
    goOnRecording((former, call) => recordings.goOn(former, call)),
    stopRecording((id) => void recordings.stop(id)),
    endJoinedCall((sipCallId) => calls.endOf(sipCallId)),
    followRedirection(redirections),
    returnFromConsultation((call) => transfers.consultations.onChanged(call)),
    returnToReferrer((id) => referrals.onRefused(id)),
    followColleagues(
      (call) => referrals.mayFollow(call),
      (id) => referrals.follow(id),
    ),
    announce(
      (text) => announcements.say(text),
      async (change) => {
        await names.settled(change.call);
        return announcementWords(change, names.of(change.call));
      },
    ),
    watchSound({
      clock,
      soundOf: (call) => calls.soundOf(call),
      report: (id, event) => calls.onCallEvent(id, event),
    }),
    watchQuality({
      clock,
      soundOf: (call) => calls.soundOf(call),
      measured: (...count) => qualities.measured(...count),
      over: (id) => qualities.over(id),
    }),
    sendPostDialTones((id, tones) => calls.sendTones(id, tones)),
    releaseLine((accountId) => lines.release(accountId)),
  ];
}
