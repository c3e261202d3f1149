/** A name that nobody else gives (RFC 9562 §4), without `urn:uuid:`. */
export const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
