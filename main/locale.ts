import { baseLocale, isLocale, overwriteGetLocale, type Locale } from '#locale';

/** The first of the person's languages that Parley speaks. */
export function localeFor(languages: readonly string[]): Locale {
  const known = languages.map((language) => language.toLowerCase().split(/[-_]/)[0]).find(isLocale);
  return known ?? baseLocale;
}

/** What main says from now on is said in `locale`; the windows find out for themselves. */
export function speak(locale: Locale): void {
  overwriteGetLocale(() => locale);
}
