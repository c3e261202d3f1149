/**
 * What the networks of countries sound like, after ITU-T E.180 Supplement 2 and its annex to the Operational Bulletin
 * "Various tones used in national networks" (02/2003); New Zealand after PTC 102, the United States and Canada after
 * their Precise Tone Plan. Where a country names no tone, there is the one that E.180 recommends.
 *
 * A tone is written as `Hz/ms` for sound and `ms` for silence, in turn. Hz are several with `+`; a modulated tone is
 * written as its carrier and both sidebands.
 */
export interface NationalTones {
  readonly ringback: string;
  readonly busy: string;
  readonly congestion: string;
  readonly waiting: string;
}

/** Most of Europe, and what E.180 recommends. */
const common: NationalTones = {
  ringback: '425/1000 4000',
  busy: '425/500 500',
  congestion: '425/200 200',
  waiting: '425/200 200 425/200 4400',
};

const northAmerica: NationalTones = {
  ringback: '440+480/2000 4000',
  busy: '480+620/500 500',
  congestion: '480+620/250 250',
  waiting: '440/300 9700',
};

const byCountry: Readonly<Record<string, Partial<NationalTones>>> = {
  AT: {
    ringback: '420/1000 5000',
    busy: '420/400 400',
    congestion: '420/200 200',
    waiting: '420/40 1960',
  },
  AU: {
    ringback: '413+438/400 200 413+438/400 2000',
    busy: '425/375 375',
    congestion: '425/375 375',
  },
  BE: { ringback: '425/1000 3000', congestion: '425/167 167', waiting: '1400/175 175 1400/175 3500' },
  BR: { busy: '425/250 250', congestion: '425/250 250 425/750 250', waiting: '425/50 1000' },
  CA: northAmerica,
  CH: { waiting: '425/200 200 425/200 4000' },
  CN: {
    ringback: '450/1000 4000',
    busy: '450/350 350',
    congestion: '450/700 700',
    waiting: '450/400 4000',
  },
  DE: { busy: '425/480 480', congestion: '425/240 240', waiting: '425/200 200 425/200 5000' },
  DK: { waiting: '425/200 600 425/200 3000' },
  ES: {
    ringback: '425/1500 3000',
    busy: '425/200 200',
    congestion: '425/200 200 425/200 200 425/200 600',
    waiting: '425/175 175 425/175 3500',
  },
  FI: { busy: '425/300 300', waiting: '425/150 150 425/150 8000' },
  FR: {
    ringback: '440/1500 3500',
    busy: '440/500 500',
    congestion: '440/250 250',
    waiting: '440/300 10000',
  },
  GB: {
    ringback: '400+450/400 200 400+450/400 2000',
    busy: '400/375 375',
    congestion: '400/400 350 400/225 525',
    waiting: '400/100 4000',
  },
  IN: {
    ringback: '375+400+425/400 200 375+400+425/400 2000',
    busy: '400/750 750',
    congestion: '400/250 250',
    waiting: '400/200 100 400/200 7500',
  },
  IT: { waiting: '425/400 100 425/250 100 425/150 14000' },
  JP: {
    ringback: '384+400+416/1000 2000',
    busy: '400/500 500',
    congestion: '400/500 500',
    waiting: '384+400+416/500 8000',
  },
  NL: { congestion: '425/250 250', waiting: '425/500 9500' },
  NO: { waiting: '425/200 600 425/200 10000' },
  NZ: {
    ringback: '400+450/400 200 400+450/400 2000',
    busy: '400/500 500',
    congestion: '400/250 250',
    waiting: '400/200 3000',
  },
  PL: { congestion: '425/500 500', waiting: '425/150 150 425/150 4000' },
  SE: {
    ringback: '425/1000 5000',
    busy: '425/250 250',
    congestion: '425/250 750',
    waiting: '425/200 500 425/200 9100',
  },
  US: northAmerica,
};

/** Countries whose own tones are known: ISO 3166 codes. */
export const countriesWithTones: readonly string[] = Object.keys(byCountry);

/** Those of a country (ISO 3166), else those of most of Europe. */
export function nationalTones(country: string | undefined): NationalTones {
  return { ...common, ...(country !== undefined && Object.hasOwn(byCountry, country) && byCountry[country]) };
}
