import { expect, it } from 'vitest';
import { readPeopleFile } from '../../../../../main/people/files/read-people-file.ts';
import { peopleFile, sorted } from './fixtures.ts';

/** Labels before addresses, as in "mobile +49 170 1234567". */
function read(name: string) {
  const { people, problems } = sorted(readPeopleFile(peopleFile(name)));
  const shown = people.map(({ addresses, ...person }) => ({
    ...person,
    addresses: addresses.map(({ label, address }) => `${label} ${address}`),
  }));
  return { people: shown, problems };
}

const ada = {
  name: 'Ada King Lovelace',
  organisation: 'Analytical Engines, Ltd.',
  note: 'Wrote the first program.\nAsk for "Ada".',
  addresses: ['fax +44 20 7946 0019', 'work +44 20 7946 0018', 'mobile +44 7700 900123'],
};
const outlook = {
  people: [ada, { name: 'Taxi', addresses: ['home 030 202020'] }],
  problems: [
    { line: 4, problem: 'no-address' },
    { line: 6, problem: 'no-name' },
  ],
};

it.each([
  [
    'apple-contacts.vcf',
    {
      people: [
        {
          uid: '8c1f4b57-0c5e-4d4c-8a3e-0b7c8f2d9a10',
          name: 'Dr. Jörg Müller',
          organisation: 'Müller & Söhne GmbH, Vertrieb',
          note: 'Nur vormittags, außer Freitag.\nSpricht auch Französisch.',
          addresses: [
            'mobile +49 170 1234567',
            'other joerg@pbx.example',
            'work 030 1234567',
            'fax 030 7654321',
            'other (0331) 555 01 00',
            'mobile +49 151 9876543',
          ],
        },
        {
          uid: '1b1d6a5e-77a3-4b0f-9a0c-3a3cf0c1e2b4',
          name: 'ACME Support',
          addresses: ['other +1 (800) 555-0199'],
        },
      ],
      problems: [{ line: 35, problem: 'no-address' }],
    },
  ],
  [
    'google-contacts.vcf',
    {
      people: [
        {
          name: 'Zoë Núñez',
          organisation: 'Ejemplo S.A.',
          note: 'This contact is starred',
          addresses: ['mobile +34 612 34 56 78', 'work +34911234567', 'work 204'],
          isFavourite: true,
        },
      ],
      problems: [],
    },
  ],
  [
    'thunderbird.vcf',
    {
      people: [
        {
          uid: '2c3f9a34-1d4d-4a83-9f53-4a3e7a8ab1f0',
          name: 'Grace Hopper',
          organisation: 'US Navy, Bureau of Ships',
          addresses: ['work +1 (202) 555-0143', 'mobile +1 202 555 0144', 'other 555'],
        },
      ],
      problems: [],
    },
  ],
  [
    'nextcloud.vcf',
    {
      people: [
        {
          uid: '7a6b5c4d-3e2f-4a1b-9c8d-7e6f5a4b3c2d',
          name: 'Elif Yılmaz',
          addresses: [
            'mobile +90-532-555-0101',
            'home +90 212 555 01 00',
            'work tel:+49-30-1234567;ext=42',
            'other sips:elif@secure.example',
          ],
        },
      ],
      problems: [],
    },
  ],
  [
    'outlook-2.1.vcf',
    {
      people: [
        {
          name: 'Günther Grün',
          organisation: 'Grün & Partner, Empfang',
          note: 'Am besten nachmittags anrufen. Kommt aus Köln und spricht schnell.\nZweite Zeile.',
          addresses: [
            'home 0221 765432',
            'work +49 (221) 123-4567',
            'mobile 0171/1234567',
            'fax +49 (221) 123-4568',
          ],
        },
      ],
      problems: [],
    },
  ],
  [
    'fritzbox-carddav.vcf',
    {
      people: [
        {
          uid: 'fritz-12',
          name: 'Oma und Opa',
          addresses: ['home 030123456', 'mobile 01601234567', 'fax 030123457', 'other **611'],
        },
      ],
      problems: [],
    },
  ],
  ['outlook.csv', outlook],
  ['outlook-utf-16.csv', outlook],
  [
    'outlook-german.csv',
    {
      people: [
        {
          name: 'Jürgen Groß',
          organisation: 'Groß & Klein',
          note: 'Kunde; sehr wichtig',
          addresses: [
            'fax 030/1234568',
            'work 030/1234567',
            'home 0331 - 44 55 66',
            'mobile 0171-1234567',
            'other 030 111',
          ],
        },
        { name: 'Ines Öztürk', addresses: ['mobile +49 (0)151 / 23 45 67 89'] },
      ],
      problems: [],
    },
  ],
  [
    'google-contacts.csv',
    {
      people: [
        {
          name: 'Fatima Haddad',
          organisation: 'Haddad SARL',
          note: 'Met in Paris,\ntalks fast',
          isFavourite: true,
          addresses: ['mobile +33 6 12 34 56 78', 'mobile +33 6 87 65 43 21', 'fax +33 1 23 45 67 89'],
        },
        { name: 'Pizza Express', addresses: ['other 030 555 666'] },
      ],
      problems: [{ line: 5, problem: 'no-address' }],
    },
  ],
  [
    'google-contacts-old.csv',
    {
      people: [
        {
          name: 'Diego Rossi',
          organisation: 'Rossi SpA',
          addresses: ['home +39 06 1234 5678', 'mobile +39 333 123 4567'],
        },
      ],
      problems: [],
    },
  ],
  [
    'thunderbird.csv',
    {
      people: [
        {
          name: 'Hana Berg',
          organisation: 'Berg AG',
          addresses: ['work 030 1231231', 'fax 030 1231232', 'mobile 0170 7654321'],
        },
      ],
      problems: [],
    },
  ],
  [
    'spreadsheet.csv',
    {
      people: [
        {
          name: 'Empfang',
          organisation: 'Beispiel AG',
          addresses: ['other 030 123-0', 'other 0', 'other empfang@pbx.example'],
        },
        { name: 'Groß, Anna', organisation: 'Beispiel AG', addresses: ['other 030 123-11', 'other 11'] },
      ],
      problems: [],
    },
  ],
])('%s is read', (name, expected) => {
  expect(read(name)).toEqual(expected);
});
