/** A text as a group's server hands it on: without an author it is a note of the server's own. */
export interface RoomText {
  /** SIP URI of who wrote it. */
  readonly author?: string;
  readonly text: string;
}

const user = String.raw`[\w\-.!~*'()&=+$,%]{1,64}`;
const host = String.raw`[A-Za-z0-9.\-]{1,255}(?::\d{1,5})?`;

/** As Kamailio's imc writes it: `[alice]: `, and before version 5.4 `<sip:alice@example.com>: `. */
const PREFIX = new RegExp(String.raw`^(?:\[(${user})(?:@(${host}))?\]|<sips?:(${user})@(${host})>): ?`);

/** What Kamailio's imc says to whom somebody has put out of the group, and to all who were in one that is no more. */
export function isFarewell(note: string): boolean {
  return /^\*\*\* (?:You have been removed from the room|Room has been destroyed)/.test(note);
}

/**
 * Who wrote a text in a group, which the server says at its beginning. To be believed only of a server that is known to
 * write it: elsewhere anybody can.
 *
 * @param room SIP URI of the group: its host is that of the members who are named without one
 */
export function readRoomText(text: string, room: string): RoomText {
  const [prefix, short, shortHost, long, longHost] = PREFIX.exec(text) ?? [];
  const name = short ?? long;
  if (prefix === undefined || name === undefined) return { text };
  const at = shortHost ?? longHost ?? room.slice(room.indexOf('@') + 1);
  return { author: `sip:${name}@${at}`, text: text.slice(prefix.length) };
}
