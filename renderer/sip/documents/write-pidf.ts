import type { OwnPresence } from '../../domain/presence/own-presence.ts';
import { dataModel, jabber, pidf, rpid } from './pidf-names.ts';
import { escapedXml } from './xml.ts';

const activities: Readonly<Partial<Record<OwnPresence['state'], string>>> = {
  busy: 'busy',
  'do-not-disturb': 'busy',
  away: 'away',
  'on-a-call': 'on-the-phone',
};

/**
 * What is published of us (RFC 3863 with RFC 4479 and 4480).
 * @param entity the address-of-record.
 * @param device an id that is the same for this device whenever it publishes.
 */
export function writePidf({ state, note }: OwnPresence, entity: string, device: string): string {
  const uri = escapedXml(entity);
  const id = escapedXml(device);
  const activity = activities[state];
  const basic = state === 'offline' ? 'closed' : 'open';
  const show = state === 'do-not-disturb' ? `<show xmlns="${jabber}">dnd</show>` : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<presence xmlns="${pidf}" xmlns:dm="${dataModel}" xmlns:rpid="${rpid}" entity="${uri}">`,
    `<tuple id="t-${id}"><status><basic>${basic}</basic>${show}</status><contact>${uri}</contact></tuple>`,
    `<dm:person id="p-${id}">`,
    ...(activity === undefined ? [] : [`<rpid:activities><rpid:${activity}/></rpid:activities>`]),
    ...(note === undefined ? [] : [`<dm:note>${escapedXml(note)}</dm:note>`]),
    '</dm:person>',
    '</presence>',
    '',
  ].join('\r\n');
}
