/** Namespaces of presence documents. */
export const pidf = 'urn:ietf:params:xml:ns:pidf';
/** RFC 4479. */
export const dataModel = 'urn:ietf:params:xml:ns:pidf:data-model';
/** RFC 4480; its drafts, which are still about, go on behind it. */
export const rpid = 'urn:ietf:params:xml:ns:pidf:rpid';
/** `show` as RFC 7248 §5 carries it: the only standard word for "do not disturb". */
export const jabber = 'jabber:client';

export const pidfType = 'application/pidf+xml';
