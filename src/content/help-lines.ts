import { z } from "zod";
import type { Params } from "#core/dialogue/turn/reply.ts";
import type { WordKey } from "#core/dialogue/turn/word-key.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import type { Locale } from "#core/person/person.ts";
import type { CrisisKind, CrisisLevel } from "#core/safety/crisis.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const lineKinds = [
  "emergency",
  "suicide-crisis",
  "mental-health",
  "domestic-violence",
  "child-helpline",
  "parents-support",
  "missing-or-abducted-child",
  "legal-aid",
] as const;
export type LineKind = (typeof lineKinds)[number];

const helpLine = z.object({
  country: z.string(),
  name: z.string(),
  name_en: z.string(),
  kind: z.enum(lineKinds),
  phone: z.string().nullable(),
  sms: z.string().nullable(),
  chat_url: z.string().nullable(),
  hours: z.string().nullable(),
  languages: z.array(z.string()),
  audience: z.string().nullable(),
  checked: z.string(),
  confidence: z.enum(["official-page", "two-sources", "one-source"]),
  note: z.string().nullable(),
});
export type HelpLine = z.infer<typeof helpLine>;

export interface HelpLinesAsked {
  readonly country: string | undefined;
  readonly kind: CrisisKind | undefined;
  readonly level: CrisisLevel;
  readonly short?: boolean;
  readonly alone?: boolean;
  readonly young?: boolean;
  readonly asks?: boolean;
}

/** The fixed table of help lines (safety.md): chosen by country and kind, never by a model. */
export interface HelpLines {
  /** ISO 3166-1 codes of the countries that have lines. */
  readonly countries: readonly string[];
  /** Emergency first, then lines of the kind, then mental-health lines, then the international directories. */
  pick(asked: HelpLinesAsked): readonly HelpLine[];
  text(
    asked: HelpLinesAsked,
    locale: Locale,
    form: "html" | "plain",
    word: (key: WordKey, params?: Params) => string,
  ): string;
}

/** Which lines serve which kind of crisis, in the order shown. */
const linesFor: Record<CrisisKind | "any", readonly LineKind[]> = {
  self_harm: ["suicide-crisis", "mental-health"],
  harm_to_others: ["suicide-crisis", "mental-health"],
  danger_now: ["domestic-violence", "missing-or-abducted-child", "mental-health"],
  medical: [],
  any: ["suicide-crisis", "mental-health", "domestic-violence", "parents-support"],
};

/** Countries all of whose lines answer in a language, though the table does not say so. */
const spokenIn: Readonly<Record<Locale, readonly string[]>> = { ru: ["RU"], en: [] };

/** Where most who write in a language live: their numbers are shown, each with its countries, to somebody whose country is not known. */
const mainCountries: Readonly<Record<Locale, readonly string[]>> = {
  ru: ["RU", "KZ", "BY", "UA"],
  en: ["US", "CA", "GB", "IE", "AU"],
};

const shown = 6;

