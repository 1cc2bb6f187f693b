import { z } from "zod";
import type { Command } from "#core/dialogue/turn/command.ts";
import { type Locale, type RephraseReason, locales } from "#core/person/person.ts";
import { stemOf } from "#core/text/stem.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const spoken = [
  "start",
  "thanks",
  "done",
  "next",
  "rephrase",
  "show_step",
  "list_goals",
  "new_goal",
  "help",
  "help_now",
  "undo",
  "skip",
  "cancel",
  "settings",
  "status",
  "i_am_safe",
  "not_what_i_meant",
] as const;
/** Reasons for another wording, said of the step that is there. */
const reasons = ["too_vague", "too_big", "no_energy", "not_mine"] as const satisfies readonly RephraseReason[];
const phrases = z.record(z.enum(locales), z.record(z.enum([...spoken, ...reasons]), z.array(z.string())));
const places = z.record(z.string(), z.array(z.string()));

/** Commands, time zones and countries as people say them in plain words. */
export interface PlainSpeech {
  phrase(text: string, locale: Locale): Command | undefined;
  timeZone(text: string): string | undefined;
  country(text: string): string | undefined;
  /** The zone of a country that has only one. */
  zoneOf(country: string): string | undefined;
  /** The country that a zone belongs to. */
  countryOf(timeZone: string): string | undefined;
}

export const loadPlainSpeech = onceCarried((folder: string): PlainSpeech => {
  const commands = new Map<string, Command>();
  for (const byName of Object.values(readPack(folder, "words/phrases.yaml", phrases))) {
    for (const [name, texts] of Object.entries(byName)) {
      const reason = reasons.find((each) => each === name);
      const command: Command = reason ? { do: "rephrase", reason } : { do: name as (typeof spoken)[number] };
      for (const text of texts) commands.set(bare(text), command);
    }
  }
  const zones = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    zones.set(bare(zone), zone);
    zones.set(bare((zone.split("/").at(-1) ?? zone).replaceAll("_", " ")), zone);
  }
  for (const [zone, names] of Object.entries(readPack(folder, "words/places.yaml", places))) {
    zones.set(bare(zone), zone);
    for (const name of names) zones.set(bare(name), zone);
  }
  const countries = countriesByName();
  let stems:
    | { readonly zones: ReadonlyMap<string, string>; readonly countries: ReadonlyMap<string, string> }
    | undefined;
  const byStems = () => (stems ??= { zones: byStem(zones), countries: byStem(countries) });
  return {
    zoneOf: (country) => zonesOfCountries().zoneOf(country),
    countryOf: (timeZone) => zonesOfCountries().countryOf(timeZone),
    phrase: (text) => commands.get(bare(text)),
    timeZone: (text) =>
      zones.get(bare(text)) ??
      offsetZone(text) ??
      (isVerb.test(bare(text)) ? undefined : (byStems().zones.get(stemmed(text)) ?? zones.get(stemmed(text)))),
    country: (text) =>
      countries.get(bare(text)) ?? (isVerb.test(bare(text)) ? undefined : byStems().countries.get(stemmed(text))),
  };
});

/** Names by the stems of their words, as a sentence bends them: `в Москве`, `из Германии`. Names of Latin letters are not bent. */
function byStem(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const bent = [...names].filter(([name]) => /^[\p{Script=Cyrillic}\s-]{4,}$/u.test(name));
  return new Map(bent.map(([name, value]) => [stemmed(name), value] as const).filter(([stem]) => stem.length > 3));
}

/** An ending that no name of a place is bent to: who reads ("читает") is not in Chita. */
const isVerb = /(?:[аеиуюя]ет|[аеу]ют|[ая]ть|[еи]ть|[аеиуюя]?ешь|ишь|ит|ят)$/u;

const stemmed = (text: string): string =>
  bare(text)
    .split(" ")
    .map((word) => stemOf(word))
    .join(" ");

/** A text as it is compared: case, ё, quotes and end marks do not matter. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[’ʼ`]/g, "'")
    .replace(/[«»"“”.!?…,)(]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** `UTC+3`, `GMT-05:00` or `+3`: whole hours have a zone of their own. */
function offsetZone(text: string): string | undefined {
  const found = /^(?:utc|gmt|мск)?\s*([+−-])\s*(\d{1,2})(?::?00)?$/iu.exec(text.trim());
  const hours = Number(found?.[2] ?? Number.NaN);
  if (!found || Number.isNaN(hours) || hours > 14) return undefined;
  if (hours === 0) return "UTC";
  // POSIX signs: Etc/GMT-3 is three hours east of Greenwich.
  const east = found[1] === "+";
  return east || hours <= 12 ? `Etc/GMT${east ? "-" : "+"}${hours}` : undefined;
}

/** Every country of the system's own tables with its names; read once, as the tables change with the program's version alone. */
const countriesByName = once((): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const locale of locales) {
    const display = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
    for (const a of letters) {
      for (const b of letters) {
        const name = display.of(a + b);
        if (name === undefined) continue;
        // A country that is no more has the code of the one that it became: SU is RU, UK is GB.
        const code = new Intl.Locale("und", { region: a + b }).region ?? a + b;
        if (code === a + b || !names.has(bare(name))) names.set(bare(name), code);
        names.set(bare(a + b), code);
      }
    }
  }
  for (const [name, code] of shortNames) names.set(name, code);
  return names;
});

/** Which zones lie in which country, as the system's own tables have it: asked for seldom, and a tenth of a second to read. */
const zonesOfCountries = once((): Pick<PlainSpeech, "zoneOf" | "countryOf"> => {
  const only = new Map<string, string>();
  const home = new Map<string, string>();
  for (const code of new Set(countriesByName().values())) {
    const place: Intl.Locale & { getTimeZones?(): readonly string[] | undefined } = new Intl.Locale("und", {
      region: code,
    });
    const zones = place.getTimeZones?.() ?? [];
    if (zones.length === 1 && zones[0] !== undefined) only.set(code, zones[0]);
    for (const zone of zones) home.set(zone, code);
  }
  return { zoneOf: (country) => only.get(country), countryOf: (timeZone) => home.get(timeZone) };
});

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}

/** Names people use that the standard tables do not hold. */
const shortNames = [
  ["сша", "US"],
  ["usa", "US"],
  ["america", "US"],
  ["uk", "GB"],
  ["england", "GB"],
  ["scotland", "GB"],
  ["wales", "GB"],
  ["англия", "GB"],
  ["великобритания", "GB"],
  ["рф", "RU"],
  ["россия", "RU"],
  ["белоруссия", "BY"],
  ["молдавия", "MD"],
  ["киргизия", "KG"],
  ["чехия", "CZ"],
  ["czech republic", "CZ"],
] as const;
