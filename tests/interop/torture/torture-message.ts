/** A message of RFC 4475, with its name there. Lines end as in this file; they are sent with CRLF. */
export interface TortureMessage {
  readonly name: string;
  /** The final responses of which one must come; `none` where silence will do. */
  readonly answers: readonly (number | 'none')[];
  readonly text: string;
}
