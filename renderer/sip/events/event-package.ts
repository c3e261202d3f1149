/** The body of a NOTIFY. */
export interface NotifyBody {
  /** `type/subtype` in lower case. */
  readonly type: string;
  /** With its parameters. */
  readonly contentType: string;
  readonly content: string;
}

/** Reads the bodies of one subscription in their order; without one where a NOTIFY has none. */
export type ReadBody<Report> = (body: NotifyBody | undefined) => Report | 'gap' | undefined;

/** An event package (RFC 6665 §7.2): its name, what its documents may be, and how they are read. */
export interface EventPackage<Report> {
  readonly name: string;
  readonly accept: string;
  /** An extension that is offered in Supported (RFC 3261 §20.37). */
  readonly supported?: string;
  /** A reader for one subscription. It gives undefined for what says nothing, `gap` when something was missed. */
  open(): ReadBody<Report>;
}
