import { checked, directories, lines } from "virtual:help-lines";

/** A help line as a page shows it. */
export type HelpLine = (typeof directories)[number];

/** The month (`2026-11`) in which the oldest shown number was looked up. */
export const helpLinesChecked: string = checked;

/** ISO 3166-1 codes of the countries that have lines of their own. */
export const helpLineCountries: readonly string[] = Object.keys(lines);

/** The lines of a country, emergency first; the international directories where there are none. */
export function helpLinesOf(country: string | undefined): readonly HelpLine[] {
  return (country === undefined ? undefined : lines[country]) ?? directories;
}

/** Every number of the table as it is printed, longest first. */
export const knownNumbers: readonly string[] = [
  ...new Set(Object.values(lines).flatMap((rows) => rows.flatMap(({ phone, sms }) => [phone, sms]))),
]
  .filter((number) => number !== null)
  .sort((a, b) => b.length - a.length);

/** What to dial for a printed number. */
export function dial(number: string): string {
  return number.replaceAll(/[^\d+*#]/g, "");
}

type WithTimeZones = Intl.Locale & { readonly timeZones?: readonly string[]; getTimeZones?(): readonly string[] };

/** Where the device seems to be: by its time zone, else by the region of its language. Undefined rather than a wild guess. */
export function guessCountry(): string | undefined {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const byZone = helpLineCountries.find((country) => {
    const region = new Intl.Locale("und", { region: country }) as WithTimeZones;
    return (region.getTimeZones?.() ?? region.timeZones ?? []).includes(here);
  });
  if (byZone !== undefined) return byZone;
  const byLanguage = navigator.languages.map((language) => new Intl.Locale(language).region);
  return byLanguage.find((region) => region !== undefined && helpLineCountries.includes(region));
}
