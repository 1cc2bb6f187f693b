import type { Told } from "./kinds.ts";
import { plainWords } from "./plain-words.ts";

/** What is known of places: of a name, which country or time zone it is. */
export interface Places {
  country(name: string): string | undefined;
  timeZone(name: string): string | undefined;
  zoneOf(country: string): string | undefined;
  countryOf(timeZone: string): string | undefined;
}

export interface Place {
  readonly country?: string;
  readonly timeZone?: string;
  /** The country was said, and not only known by the city. */
  readonly named?: true;
}

const beside = new Set(
  `в во из с со под около рядом недалеко от город городе города г страна стране страны живу живем живём сейчас сам сама я мы это ну у нас меня мой моя пока временно находимся нахожусь переехал переехала переехали родом область области республика республике деревня деревне поселок посёлке пригород пригороде столица что то есть а и по на же зона часовой пояс время времени московское московскому
  in from at near the city of country town state live living i i'm im we we're are am is it's its my currently right now based here just outside area suburb suburbs and time zone timezone moved to temporarily originally but county region eastern western central standard
  у в з місто країна живу`
    .trim()
    .split(/\s+/u),
);
/** Two unknown words beside a place may belong to it: a county, a district. */
const mostUnknown = 2;
const longest = 4;

/** Two letters are the code of a country where they are written as one; in a sentence they are "in", "no" or "me". */
const isCode = (name: string, text: string): boolean =>
  ["uk", "us", "рф"].includes(name) ||
  (/^\p{L}{2}$/u.test(name) && new RegExp(`(?<!\\p{L})${name.toUpperCase()}(?!\\p{L})`, "u").test(text));

/** Where somebody is, as people say it: `Россия, Москва`, `живу под Казанью`, `Boise, Idaho`; undefined where no place is named or much else is. */
export function readPlace(text: string, places: Places): Told<Place> | undefined {
  if (text.includes("?")) return undefined;
  const whole = text.trim();
  const words = plainWords(text).trim().split(" ");
  const zone = places.timeZone(whole);
  if (zone !== undefined) return told(undefined, zone, "", places);
  const land = whole.length > 2 || isCode(whole.toLowerCase(), text) ? places.country(whole) : undefined;
  if (land !== undefined) return told(land, undefined, "", places);
  if (words.length > 12 || words[0] === "") return undefined;
  const countries: string[] = [];
  let timeZone: string | undefined;
  const unknown: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 0;
    for (let length = Math.min(longest, words.length - at); length > 0 && taken === 0; length -= 1) {
      const name = words.slice(at, at + length).join(" ");
      if (length === 1 && (beside.has(name) || (name.length < 3 && !isCode(name, text)))) break;
      const zone = places.timeZone(name);
      const land = places.country(name);
      if (land !== undefined) countries.push(land);
      // A country of one zone is no city of that name.
      if (zone !== undefined && (land === undefined || timeZone === undefined)) timeZone ??= zone;
      if (zone !== undefined || land !== undefined) taken = length;
    }
    if (taken === 0 && !beside.has(words[at] ?? "")) unknown.push(words[at] ?? "");
    at += Math.max(1, taken);
  }
  const home = timeZone === undefined ? undefined : places.countryOf(timeZone);
  // What a city says of its country holds: there is a Georgia in America too.
  const country = countries.find((each) => each === home) ?? home ?? countries[0];
  if ((country === undefined && timeZone === undefined) || unknown.length > mostUnknown) return undefined;
  if (
    unknown.some((word) =>
      /^(?:не|not|don't|хочу|want|еду|поеду|going|поехать|отпуск|trip|ненавижу|love|люблю|мечтаю|visit|was|была|был|ездил|погода|weather)$/u.test(
        word,
      ),
    )
  )
    return undefined;
  return told(country, timeZone, unknown.join(" "), places, countries.length > 0);
}

function told(
  country: string | undefined,
  timeZone: string | undefined,
  rest: string,
  places: Places,
  named = country !== undefined,
): Told<Place> {
  const land = country ?? (timeZone === undefined ? undefined : places.countryOf(timeZone));
  const zone = timeZone ?? (land === undefined ? undefined : places.zoneOf(land));
  return {
    value: {
      ...(land === undefined ? {} : { country: land }),
      ...(zone === undefined ? {} : { timeZone: zone }),
      ...(named ? { named } : {}),
    },
    rest,
  };
}
