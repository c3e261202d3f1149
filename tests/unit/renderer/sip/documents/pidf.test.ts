import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnPresence } from '../../../../../renderer/domain/presence/own-presence.ts';
import { readPidf } from '../../../../../renderer/sip/documents/read-pidf.ts';
import { writePidf } from '../../../../../renderer/sip/documents/write-pidf.ts';

const namespaces =
  'xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid"';

function document(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<presence ${namespaces} entity="sip:bob@x">${content}</presence>`;
}

const open = '<tuple id="1"><status><basic>open</basic></status></tuple>';
const closed = '<tuple id="1"><status><basic>closed</basic></status></tuple>';
const person = (...activities: string[]) =>
  `<dm:person id="p"><rpid:activities>${activities.map((one) => `<rpid:${one}/>`).join('')}</rpid:activities></dm:person>`;

/** As res_pjsip_pidf_body_generator of Asterisk 20 writes it. */
function asterisk(basic: string, note: string, activity = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<presence entity="sip:1002@127.0.0.1:5060" xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid">
 <note>${note}</note>
 <tuple id="1002">
  <status>
   <basic>${basic}</basic>
  </status>
  <contact priority="1">sip:alice@192.0.2.7;transport=ws</contact>
 </tuple>
 <dm:person>${activity}</dm:person>
</presence>`;
}

const onThePhone = '<rpid:activities><rpid:on-the-phone/></rpid:activities>';

/** RFC 3863 §4.3.2, the example with several tuples. */
const rfc3863 = `<?xml version="1.0" encoding="UTF-8"?>
<impp:presence xmlns:impp="urn:ietf:params:xml:ns:pidf" entity="pres:someone@example.com">
  <impp:tuple id="sg89ae">
    <impp:status>
      <impp:basic>open</impp:basic>
    </impp:status>
    <impp:contact priority="0.8">tel:+09012345678</impp:contact>
  </impp:tuple>
</impp:presence>`;

/** RFC 4480 §4, shortened where it has nothing to do with us. */
const rfc4480 = `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
  xmlns:lt="urn:ietf:params:xml:ns:location-type" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid"
  entity="pres:someone@example.com">
  <tuple id="bs35r9">
    <status><basic>open</basic></status>
    <dm:deviceID>urn:device:0003ba4811e3</dm:deviceID>
    <rpid:relationship><rpid:self/></rpid:relationship>
    <contact priority="0.8">im:someone@mobile.example.net</contact>
    <note xml:lang="en">Don't Disturb Please!</note>
  </tuple>
  <note>I'll be in Tokyo next week</note>
  <dm:person id="p1">
    <rpid:activities from="2005-05-30T12:00:00+05:00" until="2005-05-30T17:00:00+05:00">
      <rpid:note>Far away</rpid:note>
      <rpid:away/>
    </rpid:activities>
    <rpid:mood><rpid:angry/></rpid:mood>
    <rpid:place-type><lt:residence/></rpid:place-type>
    <dm:note>Scoring 120</dm:note>
  </dm:person>
</presence>`;

describe('a PIDF document is read', () => {
  it.each([
    ['open', document(open), { state: 'available' }],
    ['closed', document(closed), { state: 'offline' }],
    ['one of two is open', document(closed + open.replace('"1"', '"2"')), { state: 'available' }],
    ['closed, whatever they do', document(closed + person('busy')), { state: 'offline' }],
    ['nothing in it', document(''), { state: 'unknown' }],
    ['a tuple without basic', document('<tuple id="1"><status/></tuple>'), { state: 'unknown' }],
    ['on the phone', document(open + person('on-the-phone')), { state: 'on-a-call' }],
    ['in a meeting', document(open + person('meeting')), { state: 'busy' }],
    ['at lunch', document(open + person('lunch')), { state: 'away' }],
    ['two activities', document(open + person('away', 'busy')), { state: 'busy' }],
    ['an activity that we do not know', document(open + person('yodelling')), { state: 'available' }],
    ['one device away, one not', document(open + person('away') + person()), { state: 'available' }],
    ['a person and no tuple', document(person('busy')), { state: 'busy' }],
    [
      'activities in the tuple, as in drafts of RPID',
      document(
        '<tuple id="1"><status><basic>open</basic><r:activities xmlns:r="urn:ietf:params:xml:ns:pidf:rpid:rpid-tuple"><r:busy/></r:activities></status></tuple>',
      ),
      { state: 'busy' },
    ],
    [
      'do not disturb (RFC 7248)',
      document(
        '<tuple id="1"><status><basic>open</basic><show xmlns="jabber:client">dnd</show></status></tuple>',
      ),
      { state: 'do-not-disturb' },
    ],
    ['RFC 3863', rfc3863, { state: 'available' }],
    ['RFC 4480', rfc4480, { state: 'away', note: 'Scoring 120' }],
    ['Asterisk: idle', asterisk('open', 'Ready'), { state: 'available' }],
    ['Asterisk: in use', asterisk('open', 'On the phone', onThePhone), { state: 'on-a-call' }],
    ['Asterisk: ringing', asterisk('open', 'Ringing', onThePhone), { state: 'ringing' }],
    ['Asterisk: on hold', asterisk('open', 'On hold', onThePhone), { state: 'on-hold' }],
    ['Asterisk: gone', asterisk('closed', 'Unavailable'), { state: 'offline' }],
  ])('%s', (_name, text, expected) => {
    expect(readPidf(text)).toEqual(expected);
  });

  it('a note is a line of plain text', () => {
    const note = 'a\u202Eb &lt;img onerror=x&gt;\n\n&amp; &#65; <![CDATA[<b>]]>';
    expect(readPidf(document(`${open}<note>${note}</note>`))?.note).toBe('ab <img onerror=x> & A <b>');
    expect(readPidf(document(`${open}<note>${'😀'.repeat(5_000)}</note>`))?.note).toBe('😀'.repeat(200));
  });
});

