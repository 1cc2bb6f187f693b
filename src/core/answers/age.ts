import type { Told } from "./kinds.ts";
import { inFigures } from "./number-words.ts";
import { tellingWords } from "./plain-words.ts";
import { lean } from "../text/lean.ts";

const years = "(?:лет|года|год|годика|годиков|годик|годков|years old|years|year|yrs|yr|yo|y\\.o|рок(?:ів|и)?)";
const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [lean(/ (?:год|a year) (?:и |and )?(?:\d{1,2}) ?(?:месяц\p{L}*|мес|months?) /u), () => 1],
  [
    lean(new RegExp(` (\\d{1,2}) ?${years} (?:и |and )?(\\d{1,2}) ?(?:месяц\\p{L}*|мес|months?) `, "u")),
    ([, whole]) => Number(whole),
  ],
  [lean(/ (\d{1,2}) ?(?:месяц\p{L}*|мес|months?)(?: old)? /u), ([, months]) => Math.floor(Number(months) / 12)],
  [new RegExp(` (\\d{1,3}(?:\\.5)?) ?${years}(?: old)? `, "u"), ([, age]) => Math.floor(Number(age))],
  [lean(/ (\d{1,2})-? ?(?:ти |ми |и )?(?:летн\p{L}+|year-old|years-old|річн\p{L}+) /u), ([, age]) => Number(age)],
  [new RegExp(` ${years} (\\d{1,2}) `, "u"), ([, age]) => Number(age)],
  [
    / (?:скоро|почти|вот-вот|almost|nearly|turning|about to turn|будет|исполнится|исполнилось|только что исполнилось|just turned|turned) (\d{1,2})(?: лет)? /u,
    ([, age]) => Number(age),
  ],
  [
    / (?:ей|ему|мне|им|ребенку|сыну|дочке|дочери|she's|she is|he's|he is|i'm|i am|aged|age|возраст|возраста|їй|йому|мені) (?:уже |сейчас |только |всего |скоро |почти |almost |nearly |just |only )?(\d{1,3}(?:\.5)?) /u,
    ([, age]) => Math.floor(Number(age)),
  ],
];
const word =
  /^(?:ей|ему|мне|им|ребенку|сыну|дочке|дочери|моей|моему|старшей|младшей|уже|скоро|почти|только|всего|исполнилось|исполнится|в|мае|году|old|she|he|she's|he's|is|my|daughter|son|kid|child|just|turned|turning|almost|nearly|of|age|aged|возраст|девочке|мальчику|next|month|она|он|класс|годика)$/u;

/** An age in years, named in a text: `ей 9 лет`, `она восьмилетняя`, `she's nearly seven`. */
export function ageNamed(text: string): Told<number> | undefined {
  const plain = inFigures(text.replace(/-(?=летн|річн|year|old)/giu, " "));
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(plain);
    const age = match && read(match);
    if (match && age !== null && age <= 110) return { value: age, rest: plain.replace(match[0], " ").trim() };
  }
  return undefined;
}

/** An age, where it was asked for: a bare number will do, and more may be told behind it. */
export function readAge(text: string): Told<number> | undefined {
  if (text.includes("?")) return undefined;
  const plain = inFigures(text);
  if (/ (?:назад|ago|не видел\p{L}*|haven't seen|подряд|in a row) /u.test(plain)) return undefined;
  const named = ageNamed(text);
  if (named) {
    const head = plain.slice(0, plain.search(/\d/u));
    return tellingWords(head).filter((each) => !word.test(each)).length <= 2 ? named : undefined;
  }
  const numbers = plain.match(/ \d{1,3}(?:\.5)?(?= )/gu) ?? [];
  const rest = tellingWords(plain.replace(numbers[0] ?? "", " ")).filter((each) => !word.test(each));
  const [only] = numbers;
  const counts = rest.some((each) => /^(?:дет|реб|kid|child|раз|times)/u.test(each));
  return numbers.length === 1 &&
    !counts &&
    only !== undefined &&
    rest.length <= 1 &&
    Number(only) <= 110 &&
    !/[:%]/u.test(plain)
    ? { value: Math.floor(Number(only)), rest: rest.join(" ") }
    : undefined;
}
