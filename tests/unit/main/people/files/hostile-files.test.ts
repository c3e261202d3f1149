import { describe, expect, it } from 'vitest';
import { readPeopleFile } from '../../../../../main/people/files/read-people-file.ts';
import { sorted } from './fixtures.ts';

const read = (text: string) => sorted(readPeopleFile(Buffer.from(text)));
const card = (...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const tel = 'TEL:030 1234567';
const addressesOf = (...lines: readonly string[]) =>
  read(card('FN:Bob', ...lines)).people.flatMap(({ addresses }) => addresses.map(({ address }) => address));

describe('a file of vCards', () => {
  it.each([
    '',
    'PK\u0003\u0004\u0000\u0000',
    '{"people": []}',
    'Name,Birthday\nBob,1.1.',
    'BEGIN:VCALENDAR\n',
  ])('or of a table is not what says %j', (text) => {
    expect(() => read(text)).toThrow('no column is headed as a telephone number');
  });

  it('is read on behind what is broken, and every loss is told with its line', () => {
    const text = [
      'BEGIN:VCARD',
      'FN:Cut off',
      card('FN:Ada', tel, 'what is this'),
      card(tel),
      card('FN:Mail only', 'EMAIL:a@b.example'),
      'lost between',
      card('FN:Bob', tel),
      'BEGIN:VCARD',
      'FN:Without end',
    ].join('\r\n');
    const { people, problems } = read(text);
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    expect(problems).toEqual([
      { line: 1, problem: 'not-understood' },
      { line: 7, problem: 'not-understood' },
      { line: 10, problem: 'no-name' },
      { line: 15, problem: 'no-address' },
      { line: 21, problem: 'not-understood' },
      { line: 28, problem: 'not-understood' },
    ]);
  });

  it.each([
    ['TEL;TYPE=work:204', '204'],
    ['tel;type="work,voice":204', '204'],
    ['a.b.TEL:204', undefined],
    ['TEL;X="a;b:c":204', '204'],
    ['TEL;X="a:204', undefined],
    ['TEL:', undefined],
    ['TEL:ask the desk', undefined],
    ['TEL:javascript:alert(1)', undefined],
    ['IMPP:xmpp:bob@x.example', undefined],
    ['IMPP:SIP:bob@x.example', 'bob@x.example'],
    ['IMPP:sip:bob@x.example;transport=tcp', 'sip:bob@x.example;transport=tcp'],
    ['X-SIP:bob', 'bob'],
    ['TEL;VALUE=uri:tel:+49-30-1234567', '+49-30-1234567'],
    ['TEL:+49 30\r\n  1234567', '+49 30 1234567'],
    ['TEL:+49 30\n\t1234567', '+49 301234567'],
    ['TEL:030\\n1234567', '030 1234567'],
    ['TEL:030\u00001234567', '030 1234567'],
    [`TEL:${'1'.repeat(257)}`, undefined],
    ['AGENT:BEGIN:VCARD\\nTEL:1\\nEND:VCARD', undefined],
  ])('%j has the address %j', (line, address) => {
    expect(addressesOf(line)).toEqual(address === undefined ? [] : [address]);
  });

  it.each([
    ['FN:A\\, B\\; C\\\\D', 'A, B; C\\D'],
    ['N:B;A;;;', 'A B'],
    ['N:van Beethoven;Ludwig;;Herr;jun.', 'Herr Ludwig van Beethoven jun.'],
    ['N:A\\;B;C', 'C A;B'],
    ['FN: \r\nN:Doe;Jane', 'Jane Doe'],
    ['ORG:A;B', 'A, B'],
    ['NICKNAME:Nick', 'Nick'],
    ['FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg', 'Jörg'],
    ['FN;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:J=F6rg', 'Jörg'],
    ['FN;QUOTED-PRINTABLE:M=C3=BC=\r\nller', 'Müller'],
    ['FN;ENCODING=QUOTED-PRINTABLE:Ada Love=\r\nAce', 'Ada LoveAce'],
    ['FN;ENCODING=QUOTED-PRINTABLE:Ada=\r\n Lovelace', 'Ada Lovelace'],
    ['FN;ENCODING=QUOTED-PRINTABLE:Ada=\r\n Love=\r\nlace', 'Ada Lovelace'],
    ['FN;ENCODING=QUOTED-PRINTABLE:Ada=20=\r\n=4Covelace', 'Ada Lovelace'],
    ['FN:<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    [`FN:${'x'.repeat(1_000)}`, 'x'.repeat(256)],
  ])('%j is the name %j', (line, name) => {
    expect(read(card(line, tel)).people.map((person) => person.name)).toEqual([name]);
  });

  it('has no more addresses and notes of a person than can be kept', () => {
    const many = Array.from({ length: 80 }, (_, index) => `TEL:030 ${index}`);
    const [person] = read(card('FN:Bob', ...many, `NOTE:${'x'.repeat(10_000)}`)).people;
    expect(person?.addresses).toHaveLength(50);
    expect(person?.note).toHaveLength(2_000);
  });

  it('has the first thousand properties of a person', () => {
    const notes = (count: number) => Array<string>(count).fill('NOTE:x');
    expect(addressesOf(...notes(997), tel)).toEqual(['030 1234567']);
    expect(addressesOf(...notes(1_000), tel)).toEqual([]);
  });

  it.each([
    ['one line without an end', `BEGIN:VCARD\r\nFN:${'x'.repeat(5_000_000)}`],
    ['nothing but folds', `BEGIN:VCARD\r\nFN:\r\n${' x\r\n'.repeat(1_000_000)}`],
    ['nothing but soft breaks', `BEGIN:VCARD\r\nFN;QUOTED-PRINTABLE:=\r\n${'x=\r\n'.repeat(1_000_000)}`],
    ['nothing but quotes', `BEGIN:VCARD\r\nTEL${';A="'.repeat(1_000_000)}`],
    ['nothing but parameters', `BEGIN:VCARD\r\nTEL${';A=b'.repeat(1_000_000)}:1`],
    ['nothing but beginnings', 'BEGIN:VCARD\r\n'.repeat(200_000)],
    ['nothing but labels', card('FN:Bob', ...Array<string>(100_000).fill('item1.TEL:1'))],
    ['escapes', `BEGIN:VCARD\r\nTEL:1\r\nN:${'\\;'.repeat(1_000_000)}\r\nEND:VCARD`],
  ])(
    'of %s takes no time',
    (_name, text) => {
      read(text);
    },
    5_000,
  );

  it('that is too long is refused', () => {
    expect(() => sorted(readPeopleFile(new Uint8Array(20 * 1_048_576 + 1)))).toThrow('is longer than 20 MiB');
  });
});

describe('a table', () => {
  it('may miss cells, and have more than its heading', () => {
    const { people } = read('Name;Phone;Fax\nAda;1\nBob;2;3;4;5\n');
    expect(people.map(({ addresses }) => addresses.length)).toEqual([1, 2]);
  });

  it.each(['Name,Phone', 'Name;Phone', 'Name\tPhone', '"Name","Phone"', 'NAME, PHONE '])(
    'headed %j is understood',
    (heading) => {
      const delimiter = /[,;\t]/.exec(heading)?.[0] ?? '';
      expect(read(`${heading}\nAda${delimiter}030 1`).people).toMatchObject([{ name: 'Ada' }]);
    },
  );

  it.each([
    ['Name;Vorname;Telefon', 'Ada Lovelace'],
    ['Name;First Name;Phone', 'Ada Lovelace'],
    ['Full Name;First Name;Phone', 'Lovelace'],
    ['Name;Firma;Telefon', 'Lovelace'],
  ])('headed %j has the name %j', (heading, name) => {
    expect(read(`${heading}\nLovelace;Ada;1`).people.map((person) => person.name)).toEqual([name]);
  });

  it.each(['utf16le', 'utf8', 'latin1'] as const)(
    'in %s is understood, with a mark in front and without',
    (encoding) => {
      for (const mark of encoding === 'latin1' ? [''] : ['', '\uFEFF']) {
        const { people } = sorted(readPeopleFile(Buffer.from(`${mark}Name;Telefon\r\nJörg;1\r\n`, encoding)));
        expect(people).toMatchObject([{ name: 'Jörg' }]);
      }
    },
  );

  it('of more columns than people have use for is refused', () => {
    const heading = (count: number) => `Name${',tel'.repeat(count - 1)}\nAda,1`;
    expect(read(heading(1_000)).people).toMatchObject([{ name: 'Ada' }]);
    expect(() => read(heading(200_000))).toThrow('has more than 1,000 columns');
  });

  it('whose quotes are never closed is read up to there', () => {
    const { people, problems } = read('Name,Phone\nAda,1\nBob,"2\nCarol,3\n');
    expect(people.map(({ name }) => name)).toEqual(['Ada']);
    expect(problems).toEqual([{ line: 3, problem: 'not-understood' }]);
  });

  it('keeps formulas as text', () => {
    expect(read('Name,Phone\n"=HYPERLINK(""http://x"")",1').people).toMatchObject([
      { name: '=HYPERLINK("http://x")' },
    ]);
  });
});
