import type { Locale } from "../person/person.ts";
import type { CoachAnswer, CoachAsk } from "./coach-ask.ts";
import type { GuardCode } from "./guard-codes.ts";
import { remembered } from "../text/remembered.ts";
import { nextQuestionId } from "./goal.ts";
import { dangersIn } from "./step-dangers.ts";
import { isActionWord, openingOf, opensAfterClause, ordersAlike } from "./step-verbs.ts";
import { stepMinutes } from "./step.ts";
import { wordsOf } from "./words.ts";
import { lean } from "../text/lean.ts";

export type GuardVerdict =
  | { readonly kind: "pass" }
  | { readonly kind: "refuse"; readonly reasons: readonly GuardCode[] };

const stepTextLimit = 300;
/** Above this share of common words two steps are the same step told twice. */
const sameStep = 0.8;

/**
 * Whether an answer may be shown (goals.md): one action that starts with a verb, 5 to 120 minutes, names a thing,
 * repeats none before, in the person's language, and none of what safety.md forbids. It judges every coach alike.
 */
export function guardAnswer(answer: CoachAnswer, ask: CoachAsk): GuardVerdict {
  const reasons = answerReasons(answer, ask);
  return reasons.length === 0 ? { kind: "pass" } : { kind: "refuse", reasons };
}

/** Beyond this a text is not even looked at. */
const hopeless = 2000;

function answerReasons(answer: CoachAnswer, ask: CoachAsk): readonly GuardCode[] {
  const texts = Object.values(answer).filter((value) => typeof value === "string");
  if (texts.some((text) => text.length > hopeless)) return ["too_long"];
  switch (answer.status) {
    case "goal_reached":
      return ask.kind === "next" ? [] : ["empty"];
    case "need_clarification":
      return questionReasons(answer, ask);
    case "explained":
      return ask.kind === "rephrase"
        ? wordingReasons(answer.text, withoutQuotes(answer.text), ask.locale, wordsBy(ask))
        : ["empty"];
    case "ok":
      return ask.kind === "clarify" ? ["no_question"] : stepReasons(answer, ask);
  }
}

function questionReasons(answer: Extract<CoachAnswer, { status: "need_clarification" }>, ask: CoachAsk): GuardCode[] {
  const own = withoutQuotes(answer.question);
  const reasons: GuardCode[] = [];
  if (ask.questionsLeft <= 0 && ask.kind !== "clarify") reasons.push("question_limit");
  if (answer.question.trim() === "") reasons.push("empty");
  else if (!/[?？]/u.test(answer.question)) reasons.push("no_question");
  if (ask.current !== undefined && ask.kind === "clarify" && isSame(answer.question, ask.current.text))
    reasons.push("repeat");
  if (ask.clarifications.some(({ id, question }) => id !== nextQuestionId && isSame(question, answer.question)))
    reasons.push("repeat");
  reasons.push(...wordingReasons(answer.question, own, ask.locale, wordsBy(ask)));
  for (const quick of answer.quick) {
    if (quick.length > 60 || quick.trim() === "" || markup.test(quick)) reasons.push("markup");
  }
  return [...new Set(reasons)];
}

