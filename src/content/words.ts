import { createInstance, type TFunction } from "i18next";
import type { Command } from "#core/dialogue/turn/command.ts";
import { encodePress } from "#core/dialogue/entry/press.ts";
import type { Params, Reply } from "#core/dialogue/turn/reply.ts";
import type { WordKey } from "#core/dialogue/turn/word-key.ts";
import { byLocale, type Locale, type Tone, locales, tones } from "#core/person/person.ts";
import type { TextRef } from "#core/techniques/technique.ts";
import { type Catalog, keyOf, readCatalogFiles } from "./catalogs.ts";
import { createDayTexts, type DayTexts } from "./day-texts.ts";
import { type HelpLines, loadHelpLines } from "./help-lines.ts";
import { loadTexts } from "./texts.ts";
import { onceCarried } from "./content-folder.ts";
import { typographic } from "./typographic.ts";

/** `html` escapes what a person wrote and keeps `<b>`; `plain` has no markup at all. */
export type Form = "html" | "plain";

export interface RenderedButton {
  readonly label: string;
  /** What comes back when it is pressed. */
  readonly data: string;
}

export interface RenderedReply {
  readonly text: string;
  readonly buttons: readonly (readonly RenderedButton[])[];
}

export interface Voice {
  readonly locale: Locale;
  readonly tone: Tone;
}

type Slots = Readonly<Record<string, string | number>>;

/** The words of the product: replies become text in a person's language and tone. */
export interface Words {
  render(reply: Reply, voice: Voice, form: Form): RenderedReply;
  /** One word or sentence outside a reply, such as a label of a menu. */
  word(key: WordKey, locale: Locale, params?: Slots): string;
  /** Words of content by their path, `<b>` and all; an ellipsis where a work made long ago points to words that are gone. */
  text(ref: TextRef, locale: Locale, slots?: Slots): string;
  countryName(country: string, locale: Locale): string;
}

/** Reads the catalogs and refuses to start where a key lacks its words in a language or a tone. */
export const loadWords = onceCarried((folder: string, packs: readonly string[] = []): Words => {
  const files = readCatalogFiles(folder);
  const keys = new Set(files.flatMap(({ words }) => [...words.keys()].map(keyOf)));
  const catalogOf = (locale: Locale): Catalog => {
    const catalog = new Map(
      files
        .filter((file) => file.locale === locale)
        .flatMap((file) => [...file.words].map(([path, text]) => [path, typographic(text)] as const)),
    );
    const missing = [...keys].filter((key) => tones.some((tone) => variantKey(catalog, key, tone, 0) === undefined));
    if (missing.length > 0) throw new Error(`content/words, ${locale}: no words for ${missing.join(", ")}`);
    return catalog;
  };
  const catalogs = byLocale(catalogOf);
  const texts = loadTexts(folder);
  const translator: Translator = {
    t: createTranslate({ [wordsSpace]: catalogs, [textsSpace]: texts }),
    day: createDayTexts(folder, packs),
  };
  const helpLines = loadHelpLines(folder);
  return {
    render: (reply, voice, form) => renderReply({ translator, catalogs, helpLines }, reply, voice, form),
    word: (key, locale, params) => translator.t(key, { lng: locale, ...params }),
    text: (ref, locale, slots = {}) => textOf(translator, ref, locale, slots),
    countryName,
  };
});

const wordsSpace = "words";
const textsSpace = "texts";
const goneText = "…";

/** Catalogs and texts that are there from the start, and the words of health days, which come when they are asked for. */
interface Translator {
  readonly t: TFunction;
  readonly day: DayTexts;
}