describe('what is no PIDF is nothing', () => {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  it.each([
    ['nothing', ''],
    ['no XML', 'Messages-Waiting: yes'],
    ['cut off', document(open).slice(0, -5)],
    ['no namespace', '<presence><tuple id="1"><status><basic>open</basic></status></tuple></presence>'],
    ['another namespace', document(open).replace('xml:ns:pidf"', 'xml:ns:pidf-diff"')],
    ['another root', document(open).replaceAll('presence', 'absence')],
    ['a DTD', document(open).replace('?>', '?><!DOCTYPE presence SYSTEM "http://127.0.0.1/x.dtd">')],
    ['an entity of its own', document(`${open}<note>&xxe;</note>`)],
    [
      'an entity that reads a file',
      `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document(`${open}<note>&x;</note>`).slice(39)}`,
    ],
    ['a billion laughs', `<!DOCTYPE p [<!ENTITY l0 "lol">${entities}]><p>&l10;</p>`],
    ['10 MB', document(open + `<note>${'x'.repeat(10_000_000)}</note>`)],
    ['depths', '<a>'.repeat(80_000)],
    ['closed depths', document('<a>'.repeat(37_000) + '</a>'.repeat(37_000))],
    ['an attribute twice', document('<tuple id="1" id="2"/>')],
  ])('%s', (_name, text) => {
    const report = readPidf(text);
    expect(report === undefined || report.state === 'unknown').toBe(true);
  });

  it('elements of a foreign namespace say nothing', () => {
    const foreign = '<x:activities xmlns:x="urn:x"><x:busy/></x:activities>';
    const basic = '<tuple id="2"><x:status xmlns:x="urn:x"><x:basic>closed</x:basic></x:status></tuple>';
    expect(readPidf(document(open + basic + `<dm:person id="p">${foreign}</dm:person>`))).toEqual({
      state: 'available',
    });
  });

  // The parser's own way would take longer than the test may.
  it('many line breaks do not keep the window busy', () => {
    readPidf(document(`<note>${'\r\n'.repeat(120_000)}</note>`));
  });
});

/** Also what is no character, and what XML cannot say. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));

const states = ['available', 'busy', 'do-not-disturb', 'away', 'on-a-call', 'offline'] as const;

describe('what is written', () => {
  it.each(states)('%s is read as that', (state) => {
    expect(readPidf(writePidf({ state }, 'sip:a@x', 'd'))).toEqual({ state });
  });

  it('any note comes through, as a line', () => {
    const line = anything.map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ''));
    fc.assert(
      fc.property(fc.constantFrom(...states), line, (state, note) => {
        const own: OwnPresence = { state, note: `“${note}”` };
        expect(readPidf(writePidf(own, 'sip:a@x', 'd'))).toEqual(own);
      }),
    );
  });

  it('no name and no note breaks out of its place', () => {
    fc.assert(
      fc.property(anything, anything, (note, entity) => {
        expect(readPidf(writePidf({ state: 'busy', note }, entity, entity))?.state).toBe('busy');
      }),
    );
  });
});

it('no text makes the reader throw', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    "'",
    '=',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '\0',
    '\r\n',
    'xmlns',
    ':',
  );
  const whole = document(open + person('busy'));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length), pieces), { maxLength: 6 }), (changes) => {
      const text = changes.reduce((all, [at, piece]) => all.slice(0, at) + piece + all.slice(at), whole);
      readPidf(text);
    }),
  );
});