function stepReasons(answer: Extract<CoachAnswer, { status: "ok" }>, ask: CoachAsk): GuardCode[] {
  const reasons = new Set<GuardCode>(shapeReasons(answer.step, ask.locale));
  const mayGrow = ask.reason === "too_easy" || ask.reason === "wrong_topic" || ask.grows === true;
  const limit =
    ask.kind === "rephrase" && ask.current !== undefined && !mayGrow
      ? Math.max(ask.current.minutes, ask.reason === "own_words" ? minutesSaid(ask.comment ?? "") : 0)
      : stepMinutes.most;
  if (!Number.isInteger(answer.minutes) || answer.minutes < stepMinutes.least || answer.minutes > stepMinutes.most) {
    reasons.add("minutes");
  } else if (answer.minutes > Math.max(limit, stepMinutes.least)) reasons.add("bigger");
  const before = [...ask.history.map(({ text }) => text), ...ask.declined, ...(ask.current ? [ask.current.text] : [])];
  if (before.some((text) => isSame(text, answer.step))) reasons.add("repeat");
  for (const text of [answer.step, answer.floorStep, answer.stretchStep]) {
    for (const reason of wordingReasons(text, withoutQuotes(text), ask.locale, wordsBy(ask))) reasons.add(reason);
    for (const danger of dangersIn(withoutQuotes(text), ask.contactAllowed)) reasons.add(danger);
    if (text === answer.step) continue;
    if (wordsOf(text).length === 0) reasons.add("empty");
    else if (openingOf(text, ask.locale) !== "verb" && !opensAfterClause(text, ask.locale)) reasons.add("no_verb");
  }
  if (answer.cue !== undefined && (answer.cue.length > 80 || markup.test(answer.cue) || leak.test(answer.cue)))
    reasons.add("markup");
  return [...reasons];
}

/** The minutes that somebody says they have; 0 where they name none. */
function minutesSaid(comment: string): number {
  const named = /(?<!\d)(\d{1,3})\s*(?:min(?:ute)?s?|мин(?:ут\p{L}*)?)(?!\p{L})/iu.exec(comment)?.[1];
  if (named !== undefined) return Number(named);
  if (/(?<!\p{L})(?:полчаса|half an hour)(?!\p{L})/iu.test(comment)) return 30;
  return /(?<!\p{L})(?:час|часик|an hour|one hour)(?!\p{L})/iu.test(comment) ? 60 : 0;
}

/** What holds for the normal version alone. */
function shapeReasons(text: string, locale: Locale): GuardCode[] {
  if (wordsOf(text).length === 0) return ["empty"];
  const reasons: GuardCode[] = [];
  const opening = openingOf(text, locale);
  if (opening !== "verb") reasons.push(opening);
  const things = wordsOf(text)
    .slice(1)
    .filter((word) => (word.length > 2 || /\p{N}/u.test(word)) && !empty.has(word));
  if (things.length < 1) reasons.push("no_thing");
  const sentences = withoutQuotes(text).split(/[.!?…]+\s/u);
  const orders = sentences.filter((sentence) => isActionWord(wordsOf(sentence)[0] ?? "", locale)).length;
  if (orders > mostOrders || list.test(text) || chains(withoutQuotes(text), locale)) reasons.push("several_actions");
  return reasons;
}

/** What is wrong with the wording of words that are no step: markup, leaked instructions, another language. `theirs` is what the person wrote. */
export const wordingFaults = (text: string, locale: Locale, theirs = ""): readonly GuardCode[] =>
  wordingReasons(text, withoutQuotes(text), locale, theirs);

/** What the person wrote of a goal. */
const wordsBy = ({ goal, comment = "", clarifications }: CoachAsk): string =>
  [goal.title, goal.description, comment, ...clarifications.map(({ answer }) => answer)].join("\n");

const link = lean(/(?:https?:\/\/|www\.)[^\s,;]+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s,;]*)?/giu);

/** A link that they named themselves is theirs; any other is made up. */
const withoutTheirLinks = (text: string, theirs: string): string =>
  text.replace(link, (each) => (theirs.toLowerCase().includes(each.toLowerCase()) ? " " : each));

function wordingReasons(text: string, own: string, locale: Locale, theirs: string): GuardCode[] {
  const reasons: GuardCode[] = [];
  if (text.length > stepTextLimit) reasons.push("too_long");
  if (markup.test(withoutTheirLinks(own, theirs))) reasons.push("markup");
  if (leak.test(own) || notANumber.test(own)) reasons.push("leak");
  if (!inLanguage(own, locale)) reasons.push("language");
  return reasons;
}

