import { wordsOf } from "./words.ts";
import { capitalised } from "../text/capitalised.ts";

export interface TwoGoals {
  readonly first: string;
  readonly second: string;
}

/** Words that join two goals; "и ещё" before "и", so that the longer joint wins. */
const joints =
  /\s*(?:;|\s\+\s|\s&\s|,?\s(?:а\s+также|а\s+ещё|а\s+еще|и\s+ещё|и\s+еще|и\s+при\s+этом|и\s+параллельно|и|and\s+also|and\s+then|plus|and)\s)\s*/giu;

/** English verbs that open a goal; a second one after "and" means a second goal only where it brings its own object. */
const englishOpeners = new Set(
  `achieve apply become bring build buy call cancel change clean clear complete compose cook create cut declutter do draw
  drink earn eat exercise file find finish fix get give go grow improve join knit launch learn leave lose make meditate
  meet move open organise organize paint pass pay plan plant play practise practice prepare publish quit raise read
  rebuild record reduce renovate repair run save see sell send sew sing sleep sort speak start stop study swim take
  tidy train travel visit volunteer walk wash win work write`.split(/\s+/u),
);

const englishIng =
  /^(?:learning|writing|running|getting|finding|losing|starting|quitting|building|reading|saving|cleaning|buying|selling|playing|drawing|painting|finishing)$/u;

/** Infinitives; nouns with the same ending are listed. */
const russianInfinitive = /(?:ать|ять|еть|ить|оть|уть|ыть|сть|зть|ти|чь)(?:ся|сь)?$/u;
const russianNouns = new Set(
  `мать кровать часть речь дочь ночь помощь вещь печать память тетрадь площадь сеть смерть скорость новость жизнь
  область ответственность уверенность личность недвижимость собственность гости пути дети сети соцсети нефть медь
  путь пять шесть девять десять восемь есть опять жесть лесть честь месть власть страсть радость грусть совесть
  масть пасть кость ость гость трость полость зять камень кисть шерсть пасти кости новости почти внутри`.split(/\s+/u),
);

/** The same effort told twice: "read and understand", "писать и рисовать песни" stay one goal. */
const phases = new Set(
  `understand remember finish complete start keep stay use have be try begin continue repeat forget see send submit
  понять запомнить закончить начать продолжать быть стать жить дописать сдать отправить подать получить выйти забыть
  использовать держать сохранить успеть уметь довести перестать поехать уехать съездить пойти`.split(/\s+/u),
);

function opensGoal(words: readonly string[]): string | undefined {
  const skip = new Set([
    "to",
    "i",
    "want",
    "would",
    "like",
    "need",
    "я",
    "хочу",
    "надо",
    "нужно",
    "хотел",
    "бы",
    "наконец",
    "finally",
    "снова",
    "again",
  ]);
  const first = words.find((word) => !skip.has(word));
  if (first === undefined) return undefined;
  if (englishOpeners.has(first) || englishIng.test(first)) return first;
  return russianInfinitive.test(first) && !russianNouns.has(first) ? first : undefined;
}

/**
 * Two goals in one title ("Write a novel and run a half marathon"), so that the dialogue can ask which comes first.
 * Both halves must open with a verb of their own and name something of their own: "выучить слова и грамматику",
 * "read and understand the letter" and "пойти и записаться к врачу" stay one goal.
 */
export function detectTwoGoals(title: string): TwoGoals | undefined {
  if (title.length > 300) return undefined;
  for (const joint of title.matchAll(joints)) {
    const first = title.slice(0, joint.index).trim();
    const second = title.slice(joint.index + joint[0].length).trim();
    const left = wordsOf(first);
    const right = wordsOf(second);
    const leftVerb = opensGoal(left);
    const rightVerb = opensGoal(right);
    if (leftVerb === undefined || rightVerb === undefined || leftVerb === rightVerb) continue;
    if (phases.has(rightVerb) || phases.has(leftVerb)) continue;
    if (!namesItsOwn(left, leftVerb) || !namesItsOwn(right, rightVerb)) continue;
    if (right.some((word) => pronouns.has(word))) continue;
    return { first: capitalised(first), second: capitalised(second.replace(/[.!]+$/u, "")) };
  }
  return undefined;
}

/** A second half that points back at the first belongs to it. */
const pronouns = new Set(
  "it them this that there him her его ее их это эту этот нее него них ним ней ему там туда".split(" "),
);

/** An object beside the verb; a bare verb on the left shares the object of the right ("sort and label the photos"). */
function namesItsOwn(words: readonly string[], verb: string): boolean {
  const after = words.slice(words.indexOf(verb) + 1);
  const intransitive = /^(?:похуд|выспа|бега|трениров|зараб|накоп|sleep|exercise|meditate|swim|run|travel)/u.test(verb);
  return intransitive || after.some((word) => word.length > 2 || /\p{N}/u.test(word));
}
