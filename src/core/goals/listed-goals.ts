import { lean } from "../text/lean.ts";

/** "Three things: pool, teeth and the attic". */
const heading = lean(
  /(?<!\p{L})(?:дв[ае]|три|четыре|пять|несколько|two|three|four|five|several|a few|[2-5])\s+(?:дела?|вещи|вещей|цели|целей|темы|тем|штуки|things|goals|jobs|tasks)(?:\s+(?:сразу|сейчас|на сегодня|at once|today|really|actually))?\s*[:,—–-]\s*(.+)$/iu,
);
/** The number alone as a sentence of its own, and the wishes in the next. */
const headingAlone = lean(
  /^(?:(?:короче?|ну|так|смотри\p{L}*|ok|okay|so|hi|hello|hey|привет|здравствуйте|i have|i[’']ve got|i want|у меня|хочу|есть)[\s,.!]+)*(?:дв[ае]|три|two|three|[23])\s+(?:дела?|вещи|цели|темы|штуки|желани[ея]|мечты|things?|thinks?|goals?|wish(?:es)?|dreams?)\s*[.!…]+\s*([^.!?]+)(?:[.!?].*)?$/iu,
);
/** What was done is told, and not listed to be done. */
const over = lean(/^(?:\p{L}+(?:ed|л|ла|лся|лась)|i|we|he|she|they|it|я|мы|он|она|они)(?!\p{L})/iu);
const wishedBehind = /[\s,]+(?:хочу|хочется|надо|нужно|нужны)$/iu;
const joint = /\s*(?:[,;\n]+|\s(?:и|and|plus|плюс)\s)\s*(?:(?:и|and)\s+)?/iu;
const mostListed = 5;
const longest = 60;

/** Goals that are told as a list, in their order; undefined where the words are none. */
export function listedGoals(text: string): readonly string[] | undefined {
  const bare = text.trim();
  const alone = headingAlone.exec(bare)?.[1];
  const told = alone !== undefined && over.test(alone) ? undefined : alone;
  const listed = (heading.exec(bare)?.[1] ?? told)?.split(joint).map((each) =>
    each
      .replace(/[\s.!?…]+$/u, "")
      .replace(wishedBehind, "")
      .trim(),
  );
  const named = listed?.filter((each) => each !== "");
  if (named === undefined || named.length < 2 || named.length > mostListed) return undefined;
  if (!named.every(({ length }) => length <= longest)) return undefined;
  // Beside things to do, what tells who somebody is stands between commas and is none of them.
  const deeds = named.filter((each) => /^\p{L}{2,}(?:ть|ти|чь)(?:ся|сь)?(?!\p{L})/iu.test(each));
  return deeds.length >= 2 ? deeds : named;
}

/** A whole message that is nothing but short pieces between commas: "english better, driving licence, and find flat". */
export function bareList(text: string): readonly string[] | undefined {
  const bare = text.trim().replace(/^(?:(?:i want|want|хочу|мне бы|ну|so|ok)[\s,:]+)+/iu, "");
  if (/[.?!]\s/u.test(bare) || (bare.match(/,/gu) ?? []).length < 2) return undefined;
  const named = bare.split(joint).map((each) => each.replace(/[\s.!?…]+$/u, "").trim());
  const fits = named.every((each) => each !== "" && each.split(/\s+/u).length <= mostOfPiece && !over.test(each));
  const apart = new Set(named.map((each) => each.toLowerCase())).size === named.length;
  return fits && apart && named.length >= leastOfBare && named.length <= mostListed ? named : undefined;
}
const mostOfPiece = 4;
const leastOfBare = 3;