/** A step may be told in short movements ("Take a sheet. Put the pen to it."); more of them are a plan. */
const mostOrders = 6;
const list = /\n\s*\n|(?:^|\n)\s*(?:[-*•]|\d+[.)])\s/u;
const connector = lean(
  /(?<!until|which|котор(?:ый|ую|ое|ые)|что)(?:[,;.]\s|\s)(?:and then|then|after that|afterwards|finally|и затем|а затем|затем|после этого|а потом|и потом|потом|после чего|и наконец|далее),?\s+(\p{L}+)(?:\s+(\p{L}+))?/giu,
);

/**
 * A connector with a second order after it: "then call", «потом позвоните»; "then newspaper" is no second action. One that follows a mere
 * movement of the hand belongs to it: "open the file, then read the first line". So does one that ends what is done with the same thing:
 * "boil an egg, then crack it open"; and an infinitive behind an order is what is asked for: «попросите после этого писать».
 */
function chains(text: string, locale: Locale): boolean {
  const opening = wordsOf(text)[0] ?? "";
  const orders = [...text.matchAll(connector)].filter(
    ([, next = ""]) => !ending.has(next.toLowerCase()) && ordersAlike(opening, wordsOf(next)[0] ?? "", locale),
  );
  const [only] = orders;
  if (only === undefined || orders.length > 1) return orders.length > 1;
  if (same.has((only[2] ?? "").toLowerCase())) return false;
  const sentence =
    text
      .slice(0, only.index)
      .split(/[.!?…]\s/u)
      .at(-1) ?? "";
  const said = wordsOf(sentence);
  return !movement.has(said[0] ?? "") || said.length > mostInMovement;
}

/** What a hand or a body does before the thing itself. */
const movement = new Set(
  `open unlock take pick get fetch find bring pull put sit stand go walk turn pour
  откройте разблокируйте возьмите достаньте найдите принесите положите поставьте сядьте встаньте подойдите включите налейте
  открой возьми достань найди принеси положи поставь сядь встань подойди включи налей`.split(/\s+/u),
);
const mostInMovement = 8;

/** What a second order is about where it handles the thing of the first. */
const same = new Set(["it", "them", "её", "ее", "его", "их"]);

/** Saying where to stop is no second action. */
const ending = new Set(["stop", "rest", "bag", "остановитесь", "отдохните", "хватит"]);

