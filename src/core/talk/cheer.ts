import type { Locale } from "../person/person.ts";
import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";
import { mirrorOf } from "./mirror.ts";

/** A cry of few words: its sentence, and what it ends in. */
const sentences = lean(/([^.!?…\n\p{Extended_Pictographic}]+)([.!?…\p{Extended_Pictographic}]*)/gu);
const mostWords = 4;
/** What is said to somebody, sworn, denied or doubted is not joined in with. */
const notJoined = lean(
  /\?|(?<!\p{L})(?:не|нет|ни|без|блин|бля\p{L}*|ура|да|ок|спасибо|you|your|ты|вы|вам|тебе|not|no|never|thanks|thank|omg|yes|yay|wow|god|fuck\p{L}*|shit\p{L}*|hell|haha\p{L}*|lol|hi|hello|привет\p{L}*)(?!\p{L})|n[’']t(?!\p{L})|[\d"«“”»():;@#/]/iu,
);
/** Nobody else is named by it, and nothing is turned: who acts is left to be seen from what was told before. */
const ownWords = lean(
  /(?<!\p{L})(?:i|i[’']?m|i[’']?ve|me|my|we|us|our|я|мне|меня|мной|мой|моя|мо[ёе]|мы|нас|нам)(?!\p{L})/iu,
);
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");
const isShouted = (words: string): boolean => letters(words).length > 3 && words === words.toUpperCase();

/**
 * What is cried out for joy, in so few words that it can be cried once more: "SHE AGREED!!!" becomes "She agreed", "МЕНЯ ВЗЯЛИ!" becomes "Вас взяли".
 * Undefined where nothing is cried, or where it is not plain how to turn it.
 */
export function cheerOf(text: string, locale: Locale): string | undefined {
  for (const [, part = "", mark = ""] of text.matchAll(sentences)) {
    const words = part.trim().replace(/^[\s,–—-]+|[\s,–—-]+$/gu, "");
    const count = words.split(/\s+/u).length;
    if (!(mark.includes("!") || isShouted(words)) || count > mostWords || letters(words).length < 4) continue;
    if (notJoined.test(words) || /(\p{L})\1{2,}/iu.test(words)) continue;
    const calm = isShouted(words) ? words.toLowerCase() : words;
    const said = ownWords.test(calm) || (locale === "ru" && firstPerson.test(calm)) ? mirrorOf(calm, locale) : calm;
    if (said !== undefined && (said === calm || !ownWords.test(said))) return capitalised(said);
  }
  return undefined;
}
/** "Сдала", "еду": said of whom, only the whole tells. */
const firstPerson = lean(/^\p{L}+(?:ла?|лся|лась|ю|ю[сc]ь|у|ем|им)(?!\p{L})/iu);
