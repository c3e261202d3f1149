/** Final responses of which one must come; empty for what must stay unanswered. */
type Statuses = readonly number[];

const none: Statuses = [];
/** The Request-URI is not ours (RFC 3261 §8.2.2.1). */
const notOurs: Statuses = [404];
/** A phone is no registrar, and knows no invented methods (RFC 3261 §8.2.1). */
const method: Statuses = [405, 501, ...notOurs];
/** Anybody may ask what we can, and the message may be for anybody. */
const options: Statuses = [200, 404];
const malformed: Statuses = [400];
/** Broken, but what is meant is plain: RFC 4475 lets a receiver be strict or liberal. */
const lenient = (understood: Statuses): Statuses => [...malformed, ...understood];

/** What RFC 4475 wants of a phone that gets its messages as they stand there, addressed to others. */
export const answers: Readonly<Record<string, Statuses>> = {
  // The To tag of wsinv belongs to no dialog of ours (RFC 3261 §12.2.2).
  wsinv: [...notOurs, 481],
  intmeth: method,
  esc01: notOurs,
  escnull: method,
  esc02: method,
  lwsdisp: options,
  longreq: notOurs,
  // One answer: what comes after Content-Length is ignored.
  dblreq: method,
  semiuri: options,
  transports: options,
  mpart01: [...method, 415],
  unreason: none,
  noreason: none,

  badinv01: malformed,
  clerr: malformed,
  ncl: malformed,
  scalar02: malformed,
  scalarlg: none,
  quotbal: lenient(notOurs),
  ltgtruri: lenient(notOurs),
  lwsruri: lenient([...notOurs, 481]),
  lwsstart: lenient(notOurs),
  trws: lenient(options),
  escruri: lenient(notOurs),
  baddate: lenient(notOurs),
  regbadct: lenient(method),
  badaspec: lenient(options),
  baddn: lenient(options),
  badvers: [505],
  mismatch01: malformed,
  mismatch02: lenient(method),
  bigcode: none,

  badbranch: options,

  // "Ideally" 400, yet a response without From, To and Call-ID is no SIP message: servers close the connection on it.
  insuf: none,
  unkscm: [416],
  novelsc: [416],
  unksm2: lenient([...method, 416]),
  bext01: [420],
  invut: [415],
  regaut01: method,
  multi01: malformed,
  mcl01: malformed,
  bcast: none,
  zeromf: [...options, 483],
  cparam01: method,
  cparam02: method,
  regescrt: method,
  sdp01: [406],

  inv2543: notOurs,
};
