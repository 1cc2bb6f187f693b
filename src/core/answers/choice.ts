import { stemOf } from "../text/stem.ts";
import { inFigures } from "./number-words.ts";
import { plainWords, tellingWords } from "./plain-words.ts";
import { lean } from "../text/lean.ts";

/** One thing that may be chosen, by its label and by the other ways to say it. */
export interface Option {
  readonly label: string;
  readonly also?: readonly string[];
}

const places: readonly RegExp[] = [
  lean(/^(?:перв(?:ое|ый|ая|ую|ого|ой|ому|ым)|первое|first|1st|1-?[еяй]|перше|перший|upper|top|верхн\p{L}+)$/u),
  /^(?:втор(?:ое|ой|ая|ую|ого|ому|ым)|second|2nd|2-?[еяй]|друге|другий)$/u,
  /^(?:трет(?:ье|ий|ья|ью|ьего|ьему)|third|3rd|3-?[еяй]|третє)$/u,
  /^(?:четверт(?:ое|ый|ая|ую|ого|ому)|fourth|4th|4-?[еяй])$/u,
  /^(?:пят(?:ое|ый|ая|ую|ого|ому)|fifth|5th|5-?[еяй])$/u,
  /^(?:шест(?:ое|ой|ая|ую|ого|ому)|sixth|6th|6-?[еяй])$/u,
  /^(?:седьм(?:ое|ой|ая|ую|ого)|seventh|7th|7-?[еяй])$/u,
  /^(?:восьм(?:ое|ой|ая|ую|ого)|eighth|8th|8-?[еяй])$/u,
];
const last = /^(?:последн(?:ее|ий|яя|юю|его)|нижн(?:ее|ий|яя|юю)|last|the last one|bottom)$/u;
const around = new Set(
  "вариант варианта варианту пункт пункта ответ кнопка кнопку номер пожалуйста давай давайте лучше one option number button answer please then i'll take choose pick go with the for выбираю беру хочу возьму вот будет пусть let's want would like № no item choice".split(
    " ",
  ),
);

/** Which place in a list a message names and nothing else: `первое`, `the second one`, `вариант 2`, `последнее`; -1 stands for the last. */
function placeNamed(text: string, figures: boolean): number | undefined {
  const words = plainWords(text)
    .trim()
    .split(" ")
    .filter(
      (word) =>
        !around.has(word) && !["the", "a", "ну", "наверное", "думаю", "i", "think", "probably", "maybe"].includes(word),
    );
  if (words.length !== 1) return undefined;
  const [word = ""] = words;
  if (last.test(word)) return -1;
  const at = places.findIndex((each) => each.test(word));
  if (at >= 0) return at;
  const figure = figures ? /^ (\d{1,2}) $/u.exec(inFigures(word)) : null;
  return figure ? Number(figure[1]) - 1 : undefined;
}

const range = /^\D{0,12}?(\d+)\s*[-–—]\s*(\d+)\D{0,12}$/u;
const atLeast =
  /^(?:от|с|from|over|older than|старше)?\s*(\d+)\s*(?:\+|и старше|and older|and over|или больше|or more)\D{0,12}$/u;
const below = /^(?:до|under|младше|меньше|less than)\s*(\d+)\D{0,12}$/u;

/** Whether a number lies in what a label says: `7` in `6–8`. */
function holds(label: string, value: number): boolean {
  const plain = plainWords(label).trim().replaceAll("–", "-");
  const span = range.exec(plain);
  if (span) return Number(span[1]) <= value && value <= Number(span[2]);
  const least = atLeast.exec(plain);
  if (least) return value >= Number(least[1]);
  const most = below.exec(plain);
  return most !== null && value < Number(most[1]);
}

const small = new Set(
  `и в на с со к у о об от до из за для по не ни же бы ли а но или что это этот эта эти он она они я мы вы мне меня мой моя мое сейчас уже еще есть быть был была будет так там тут как бы очень просто только наверное пожалуйста давай давайте ну вот лучше хочу выбираю беру скорее думаю может
  the a an and or of to in on at with for from is are was be it its it's this that i we you my me now just only please then let's let lets i'll i'd like would want take choose pick go think maybe rather well so really mostly um uh`
    .trim()
    .split(/\s+/u),
);
const denying = /(?:^| )(?:не|нет|not|no|don't|never|isn't|without|без|никогда)(?: |$)/u;

