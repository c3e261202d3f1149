/** Why a text cannot be called. Each has exactly one text for people. */
export type DialProblem =
  | 'empty'
  | 'not-a-number' // neither a number nor a user name, or more than one number
  | 'too-long' // more than 64 digits or 256 characters
  | 'control-characters' // line breaks and the like, also percent-encoded, and marks that turn the digits around
  | 'has-headers' // `?subject=…`: a link does not say what else our request carries
  | 'foreign-context' // a tel: number that is only valid in somebody else's network (RFC 3966 §5.1.5)
  | 'no-account' // no account is on that could call
  | 'no-line' // the account is being taken down, or set up anew
  | 'bad-uri'; // not of the grammar of RFC 3261 §25.1 or RFC 3966 §3

/** What becomes of a text that somebody wants to call. */
export type Dialled =
  | {
      readonly kind: 'dialable';
      /** SIP URI without parameters and headers. */
      readonly uri: string;
      /** What will be called, for people. */
      readonly shown: string;
      /** Sent once it is answered: 0-9 * # A-D, and `,` `;` as pauses. */
      readonly tones?: string;
    }
  | { readonly kind: 'not-dialable'; readonly reason: DialProblem };

export function notDialable(reason: DialProblem): Dialled {
  return { kind: 'not-dialable', reason };
}
