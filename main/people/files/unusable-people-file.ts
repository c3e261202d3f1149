/** Nobody can be read from the file; the message says why. */
export class UnusablePeopleFile extends Error {}