const stems = (text: string): readonly string[] =>
  plainWords(text)
    .trim()
    .split(" ")
    .filter((word) => word.length > 1 && word !== "-" && !small.has(word))
    .map((word) => stemOf(word));

/** A message of more telling words than these is no choice, unless it begins with what is chosen. */
const mostWords = 6;

/** How much of a message an option accounts for, from 0 to 1; 1 too where the message says all that its label says and goes on. */
function fit(said: readonly string[], denied: boolean, name: string): number {
  const words = stems(name);
  if (words.length === 0 || said.length === 0) return 0;
  if (denied !== denying.test(plainWords(name))) return 0;
  const common = said.filter((word) => words.includes(word)).length;
  if (common === 0) return 0;
  const wholeLabel = words.every((word) => said.includes(word));
  if (said.length > mostWords) return wholeLabel && words.length >= 2 ? 1 : 0;
  const of = common / said.length;
  return wholeLabel ? Math.max(of, words.length >= 2 || said.length <= 3 ? 0.9 : 0.4) : of;
}

/** From here what was said is taken for an option; and only where no other comes near. */
const enough = 0.6;
const ahead = 0.15;

/** The option that a message chooses: its label or another way to say it, its place in the list, or a number within its range. */
export function pickOne(text: string, options: readonly Option[]): number | undefined {
  const plain = plainWords(text).trim();
  if (plain === "" || options.length === 0) return undefined;
  const whole = options.findIndex(({ label, also = [] }) =>
    [label, ...also].some((name) => plainWords(name).trim() === plain),
  );
  if (whole >= 0) return whole;
  if (/\?\s*$/u.test(text)) return undefined;
  const numbered = options.some(({ label }) => /\d/u.test(label));
  if (numbered) {
    const numbers = inFigures(text).match(/\d+(?:\.\d+)?/gu) ?? [];
    const [number] = numbers;
    const within =
      number === undefined
        ? []
        : options.flatMap(({ label }, at) => (holds(label, Math.floor(Number(number))) ? [at] : []));
    // The age may be told in a sentence that goes on; a figure alone in a long message is something else.
    if (numbers.length === 1 && within.length === 1 && tellingWords(plainWords(text)).length <= 2 * mostWords)
      return within[0];
  }
  const place = placeNamed(text, !numbered);
  if (place !== undefined) {
    if (place === -1) return options.length - 1;
    return place < options.length ? place : undefined;
  }
  const denied = denying.test(` ${plain} `);
  const said = stems(text);
  const fits = options
    .map(({ label, also = [] }, at) => ({
      at,
      fit: Math.max(...[label, ...also].map((name) => fit(said, denied, name))),
    }))
    .sort((one, other) => other.fit - one.fit);
  const [best, next] = fits;
  return best && best.fit >= enough && best.fit - (next?.fit ?? 0) >= ahead ? best.at : undefined;
}

/** All options that a message names, where several may be chosen: `голова и плечи`, `1 и 3`, `all of them`, `первое и последнее`. */
export function pickSeveral(text: string, options: readonly Option[]): readonly number[] {
  const plain = plainWords(text).trim();
  if (/^(?:все|всё|всего|все это|all|all of them|all of these|everything|the lot|все варианты|усе)$/u.test(plain))
    return options.map((_, at) => at);
  const parts = text
    .split(
      /[,;+/\n]|\s(?:и еще|и ещё|да еще|да ещё|а еще|а также|и|еще и|ещё и|ещё|еще|плюс|and also|and|plus|as well as|а ще|та|й|і)\s/iu,
    )
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const found = parts.flatMap((part) => pickOne(part, options) ?? []);
  if (parts.length > 1 && found.length >= Math.ceil(parts.length / 2))
    return [...new Set(found)].sort((one, other) => one - other);
  const one = pickOne(text, options);
  return one === undefined ? [] : [one];
}
