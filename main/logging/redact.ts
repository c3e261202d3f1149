const HIDDEN = '[redacted]';

/** Where a word may begin: within JSON also behind an escaped line end, whose last letter would belong to the word. */
const START = String.raw`(?<=^|\W|_|\\[rnt])`;

/** Up to the end of a header field: it may go on in folded lines (RFC 3261 §7.3.1), or stand escaped within JSON. */
const FIELD_REST = String.raw`(?:(?!\\[rn])[^\r\n]|\r?\n[ \t]+(?=\S))*`;

/** A value in quotes, which JSON may have escaped, or up to the next delimiter. */
const VALUE = String.raw`(?:\\"(?:(?!\\").)*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'\\}]+)`;

const SECRET_FIELDS = new RegExp(String.raw`${START}((?:Proxy-)?Authorization[ \t]*:)${FIELD_REST}`, 'gi');
const SECRET_VALUES = new RegExp(
  String.raw`${START}(password|credentials?|response|rspauth|ha1|authorizationHa1)((?:\\?["'])?[ \t]*[:=][ \t]*)${VALUE}`,
  'gi',
);
/** SDES keys (RFC 4568). */
const SDP_CRYPTO = new RegExp(String.raw`${START}(a=crypto:)(?:(?!\\[rn])[^\r\n])*`, 'gi');
/** Requests whose bodies are a person's words, or keys pressed in a call, which may be a PIN. */
const PRIVATE_REQUEST = /(?<=^|["\s])(?:MESSAGE|INFO) \S+ SIP\/2\.0(?=[\r\n\\])/;
const EMPTY_LINE = /\r?\n\r?\n|\\r\\n\\r\\n|\\n\\n/;

/**
 * Takes out of a log entry what must not be read by whom the log is sent to: credentials and digest answers, passwords,
 * TURN credentials, media keys, and the bodies of MESSAGE and INFO. One entry holds one SIP message at most.
 */
export function redact(text: string): string {
  return hidePrivateBody(text)
    .replace(SECRET_FIELDS, `$1 ${HIDDEN}`)
    .replace(SDP_CRYPTO, `$1${HIDDEN}`)
    .replace(SECRET_VALUES, `$1$2${HIDDEN}`);
}

/** In two steps, each once through the text: one expression for both would take its square on a hostile message. */
function hidePrivateBody(text: string): string {
  const request = PRIVATE_REQUEST.exec(text);
  if (request === null) return text;
  const rest = text.slice(request.index);
  const empty = EMPTY_LINE.exec(rest);
  const body = empty === null ? rest.length : empty.index + empty[0].length;
  return body === rest.length ? text : `${text.slice(0, request.index)}${rest.slice(0, body)}${HIDDEN}`;
}
