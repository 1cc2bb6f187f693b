import type { Told } from "./kinds.ts";
import { plainWords } from "./plain-words.ts";

/** The feelings that are told apart, as the check-in has them. */
export const feelings = [
  "sad",
  "longing",
  "fear",
  "anger",
  "guilt",
  "shame",
  "lonely",
  "tired",
  "empty",
  "hope",
  "calm",
  "joy",
] as const;
export type Feeling = (typeof feelings)[number];

/** Beginnings of the words that name a feeling, in all languages that are read. */
const words: Readonly<Record<Feeling, RegExp>> = {
  sad: /^(?:груст|печал|плач|плак|слез|рыда|уныл|подавлен|расстро|сум(?:но|ую|ний)|sad|down$|unhapp|cry|tear|misera|heartbrok|gloomy|upset|low$|weepy|blue$|горе$|горю|обид)/u,
  longing: /^(?:тоск|скуча|соскуч|miss$|missing|longing|yearn|homesick|сумую)/u,
  fear: /^(?:тревог|тревож|страх|страшн|страшит|боюсь|боязн|пани|волну|нерв|беспоко|пережива|стресс|напряж|испуг|жутк|ужас|anxi|afraid|scared|fear|worr|panic|nervous|stress|fright|terrif|uneasy|tense|dread|боязк|тривож|хвилю)/u,
  anger:
    /^(?:зл(?:юсь|ой|ая|ость|ости|остью|ит|ился|илась|ые|о$)|бес(?:ит|ишь|илась|ился)|взбе[шс]|разозл|раздраж|ярост|гнев|сержусь|сердит|сердж|кипл|ненави|angr|anger|mad$|furious|annoy|pissed|irritat|frustrat|rage|raging|livid|cross$|resent|злий|зла$)/u,
  guilt: /^(?:вин(?:а$|у$|ы$|ой$|оват|ю$|ить)|guilt|blam)/u,
  shame: /^(?:сты[дж]|позор|неловк|asham|shame|embarrass|humiliat|сором)/u,
  lonely: /^(?:одинок|одиноч|lone|alone|isolat|самотн)/u,
  tired:
    /^(?:устал|устав|утом|вымот|измот|изнур|выжат|вымуч|разбит|сонн|exhaust|tired|worn$|drained|knackered|shattered|fatigue|weary|sleepy|втом|burnt$|burned$|бессил)/u,
  empty: /^(?:пуст(?:о$|от|ая|ой)|опустош|онем|numb|empt|hollow|порож|апати|apath|безразлич|равнодуш)/u,
  hope: /^(?:надежд|надею|hope|hoping|hopeful|optimis|надія)/u,
  calm: /^(?:споко|умиротвор|расслаб|calm|peace|relaxed|serene|content$|ровно$|спокій)/u,
  joy: /^(?:рад(?:ость|ости|уюсь|а$|остн|$)|счаст|весел|счасл|happ|joy|glad|excit|delight|cheer|вдохнов|благодар|grateful|proud$|горжусь|гордость|щаслив)/u,
};
/** Feelings that take more than one word to name. */
const phrases: Readonly<Partial<Record<Feeling, RegExp>>> = {
  tired:
    / (?:нет сил|без сил|сил нет|нету сил|валюсь с ног|выжатый лимон|no energy|worn out|burnt out|burned out|wiped out|немає сил) /u,
  guilt: / (?:my fault|сама виновата|сам виноват|чувство вины|blame myself) /u,
  longing: / (?:не хватает (?:ее|его|их|сына|дочки)|miss (?:her|him|them|my)|heart aches|сердце ноет) /u,
  empty: / (?:ничего не чувствую|не чувствую ничего|feel nothing|nothing inside|внутри ничего) /u,
  fear: / (?:не по себе|на взводе|места себе не нахожу|on edge|freaking out) /u,
  lonely: / (?:совсем один|совсем одна|никого рядом|nobody around|all by myself|сама с собой) /u,
  sad: / (?:на душе тяжело|тяжело на душе|хочется плакать|кошки скребут|feeling down|глаза на мокром) /u,
  calm: / (?:all right|all good|все нормально|все в порядке|в норме) /u,
};
/** A word that turns the one behind it round, unless it comes with "only": `не только злюсь`. */
const denies = new Set([
  "не",
  "ни",
  "not",
  "isn't",
  "don't",
  "never",
  "без",
  "no",
  "aren't",
  "wasn't",
  "ain't",
  "нет",
  "не",
]);
const between = new Set([
  "очень",
  "особо",
  "сильно",
  "really",
  "very",
  "feeling",
  "feel",
  "that",
  "так",
  "уже",
  "больше",
]);

const tooLong = 16;

/** The feelings that a text names, in the order in which the check-in has them; those that it denies are not among them. */
export function feelingsNamed(text: string): readonly Feeling[] {
  const plain = plainWords(text);
  const parts = plain.trim().split(" ");
  const isDenied = (at: number): boolean => {
    let back = at - 1;
    while (back >= 0 && between.has(parts[back] ?? "")) back -= 1;
    return denies.has(parts[back] ?? "") && !(parts[back + 1] === "только" || parts[back + 1] === "only");
  };
  return feelings.filter(
    (feeling) =>
      (phrases[feeling]?.test(plain) ?? false) || parts.some((part, at) => words[feeling].test(part) && !isDenied(at)),
  );
}

/** The feelings that an answer names; undefined where it names none, is a question, or is long enough to be a story of its own. */
export function readFeelings(text: string): Told<readonly Feeling[]> | undefined {
  const plain = plainWords(text).trim();
  if (text.includes("?") || plain === "" || plain.split(" ").length > tooLong) return undefined;
  const named = feelingsNamed(text);
  return named.length === 0 ? undefined : { value: named, rest: text.trim() };
}
