import type { PresenceReport } from '../../domain/presence/reports.ts';
import { foreignLine } from './foreign-text.ts';
import { dataModel, jabber, pidf, rpid } from './pidf-names.ts';
import { childOf, childrenOf, type Element, readXml } from './xml.ts';

type State = PresenceReport['state'];

/** RFC 4480 §3.2. What is not here (working, playing, …) says nothing about a call. */
const activities: Readonly<Record<string, State>> = {
  'on-the-phone': 'on-a-call',
  busy: 'busy',
  meeting: 'busy',
  appointment: 'busy',
  presentation: 'busy',
  performance: 'busy',
  steering: 'busy',
  away: 'away',
  breakfast: 'away',
  lunch: 'away',
  dinner: 'away',
  meal: 'away',
  holiday: 'away',
  vacation: 'away',
  travel: 'away',
  'in-transit': 'away',
  'permanent-absence': 'away',
  shopping: 'away',
  sleeping: 'away',
  worship: 'away',
};

const shows: Readonly<Record<string, State>> = { dnd: 'do-not-disturb', away: 'away', xa: 'away' };

/** Notes that a server wrote for want of a better place; nobody's own words. */
const serverNotes: Readonly<Record<string, State | 'nothing'>> = {
  ringing: 'ringing',
  'on hold': 'on-hold',
  'on the phone': 'nothing',
  ready: 'nothing',
  available: 'nothing',
  unavailable: 'nothing',
  'do not disturb': 'do-not-disturb',
  dnd: 'do-not-disturb',
};

/** Several devices: the first of these that any of them says. To be away takes all of them. */
const order: readonly State[] = [
  'ringing',
  'on-hold',
  'on-a-call',
  'do-not-disturb',
  'busy',
  'available',
  'away',
];

/** Reads a PIDF document (RFC 3863) with RPID (RFC 4480); undefined for anything else. */
export function readPidf(text: string): PresenceReport | undefined {
  const root = readXml(text);
  if (root?.name !== 'presence' || root.namespace !== pidf) return undefined;
  const tuples = childrenOf(root, pidf, 'tuple');
  const persons = root.children.filter(({ name }) => name === 'person');
  const written = noteOf(root, tuples, persons);
  const fromNote = serverNotes[written?.toLowerCase() ?? ''];
  const states = [...persons, ...tuples].flatMap(statesIn);
  if (fromNote !== undefined && fromNote !== 'nothing') states.push(fromNote);
  const isOpen = tuples.some((tuple) => basicOf(tuple) === 'open');
  const isClosed = !isOpen && tuples.some((tuple) => basicOf(tuple) === 'closed');
  const state = isClosed
    ? 'offline'
    : (order.find((one) => states.includes(one)) ?? (isOpen ? 'available' : 'unknown'));
  return { state, ...(written === undefined || fromNote !== undefined ? {} : { note: written }) };
}

function basicOf(tuple: Element): string | undefined {
  return childOf(childOf(tuple, pidf, 'status'), pidf, 'basic')?.text.toLowerCase();
}

/** What one person or one device says. A person who says nothing of the kind is there. */
function statesIn(element: Element): readonly State[] {
  const said = descendants(element).flatMap(({ namespace, name, text }): State[] => {
    const state = namespace.startsWith(rpid)
      ? activities[name]
      : namespace === jabber && name === 'show'
        ? shows[text.toLowerCase()]
        : undefined;
    return state === undefined ? [] : [state];
  });
  return said.length === 0 && element.name === 'person' ? ['available'] : said;
}

function descendants(element: Element): readonly Element[] {
  return element.children.flatMap((child) => [child, ...descendants(child)]);
}

/** RFC 4479 §3.2, RFC 3863 §4.1.7; Asterisk has it beside the tuples. */
function noteOf(root: Element, tuples: readonly Element[], persons: readonly Element[]): string | undefined {
  const notes = [
    ...persons.flatMap((person) => childrenOf(person, dataModel, 'note')),
    ...tuples.flatMap((tuple) => childrenOf(tuple, pidf, 'note')),
    ...childrenOf(root, pidf, 'note'),
  ];
  return notes.map(({ text }) => foreignLine(text)).find((note) => note !== undefined);
}
