/** Why a call is as it is. Each has exactly one text for people. */

/** Why a call is over. */
export type EndReason =
  | 'hung-up' // we ended it
  | 'remote-hung-up' // BYE from the other side
  | 'cancelled' // we gave up before the answer (RFC 3261 §9)
  | 'missed' // the caller gave up before we answered
  | 'answered-elsewhere' // RFC 3326: another of our devices took it
  | 'declined' // the other side declined (603), or we did
  | 'busy' // 486, 600
  | 'not-found' // 404, 410, 484, 604
  | 'no-answer' // 408, or 480 after ringing
  | 'unavailable' // 480
  | 'forbidden' // 403, or the credentials were refused
  | 'not-acceptable' // 406, 415, 488, 606: no common media
  | 'redirected' // 3xx
  | 'forwarded' // we have sent the caller elsewhere (302)
  | 'server-failed' // 5xx
  | 'transferred' // the other side is with somebody else now, as we wished
  | 'no-connection' // the request could not leave, or the account is not registered
  | 'connection-lost' // the dialog is gone on the other side (481, 408 within the call)
  | 'no-microphone' // nothing to speak into
  | 'microphone-denied' // the system or the person does not allow the microphone
  | 'media-failed' // ICE or DTLS did not come up, or the SDP was unusable
  | 'invalid-number'; // what was dialled is no address

/** Why an incoming call could not be answered yet; it goes on ringing. */
export type AnswerProblem = Extract<EndReason, 'no-microphone' | 'microphone-denied' | 'media-failed'>;

/** What the person should know about a call though it goes on. */
export type CallWarning =
  | 'relay-no-password' // the TURN server's password is not known here, and it is not asked
  | 'relay-password' // the TURN server does not accept the account's user name and password
  | 'relay-refused' // the TURN server refuses for another reason: quota, policy, fault
  | 'relay-unreachable' // the TURN server does not answer, on no network interface
  | 'hold-refused' // the other side does not want to know that it is on hold: it hears silence
  | 'relay-tls'; // so it is with a `turns:` one, or its certificate is not trusted

/** Why the other side is not heard, though nobody holds the call. */
export type SoundProblem =
  | 'blocked' // nothing has ever come, and there is no way for media: a firewall, or no relay
  | 'not-sent' // nothing has ever come, though the way is open
  | 'interrupted' // the way has gone
  | 'stopped-by-other-side'; // the way is open, and nothing comes any more

/** What the person has the caller told who is declined: the line is busy; nobody is there; no device here wants the call. */
export type DeclineReason = 'busy' | 'unavailable' | 'everywhere';