function createTranslate(spaces: Record<string, Readonly<Record<Locale, ReadonlyMap<string, string>>>>): TFunction {
  const instance = createInstance();
  void instance.init({
    lng: "en",
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    ns: Object.keys(spaces),
    defaultNS: wordsSpace,
    resources: Object.fromEntries(
      locales.map((locale) => [
        locale,
        Object.fromEntries(Object.entries(spaces).map(([name, words]) => [name, Object.fromEntries(words[locale])])),
      ]),
    ),
    // A person's own words must never be read as markup of ours: no nesting, one pass.
    interpolation: {
      escapeValue: false,
      skipOnVariables: true,
      nestingPrefix: "\u0000",
      nestingSuffix: "\u0001",
    },
  });
  return instance.t;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Finds the catalog key: by tone, and among variants by the reply's seed, so that the same words do not come twice running. */
function variantKey(catalog: Catalog, key: string, tone: Tone, seed: number): string | undefined {
  for (const base of [`${key}.${tone}`, key]) {
    if (catalog.has(base)) return base;
    let count = 0;
    while (catalog.has(`${base}#${count}`)) count += 1;
    if (count > 0) return `${base}#${((seed % count) + count) % count}`;
  }
  return undefined;
}

interface Parts {
  readonly translator: Translator;
  readonly catalogs: Readonly<Record<Locale, Catalog>>;
  readonly helpLines: HelpLines;
}

function renderReply(
  { translator, catalogs, helpLines }: Parts,
  reply: Reply,
  voice: Voice,
  form: Form,
): RenderedReply {
  const say = (key: WordKey, given: Params | undefined, as: Form): string => {
    const params = slotsOf(translator, named(translator, given ?? {}, voice.locale), voice.locale, as);
    const chosen = variantKey(catalogs[voice.locale], key, voice.tone, Number(params["seed"] ?? 0)) ?? key;
    // What was said before an update may have words that are no more.
    return translator.t(chosen, { lng: voice.locale, defaultValue: goneText, ...params });
  };
  const html = say(reply.say, reply.with, form);
  const words = unmarked([html, ...(reply.lines ?? []).map((line) => say(line.say, line.with, form))].join("\n"), form);
  const lines = reply.helpLines
    ? helpLines.text(reply.helpLines, voice.locale, form, (key, params) =>
        translator.t(key, { lng: voice.locale, ...params }),
      )
    : "";
  return {
    text: (reply.helpLines?.alone === true ? [lines, words.trim()] : [words.trim(), lines])
      .filter((part) => part !== "")
      .join("\n\n"),
    buttons: (reply.buttons ?? []).map((row) =>
      row.map((button) => ({
        label: say(button.label, button.with, "plain"),
        data: encodePress(button.press satisfies Command),
      })),
    ),
  };
}

/** Content's own markup stays only where there is any. */
const unmarked = (text: string, form: Form): string => (form === "html" ? text : text.replace(/<\/?[bi]>/g, ""));

function textOf(translator: Translator, { ref }: TextRef, locale: Locale, slots: Slots): string {
  const { minutes } = slots;
  return (
    translator.day.text(ref, locale, typeof minutes === "number" ? minutes : undefined) ??
    translator.t(ref, { lng: locale, ns: [textsSpace, wordsSpace], defaultValue: goneText, replace: slots })
  );
}

/** A line of talk may begin with what somebody wrote, and is a sentence all the same. */
const withCapital = (text: string, locale: Locale): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

/** Numbers with a fraction are written as the language has them. */
const broken: Readonly<Record<Locale, Intl.NumberFormat>> = {
  ru: new Intl.NumberFormat("ru"),
  en: new Intl.NumberFormat("en"),
};

/** What stands in the slots: a person's words escaped where there is markup, and words of content with slots of their own filled. */
function slotsOf(translator: Translator, params: Params, locale: Locale, form: Form): Slots {
  const slots: Record<string, string | number> = {};
  const refs: [name: string, ref: TextRef][] = [];
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "object") refs.push([name, value]);
    else if (typeof value === "number") slots[name] = Number.isInteger(value) ? value : broken[locale].format(value);
    else slots[name] = form === "html" ? escape(value) : value;
  }
  const own = { ...slots };
  for (const [name, ref] of refs) {
    const text = textOf(translator, ref, locale, own);
    slots[name] = unmarked(ref.ref.startsWith("talk.") ? withCapital(text, locale) : text, form);
  }
  return slots;
}

/** Names for the closed values that appear in texts, and the lines that only stand where there is something to say. */
function named(translator: Translator, params: Params, locale: Locale): Params {
  const name = (key: string): string => translator.t(`names.${key}`, { lng: locale });
  const given = (slot: string): string => String(params[slot]);
  const all: Record<string, Params[string]> = { ...params };
  if (params["locale"] !== undefined) all["locale_name"] = name(`locale_${given("locale")}`);
  if (params["tone"] !== undefined) all["tone_name"] = name(`tone_${given("tone")}`);
  if (params["size"] !== undefined) all["size_name"] = name(`size_${given("size")}`);
  for (const each of ["estimate", "neutral", "model"] as const) {
    if (params[each] !== undefined) all[`${each}_name`] = name(String(params[each]));
  }
  if (params["country"] !== undefined) {
    all["country_name"] =
      params["country"] === "" ? name("no_country") : countryName(String(params["country"]), locale);
  }
  if (params["opens"] !== undefined) all["opens_line"] = params["opens"] === "" ? "" : `\n📬 ${given("opens")}`;
  if (params["minutes"] !== undefined) all["cue_line"] = params["cue"] ? `\n⏰ ${given("cue")}` : "";
  return all;
}

function countryName(country: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(country) ?? country;
}