const markup =
  /https?:|www\.|\b\w+\.(?:com|org|ru|net|io)\b|```|\*\*|__|<\/?[a-z][^>]*>|^\s*#|\]\(|[{}\\]|\$\{|\uFFFD|\p{Cc}(?<![\n\t])/iu;
const leak =
  /\b(?:as an ai|language model|system prompt|my instructions|json|need_clarification|goal_reached|floor_step|stretch_step|undefined|null|todo|lorem ipsum|placeholder|your goal here|chatgpt|openai)\b|<<|>>|\[(?:[a-zа-яё _]+)\]|языков(?:ая|ой|ую) модел|как ии\b|системн\S+ промпт|мои инструкции|плейсхолдер/iu;
/** Written so it is a mistake of ours; "nan" is somebody's grandmother. */
const notANumber = /\bNaN\b/u;
/** Words that name nothing one could touch or produce. */
const empty = new Set(
  `the and for with your you are this that have from into some any all more most very just only now today tomorrow better
  best something anything everything thing things life way first little bit one step goal
  это этого эту вам вас вами свой свою свои себя себе для при над под про что как где все всё уже ещё еще только сейчас
  сегодня завтра лучше что-то что-нибудь нибудь жизнь шаг цель первый первое немного чуть над`.split(/\s+/u),
);

/** The person's own words stand in quotation marks; what they wrote is not the coach's wording. */
function withoutQuotes(text: string): string {
  return text.replace(/«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"/gu, " ");
}

const foreignToEnglish = new Set(
  "el los las una para con por que der die das und ist nicht mit les des une est dans pour sur il gli per che".split(
    " ",
  ),
);
const english = new Set(
  "the a an to of in on at and or your you it one for with from this that two three five ten by up out is are what".split(
    " ",
  ),
);

/** Script first, then small words: English steps are told from Spanish ones, Russian from Ukrainian. */
function inLanguage(text: string, locale: Locale): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const other = text.match(/(?!\p{Script=Latin}|\p{Script=Cyrillic})\p{L}/gu)?.length ?? 0;
  const all = cyrillic + latin + other;
  if (all === 0) return false;
  if (other / all > 0.3) return false;
  return readsAs[locale](text, { cyrillic: cyrillic / all, latin: latin / all });
}

type Shares = Readonly<Record<"cyrillic" | "latin", number>>;

/** What tells a language from others of its script, by the share of its letters (0 to 1) and by what only the others write. */
const readsAs: Readonly<Record<Locale, (text: string, shares: Shares) => boolean>> = {
  ru: (text, { cyrillic }) => cyrillic >= 0.6 && !/[іїєґ]/iu.test(text),
  en(text, { latin }) {
    if (latin < 0.6) return false;
    const words = wordsOf(text);
    const foreign = words.filter((word) => foreignToEnglish.has(word)).length;
    return foreign < 2 || foreign < words.filter((word) => english.has(word)).length;
  },
};

/** The same step in other words: equal when folded, or nearly all of their word beginnings shared. */
export function isSame(a: string, b: string): boolean {
  if (isNextOfSeries(a, b)) return false;
  const left = keysOf(a);
  const right = keysOf(b);
  if (left.size === 0 || right.size === 0)
    return wordsOf(a).join(" ") === wordsOf(b).join(" ") && wordsOf(a).length > 0;
  let shared = 0;
  for (const key of left) if (right.has(key)) shared++;
  return shared / (left.size + right.size - shared) >= sameStep;
}

/** What comes in numbered parts, by the beginning of the word. */
const partOf = String.raw`page|chapter|topic|part|scene|verse|lesson|unit|room|shelf|drawer|week|letter|spread|block|lecture|question|task|exercise|track|song|box|file|slide|section|paragraph|module|ticket|row|panel|act|level|глав|тем|част|сцен|урок|страниц|разворот|вопрос|билет|задани|задач|упражнен|песн|полк|ящик|коробк|слайд|раздел|параграф|модул|лекци|недел|комнат|блок|сери|письм|ряд|кадр|уровн`;
/** A part by its number: "page 2", "topic no. 3", «главу 4», «2-й разворот». */
const numbered = lean(
  new RegExp(
    String.raw`(?<!\p{L})(${partOf})\p{L}*\s(?:№\s?|no\.?\s?|number\s|номер\s)?(\d{1,4})(?!\d)|(\d{1,4})(?:-?(?:st|nd|rd|th|[яйюе]|ую|ый|ой|ий|го))\s(${partOf})`,
    "giu",
  ),
);

/** A step is held against each of those before it, which are the same ones for every wording that is tried. */
const rememberedSteps = 500;

const partsOf = remembered(rememberedSteps, (text): ReadonlySet<string> => {
  if (!/\d/u.test(text)) return new Set();
  const found = [...withoutQuotes(text).toLowerCase().matchAll(numbered)];
  return new Set(found.map(([, noun, number, ordinal, thing]) => `${noun ?? thing} ${number ?? ordinal}`));
});

/** Whether two steps do the same to another part of a series, each by its number: page 1, then page 2. */
function isNextOfSeries(a: string, b: string): boolean {
  const one = partsOf(a);
  if (one.size === 0) return false;
  const other = partsOf(b);
  const kinds = new Set([...other].map((part) => part.split(" ")[0]));
  return [...one].some((part) => kinds.has(part.split(" ")[0])) && [...one].every((part) => !other.has(part));
}

const keysOf = remembered(
  rememberedSteps,
  (text): ReadonlySet<string> =>
    new Set(
      wordsOf(withoutQuotes(text))
        .filter((word) => word.length > 2)
        .map((word) => word.slice(0, 5)),
    ),
);
