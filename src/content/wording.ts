import { z } from "zod";
import { byLocale } from "#core/person/person.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { clausesOf } from "#core/talk/clauses.ts";
import type { WordingLibrary } from "#core/talk/talk-words.ts";
import { wordingMoves } from "#core/talk/wording-moves.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale } from "./in-every-locale.ts";
import { loadSpelling } from "./spelling.ts";
import { lean } from "#core/text/lean.ts";

const patterns = z.array(z.string().min(1)).min(1);
const names = inEveryLocale(patterns);
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  moves: z.record(z.enum(wordingMoves), patterns),
  shows: names,
  labels: names,
  money: names,
  until: names,
  has: patterns,
});

const escaped = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/['’]/gu, "['’]"))
    .join("|");

/** Words in quotes, and what stands behind a colon; a quote inside a longer telling is somebody else's. */
const quoted = lean(
  /[«“"]([^«»“”"]{3,})[»”"]|(?:^|[\s:])['‘]((?:[^'‘’\n]|(?<=\p{L})['’](?=\p{L}))[^‘\n]{2,}?)['’](?=\s|[.,!?]|$)/u,
);
/** So many words beside a quote still only show it, and so many where they ask about it. */
const [wordsBeside, wordsAsking] = [3, 8] as const;
const [fewestShown, mostShown] = [3, 60] as const;

const day =
  "(?:\\d{1,2}(?:st|nd|rd|th|-?го|-?му|-?ому)(?!\\p{L})|(?:the )?(?:end of (?:the )?(?:week|month)|next week)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|конца (?:недели|месяца)|(?:понедельник|вторник|четверг|воскресень)\\p{L}{1,2}|(?:сред|пятниц|суббот)[ыуе])";

type Wording = Pick<WordingLibrary, "moves" | "shown" | "details">;

/** What content knows of words that were given: content/talk/wording.yaml. */
export function loadWording(folder: string): Wording {
  const spelling = loadSpelling(folder);
  const { sets, moves, shows, labels, money, until, has } = readPack(folder, "talk/wording.yaml", schema);
  const known = wordingMoves.map((move) => [move, compilePhrases(moves[move], sets)] as const);
  const having = compilePhrases(has, sets);
  const lineOf = (text: string): string => phraseText(normaliseText(text, spelling).tokens);
  const bringsIn = byLocale(
    (locale) =>
      new RegExp(
        `^(?:(?:ok|okay|so|well|but|and|then|ну|так|а|и|тогда|ладно)[\\s,]+)*(?:(?:${escaped(shows[locale])})(?!\\p{L})(?:\\s*[:,—–-]\\s*|\\s+)|(?:${escaped(labels[locale])})\\s*:\\s*)(?=\\S)`,
        "iu",
      ),
  );
  const sums = byLocale(
    (locale) =>
      new RegExp(
        `[£$€]\\s?\\d[\\d.,]*k?|\\d+(?:[ .,]\\d{3})*(?:[.,]\\d+)?\\s?(?:${escaped(money[locale])})(?!\\p{L})`,
        "iu",
      ),
  );
  const days = byLocale((locale) => new RegExp(`(?<!\\p{L})(?:${escaped(until[locale])})\\s+(?:the\\s+)?${day}`, "iu"));
  return {
    moves: (text) => {
      const line = lineOf(text);
      return known.filter(([, form]) => form.test(line)).map(([move]) => move);
    },
    shown: (text, locale) => shownIn(text.trim(), bringsIn[locale]),
    details: (text, locale) => {
      const sum = sums[locale].exec(text)?.[0].trim();
      const by = days[locale].exec(text)?.[0];
      const facts = clausesOf(text)
        .filter((clause) => !clause.asks && having.test(lineOf(clause.text)))
        .map((clause) => clause.text.toLowerCase().replace(/[\s.!,]+$/u, ""))
        .join(", ");
      return {
        ...(sum === undefined ? {} : { sum }),
        ...(by === undefined ? {} : { by }),
        ...(facts === "" ? {} : { facts: facts.charAt(0).toUpperCase() + facts.slice(1) }),
      };
    },
  };
}

const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

function shownIn(text: string, bringsIn: RegExp): string | undefined {
  const match = quoted.exec(text);
  const words = match?.[1] ?? match?.[2];
  if (words !== undefined && match !== null)
    return wordsIn(words) >= fewestShown &&
      wordsIn(text.replace(match[0], " ")) <= (text.includes("?") ? wordsAsking : wordsBeside)
      ? words.trim()
      : undefined;
  const lead = bringsIn.exec(text);
  const rest = lead && text.slice(lead[0].length).trim();
  return rest && wordsIn(rest) <= mostShown && wordsIn(rest) >= fewestShown ? rest : undefined;
}
