import * as v from 'valibot';
import { iceServer, writtenIceServer } from './ice-server.ts';
import { filledLine, line } from './one-line.ts';

/** `ws:` or `wss:` URL of a SIP server (RFC 7118). Without a user: a password in it would be no secret any more. */
export const serverUrl = v.pipe(
  filledLine,
  v.url('is not a URL'),
  v.regex(/^wss?:\/\//i, 'is neither wss:// nor ws://'),
  v.regex(/^[^:]*:\/\/[^/?#@]*([/?][^#]*)?$/, 'has a user name or a fragment'),
);

/** The user's public SIP URI, `sip:user@domain` (RFC 3261 §6, address-of-record), without parameters. */
export const addressOfRecord = v.pipe(
  filledLine,
  v.regex(/^sips?:[^\s@:;?<>"]+@[^\s@;?<>"]+$/i, 'is not of the form sip:user@domain'),
);

/** What is dialled to hear one's messages, as a person would type it. */
export const voicemailNumber = filledLine;

/** What is dialled to take a call that rings at a colleague; `{ext}` stands for their extension. Empty: there is none. */
export const pickUpCode = v.pipe(
  line,
  v.regex(/^(?:[\d*#]*(?:\{ext\})?[\d*#]*)$/, 'is not of the form **{ext}'),
);

/** Whether the server takes text messages to telephone numbers; not, where it is not said. */
export const sms = v.optional(v.boolean());

/** Whether those who are called are not to see who calls (RFC 3323); not, where it is not said. */
export const hideNumber = v.optional(v.boolean());

/**
 * Numbers and addresses, as a person types them, whose calls are answered by themselves where they ask for it: an intercom.
 * Nobody's, where it is not said.
 */
export const autoAnswer = v.optional(v.pipe(v.array(filledLine), v.maxLength(100, 'are too many')));

/** How a number begins, as it is dialled: `0`, `+49`, `*9`. */
export const prefixGrammar = /^(?:\+\d{1,31}|[\d*#]{1,32})$/;

/** Numbers that begin so are called through the account, whichever called last; none, where it is not said. */
export const prefixes = v.optional(
  v.pipe(
    v.array(v.pipe(v.string(), v.regex(prefixGrammar, 'is not of the form 0 or +49'))),
    v.maxLength(100, 'are too many'),
  ),
);

/** As SDP writes them. */
export const codec = v.picklist(['opus', 'G722', 'PCMU', 'PCMA', 'VP8', 'H264']);

/** These and no others, the best first; of sound or of video all, where none of it is named. */
export const codecs = v.optional(v.pipe(v.array(codec), v.maxLength(6)));

/** What is wanted of Opus: to repair lost packets, and to be silent where nobody speaks; as usual, where it is not said. */
export const opusFec = v.optional(v.boolean());
export const opusDtx = v.optional(v.boolean());

/**
 * Whether sound and pictures go only through a TURN server of the account, so that nobody sees this computer's addresses
 * (RFC 8828 §5.2, mode 4); not, where it is not said.
 */
export const relayOnly = v.optional(v.boolean());

/** ISO 3166 code of the country whose national numbers the server understands; that of the system, where it is not said. */
export const country = v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'is not of the form DE')));

/** Seconds asked for in REGISTER's Expires (RFC 3261 §10.2). */
export const registrationExpires = v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(86_400));

/**
 * How the password is kept: `keychain` encrypted by the system's keychain; `run` in memory until Parley quits;
 * `plain` readable by anyone with the user's files, only ever by the user's explicit choice.
 */
export const secretKeeping = v.picklist(['keychain', 'run', 'plain']);

export const accountId = v.pipe(v.string(), v.uuid());

/** What one may know of an account outside main: everything but its secrets. */
export const account = v.object({
  id: accountId,
  name: filledLine,
  aor: addressOfRecord,
  displayName: v.optional(line),
  authorizationUser: v.optional(filledLine),
  servers: v.pipe(v.array(serverUrl), v.minLength(1, 'is empty')),
  iceServers: v.optional(v.array(iceServer)),
  registrationExpires: v.optional(registrationExpires),
  /** An account that is off has no line: it neither registers nor calls. */
  enabled: v.optional(v.boolean(), true),
  voicemailNumber: v.optional(voicemailNumber),
  pickUpCode: v.optional(pickUpCode),
  country,
  sms,
  hideNumber,
  codecs,
  opusFec,
  opusDtx,
  relayOnly,
  autoAnswer,
  prefixes,
  /** The server's list of colleagues: one subscription for all of them (RFC 4662). */
  resourceList: v.optional(addressOfRecord),
  /** How the password is kept now; `none` asks the person to type it again. */
  secret: v.picklist([...secretKeeping.options, 'none']),
});

/** The form "Add account": what a person knows, from which main derives the rest. */
export const accountForm = v.object({
  /** A `ws(s)://` URL, or a host name that stands for `wss://host`. */
  server: filledLine,
  /** User part, or the whole `user@domain` where the domain is not the server's. */
  userName: filledLine,
  password: v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(1024)),
  displayName: v.optional(line),
  keep: secretKeeping,
});

export const accountChange = v.partial(
  v.object({
    name: filledLine,
    displayName: line,
    authorizationUser: line,
    servers: v.pipe(v.array(serverUrl), v.minLength(1, 'is empty')),
    iceServer: writtenIceServer,
    enabled: v.boolean(),
    sms: v.boolean(),
    hideNumber: v.boolean(),
    codecs,
    opusFec,
    opusDtx,
    relayOnly,
    autoAnswer,
    prefixes,
  }),
);

export type Codec = v.InferOutput<typeof codec>;
export type Account = v.InferOutput<typeof account>;
export type AccountForm = v.InferOutput<typeof accountForm>;
export type AccountChange = v.InferOutput<typeof accountChange>;
export type SecretKeeping = v.InferOutput<typeof secretKeeping>;