export const loadHelpLines = onceCarried((folder: string): HelpLines => {
  const rows = readPack(folder, "safety/help-lines.json", z.array(helpLine)).filter(
    // A line read on one page only stays hidden until a person has confirmed it; emergency numbers always show.
    (row) => row.kind === "emergency" || row.confidence !== "one-source",
  );
  const directories = rows.filter(
    (row) => row.country === "INTL" && row.chat_url !== null && row.phone === null && row.kind !== "child-helpline",
  );

  /** Lines that listen before lines that take a report, and those of all countries where a country has none of its own. */
  const linesForYoung = (country: string | undefined): readonly HelpLine[] => {
    const young = rows.filter((row) => row.kind === "child-helpline");
    const here = young.filter((row) => row.country === country);
    const listens = ({ audience }: HelpLine): number => (/crime|danger/u.test(audience ?? "") ? 1 : 0);
    return here.length > 0
      ? here.toSorted((one, other) => listens(one) - listens(other))
      : young.filter((row) => row.country === "INTL");
  };

  const pick = ({ country, kind, young }: HelpLinesAsked): readonly HelpLine[] => {
    const here = country === undefined ? [] : rows.filter((row) => row.country === country);
    const emergency = here.filter((row) => row.kind === "emergency").toSorted(widestFirst);
    const kinds = linesFor[kind ?? (young ? "self_harm" : "any")];
    const wanted = kinds.flatMap((each) => here.filter((row) => row.kind === each));
    const lines = [...(young ? linesForYoung(country) : []), ...wanted].slice(0, shown);
    return [...emergency, ...(lines.length > 0 || kind === "medical" ? lines : directories)];
  };

  /** "911 (United States, Canada)": the numbers of a language's main countries, of which one is chosen in each. */
  const numbersOf = (
    locale: Locale,
    form: "html" | "plain",
    choose: (here: readonly HelpLine[]) => HelpLine | undefined,
  ): readonly string[] => {
    const named = new Intl.DisplayNames(locale, { type: "region" });
    const chosen = mainCountries[locale].flatMap((country) => {
      const phone = choose(rows.filter((row) => row.country === country))?.phone;
      return phone ? [{ phone, country: named.of(country) ?? country }] : [];
    });
    return [...Map.groupBy(chosen, ({ phone }) => phone)].map(([phone, where]) =>
      mark(`${phone} (${where.map(({ country }) => country).join(", ")})`, form),
    );
  };
  const widest = (here: readonly HelpLine[]) =>
    here.filter(({ kind }) => kind === "emergency").toSorted(widestFirst)[0];
  const listens = (here: readonly HelpLine[]) =>
    here.find(({ kind, phone, hours }) => kind === "suicide-crisis" && phone !== null && hours === "24/7");

  const text: HelpLines["text"] = (asked, locale, form, word) => {
    const unknown = asked.country === undefined;
    const lines = asked.short === true ? firstOf(pick(asked)) : pick(asked);
    const services = lines.filter((line) => line.kind === "emergency");
    const emergency = asked.alone === true ? forTheBody(services) : services;
    const others = lines.filter((line) => line.kind !== "emergency");
    const checked = lines.map((line) => line.checked).toSorted()[0] ?? "";
    const name = (line: HelpLine): string =>
      mark(locale === fallbackLocale || !readableName(line.name) ? line.name_en : line.name, form);
    const parts = [
      emergency.length > 0
        ? `${bold(word("help_lines.emergency"), form)}: ${emergency.map((line) => (line.name === line.phone ? line.phone : `${line.phone} (${name(line)})`)).join(" · ")}`
        : `${bold(word("help_lines.emergency_unknown"), form)} ${numbersOf(locale, form, widest).join(" · ")}`,
      ...(unknown && asked.kind !== "medical"
        ? [`• ${word("help_lines.somebody_listens")}: ${numbersOf(locale, form, listens).join(" · ")}`]
        : []),
      ...others.map((line) => {
        const how = [
          line.phone,
          line.sms === null
            ? null
            : word("help_lines.sms", { number: [smsWord(line), line.sms].filter((part) => part !== "").join(" → ") }),
          line.phone === null && line.sms === null ? line.chat_url : null,
          line.hours === "24/7" || locale === fallbackLocale ? line.hours : null,
          line.languages.includes(locale) || spokenIn[locale].includes(line.country)
            ? null
            : line.languages.length > 0
              ? line.languages.join(", ")
              : word("help_lines.language_not_stated"),
        ].filter((part) => part !== null);
        return `• ${name(line)}: ${mark(how.join(", "), form)}`;
      }),
      unknown ? word("help_lines.which_country") : word("help_lines.abroad"),
      ...(asked.kind === "danger_now" ? [word("help_lines.men_too"), word("help_lines.history")] : []),
      word("help_lines.checked", { month: monthName(checked, locale) }),
    ];
    if (asked.alone === true) {
      return [...parts.slice(0, 1), ...(unknown ? [word("help_lines.which_country")] : [])].join("\n");
    }
    if (asked.short !== true) return parts.join("\n");
    // Of an unknown country the numbers that listen are enough beside its emergency; the directories stand in the whole list.
    const few = parts.slice(0, unknown ? 2 : 1 + others.length);
    return [...few, ...(unknown && asked.asks === true ? [word("help_lines.which_country")] : [])].join("\n");
  };
  const countries = [...new Set(rows.map((row) => row.country))].filter((country) => country !== "INTL");
  return { countries, pick, text };
});

/** The emergency numbers, and the first line after them that answers day and night, where one does. */
function firstOf(lines: readonly HelpLine[]): readonly HelpLine[] {
  const others = lines.filter(({ kind }) => kind !== "emergency");
  const first = others.find(({ hours }) => hours === "24/7") ?? others[0];
  return lines.filter((line) => line.kind === "emergency" || line === first);
}

/** Police and firemen are not who a body needs, where others stand in the table. */
function forTheBody(services: readonly HelpLine[]): readonly HelpLine[] {
  const medical = services.filter(
    ({ name_en }) => !/police|fire|gas/iu.test(name_en) || /ambulance|medical/iu.test(name_en),
  );
  return medical.length > 0 ? medical : services;
}

/** A single number for all services comes before police, ambulance and the rest. */
function widestFirst(a: HelpLine, b: HelpLine): number {
  const rank = (line: HelpLine): number => (["112", "911", "999", "000", "111"].includes(line.phone ?? "") ? 0 : 1);
  return rank(a) - rank(b);
}

function mark(text: string, form: "html" | "plain"): string {
  return form === "html" ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : text;
}

/** The word to send, which the table keeps in its note: "Text the word HOME." */
export function smsWord(line: HelpLine): string {
  return /Text the word ([A-Z]+)/.exec(line.note ?? "")?.[1] ?? "";
}

/** Whether a name is in a script that our readers know. */
export function readableName(name: string): boolean {
  return !/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(name);
}

function bold(text: string, form: "html" | "plain"): string {
  return form === "html" ? `<b>${text}</b>` : text;
}

function monthName(month: string, locale: Locale): string {
  const [year, of] = month.split("-").map(Number);
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2000, (of ?? 1) - 1, 1),
  );
  return `${name} ${year}`;
}
