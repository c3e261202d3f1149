/**
 * Places in a description are never given up (RFC 3264 §8), and the browser cannot take back video that the other side
 * refused as a whole: it keeps a place for it of which the other side has never heard. These functions keep it so.
 */
import { mid, withoutMids } from './sdp-mending.ts';
import { sections } from './sdp.ts';

export function placesIn(sdp: string): number {
  return sections(sdp).media.length;
}

/** What stands in the first places, for the other side. */
export function firstPlaces(sdp: string, count: number): string {
  const { session, media } = sections(sdp);
  const dropped = new Set(media.slice(count).map(mid));
  return [withoutMids(session, dropped), ...media.slice(0, count)].join('');
}

/** The place of the media with this mid, counted from 1; 0 where there is none. */
export function placeOfMid(sdp: string, wanted: string | null): number {
  return sections(sdp).media.findIndex((section) => mid(section) === wanted) + 1;
}

/** What the other side wrote, with the places of ours that it has never heard of rejected. */
export function withPlacesOf(theirs: string, ours: string | undefined): string {
  const further = sections(ours ?? '').media.slice(placesIn(theirs));
  const rejected = further.map((section) => {
    const [first = ''] = section.split(/\r?\n/);
    return `${first.replace(/^(m=\S+) \d+/, '$1 0')}\r\nc=IN IP4 0.0.0.0\r\na=mid:${mid(section) ?? ''}\r\na=inactive\r\n`;
  });
  return further.length === 0 ? theirs : `${theirs.trimEnd()}\r\n${rejected.join('')}`;
}
