/** A call that rings, as it is shown in the phone window and in the card. */
export interface Ringing {
  readonly name: string;
  readonly number: string;
  /** Whom the call is for; absent where there is one account only. */
  readonly account?: string | undefined;
  readonly isContact: boolean;
  /** Name of whom has put it through to us. */
  readonly putThroughBy?: string | undefined;
  /** Name of whom has forwarded it to us. */
  readonly forwardedBy?: string | undefined;
  /** Whether the caller can be written to: not who does not want to be known, nor a telephone without SMS. */
  readonly canWrite: boolean;
  readonly silenced: boolean;
  /** Why it could not be answered, in words. */
  readonly problem?: string | undefined;
}
