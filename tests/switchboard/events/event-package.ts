/** What a NOTIFY is about. */
export interface Notice {
  /** How many there were in this subscription before. */
  readonly version: number;
  /** Only what has changed is wanted. */
  readonly partial: boolean;
}

export interface EventPackage {
  readonly name: string;
  readonly contentType: string;
  /** The state of a user as a document. */
  document(user: string, notice: Notice): string;
}
