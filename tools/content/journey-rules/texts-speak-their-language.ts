import type { Locale } from "#core/person/person.ts";
import { textRule } from "../journey-rule.ts";

/** Slots and commands, names of products and formats, measures as devices call them, and in «…» what somebody is to type. */
const notWords =
  /<\/?b>|\{\{.*?\}\}|\/[a-z_]+|«[a-z_-]+»|export\.zip|Telegram|Waymark|Apple|Garmin|Fitbit|Google Takeout|WHOOP|Oura|Open mHealth|Health Auto Export|RMSSD|SDNN|FIT|ISO|JSON|UTC|UTF|XML/gu;

/** Russian texts are Russian and English ones English; only names and what is typed are the same in both. */
export const textsSpeakTheirLanguage = textRule("texts-speak-their-language", (text, locale, path) => {
  if (path.endsWith(".icon")) return undefined;
  const words = text.replace(notWords, "");
  if (words.trim() === "") return undefined;
  return foreign[locale](words);
});

/** What shows that words are of another language. */
const foreign: Readonly<Record<Locale, (words: string) => string | undefined>> = {
  ru(words) {
    if (/[a-z]{2,}/iu.test(words)) return "has Latin words";
    return /[\u0400-\u04ff]|^[\d\s–-]+$/u.test(words) ? undefined : "has no Russian words";
  },
  en: (words) => (/[\u0400-\u04ff]/u.test(words) ? "has Cyrillic letters" : undefined),
};
