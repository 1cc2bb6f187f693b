import type { Locale } from "../person/person.ts";
import type { Slots } from "./talk-words.ts";
import { lean } from "../text/lean.ts";

/** What somebody wants to have said, out of "how do I tell my boss that I can't do Saturdays": their own words, as they would stand in the message itself. */
export function clauseSlots(text: string, locale: Locale): Slots {
  const statement = firstOf(statements[locale], text)?.replace(ofOthersAfter, "");
  const request = firstOf(requests[locale], text);
  const what = statement === undefined || statement.split(/\s+/u).length > mostWords ? undefined : statement;
  return {
    ...(what === undefined || others[locale].test(what) ? {} : spoken(tidied(what, locale))),
    ...(request === undefined ? {} : { request: tidied(request, locale) }),
  };
}

const spoken = (what: string): Slots => ({ what, statement: what.charAt(0).toUpperCase() + what.slice(1) });
const mostWords = 16;

/** Of several ways in which it may be said, the first that is there. */
const firstOf = (ways: readonly RegExp[], text: string): string | undefined =>
  ways
    .map((way) => way.exec(text.trim())?.[1]?.trim())
    .find((found) => found !== undefined && found.split(/\s+/u).length > 1);

const tail = "([^.?!\\n]+?)\\s*(?:[.?!]|$)";

/** What is to be told: a clause of the first person. */
const statements: Readonly<Record<Locale, readonly RegExp[]>> = {
  ru: [
    lean(new RegExp(`(?<!\\p{L})за то,?\\s+что\\s+${tail}`, "iu")),
    lean(
      new RegExp(
        `(?<!\\p{L})(?:сказать|написать|ответить|объяснить|сообщить|предупредить)(?:\\s+\\p{L}+){0,4}?,?\\s+что\\s+${tail}`,
        "iu",
      ),
    ),
    lean(new RegExp(`(?<!\\p{L})(?:сказать|написать|ответить|сообщить)(?:\\s+\\p{L}+){1,4}[,:—–-]+\\s*${tail}`, "iu")),
  ],
  en: [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:tell|text|let|inform|write to|write|message)\\s+(?:my|the|our)?\\s*\\p{L}+(?:\\s+know)?,?\\s+(?:that\\s+)?((?:i|we|i['’]\\p{L}+|im|ive|its|it['’]s|my)\\s[^.?!\\n]+?)\\s*(?:[.?!]|$)`,
        "iu",
      ),
    ),
    lean(
      new RegExp(
        `(?<!\\p{L})(?:sorry|apologi[sz]e)[^,.?!\\n]*?(?:\\s+(?:that|because|for the time)|,|\\.)\\s*(i\\s[^.?!\\n]+?)\\s*(?:[.?!]|$)`,
        "iu",
      ),
    ),
  ],
};

/** What is asked for: what the other is to do. */
const requests: Readonly<Record<Locale, readonly RegExp[]>> = {
  ru: [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:попросить|просить)(?:\\s+\\p{L}+){1,3}?\\s+((?:не\\s+)?\\p{L}+(?:ть|ти|чь)(?:ся)?(?!\\p{L})[^.?!,\\n]*)`,
        "iu",
      ),
    ),
  ],
  en: [
    lean(
      /(?<!\p{L})ask(?:ing)?\s+(?:my|the|our)?\s*\p{L}+\s+(?:to|if (?:he|she|they) (?:can|could|would))\s+([^.?!,\n]+)/iu,
    ),
  ],
};

/** What the other will feel or do about it is not said to them. */
const ofOthersAfter = lean(/,\s*(?:(?:а|но|и|but|and|so)\s+)?(?:он|она|они|he|she|they)(?!\p{L}).*$/iu);

/** What somebody else does is no clause of theirs. */
const others: Readonly<Record<Locale, RegExp>> = {
  ru: lean(/^(?:он|она|они|мой|моя|мои|опять|снова|а|но|как|чтобы)(?!\p{L})/iu),
  en: lean(/^(?:he|she|they|it keeps)(?!\p{L})/iu),
};

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bi\b/gu, "I"],
  [/\b(ca|do|wo|did|is|was|have|has|are|could|would|should)nt\b/giu, "$1n’t"],
  [/\bim\b/giu, "I’m"],
  [/\bive\b/giu, "I’ve"],
  [/\bill\b/gu, "I’ll"],
  [/'/gu, "’"],
  [/\b(mon|tues|wednes|thurs|fri|satur|sun)day(s?)\b/giu, "$1day$2"],
  [/\bi’/gu, "I’"],
];

/** Spelt as in a message that one sends. */
export function spelt(words: string, locale: Locale): string {
  if (locale === "ru") return words.trim();
  return contractions
    .reduce((text, [from, to]) => text.replace(from, to), words.trim())
    .replace(/\b(mon|tues|wednes|thurs|fri|satur|sun)day/gu, (day) => day.charAt(0).toUpperCase() + day.slice(1));
}

/** The same, said to the one spoken of: whose it was becomes yours. */
const tidied = (words: string, locale: Locale): string =>
  locale === "ru" ? words.trim() : spelt(words, locale).replace(/\b(?:his|her|their)\b(?= \p{L})/gu, "your");
