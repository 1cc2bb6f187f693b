import type { CoachPrompts, PromptWords } from "#content/prompts.ts";
import type { CoachAsk, PastStep } from "#core/goals/coach-ask.ts";
import type { GoalFact } from "#core/goals/goal-reading.ts";
import { commentId } from "#core/goals/goal.ts";
import { type Locale, type RephraseReason, rephraseReasons } from "#core/person/person.ts";
import { type KeptBack, keepBack } from "./kept-back.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { WhoBook } from "./who-book.ts";
import type { LocalDate } from "#core/time/local-date.ts";

export interface WrittenPrompt {
  readonly system: string;
  readonly prompt: string;
}

const most = { title: 200, description: 600, answer: 200, comment: 300, history: 15, declined: 10, facts: 12 } as const;

/**
 * The prompt for one ask. Of the person it holds only what words a step: title, description, answers, last steps; no id and nothing of
 * their account; names, addresses, numbers and links are kept back. Their text goes in as JSON strings that cannot close the data
 * block, so that it stays data whatever it says.
 */
export function writePrompt(prompts: CoachPrompts, ask: CoachAsk, keptBack = keptBackOf(prompts, ask)): WrittenPrompt {
  const { locale, goal } = ask;
  const { words } = prompts;
  const answers = ask.clarifications.filter(({ id }) => id !== commentId);
  const comments = ask.clarifications.filter(({ id }) => id === commentId);
  const slots: Readonly<Record<string, string>> = {
    tone: words.tone[ask.tone][locale],
    contact: ask.contactAllowed ? "" : words.contact_closed[locale],
    goal: data(goal.title, most.title, keptBack),
    description: data(goal.description, most.description, keptBack),
    today: ask.today === undefined ? "-" : `${ask.today}, ${weekday(ask.today, locale)}`,
    kind: goal.kind === "other" ? "-" : goal.kind,
    by: ask.reading?.by === undefined ? "-" : data(ask.reading.by, most.answer, keptBack),
    facts: list(
      (ask.reading?.facts ?? [])
        .filter(({ is, what }) => (is !== "given" && is !== "has") || !stands(what, ask))
        .slice(-most.facts)
        .map(({ is, what }) => factLine({ words, locale, keptBack }, is, what)),
    ),
    size: words.size[ask.size][locale],
    clarifications: list(
      answers.map(
        ({ question, answer }) => `${data(question, most.answer, keptBack)}: ${data(answer, most.answer, keptBack)}`,
      ),
    ),
    comments: list(comments.map(({ answer }) => data(answer, most.comment, keptBack))),
    lately: list((ask.lately ?? []).map((said) => data(said, most.comment, keptBack))),
    history: list(ask.history.slice(-most.history).map((step) => doneLine(step, { words, locale, keptBack }))),
    declined: list(turnedDown(ask, words, keptBack)),
    current: data(ask.current?.text ?? "", most.comment, keptBack),
    current_minutes: String(ask.current?.minutes ?? ""),
    reason: ask.reason === undefined ? "-" : words.reason[ask.reason][locale],
    how: words.how[ask.reason ?? "not_mine"][locale],
    not_reached: ask.notReachedYet ? words.not_reached[locale] : "",
    asking: (ask.questionsLeft > 0 ? words.may_ask : words.may_not_ask)[locale],
    comment: data(ask.comment ?? "", most.comment, keptBack),
  };
  return { system: fill(prompts.rules[locale], slots).trim(), prompt: fill(prompts.ask[ask.kind][locale], slots) };
}

/** The day of the week that a date is, in the person's language. */
export const weekday = (date: LocalDate, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.parse(date));

/** Whether a fact is only what title or description say, which are sent whole: a piece of it beside them ("pay day 5") says less. */
function stands(fact: string, { goal }: CoachAsk): boolean {
  const said = new Set(wordsOf(`${goal.title} ${goal.description.slice(0, most.description)}`));
  return wordsOf(fact).every((each) => said.has(each) || turned.has(each));
}
/** What is turned to the person, and said otherwise by them. */
const turned = new Set("you your you're youre are have вы вас вам ваш ваша ваше ваши вашу у".split(" "));

/** What is known of the person or the goal: a closed word, or their own words. */
function factLine(
  { words, locale, keptBack }: { readonly words: PromptWords; readonly locale: Locale; readonly keptBack: KeptBack },
  is: GoalFact["is"],
  what: string,
): string {
  // Whoever knows it already is led past the first steps.
  if (is === "without" && what === "beginner") return words.fact.past_beginning[locale];
  const own = is === "has" || is === "given";
  return `${words.fact[is][locale]}: ${own ? data(what, most.answer, keptBack) : what.replaceAll("_", " ")}`;
}

/** A step of the history, with what the person told of it or did in its place. */
function doneLine(
  { text, outcome }: PastStep,
  { words, locale, keptBack }: { readonly words: PromptWords; readonly locale: Locale; readonly keptBack: KeptBack },
): string {
  const step = data(text, most.title, keptBack);
  if (!outcome) return step;
  return `${step} (${words.done[outcome.instead ? "instead" : "told"][locale]}: ${data(outcome.words, most.comment, keptBack)})`;
}

/** Steps that were turned down, each with why; of those from before reasons were kept, the words alone. */
function turnedDown(
  { declined, turnedDown: known = [], locale }: CoachAsk,
  words: PromptWords,
  keptBack: KeptBack,
): readonly string[] {
  const why = (said: string): string =>
    isReason(said) ? words.reason[said][locale] : data(said, most.comment, keptBack);
  const older = declined.filter((entry) => entry.includes(" ") && !known.some(({ text }) => text === entry));
  return [
    ...older.map((text) => data(text, most.title, keptBack)),
    ...known.map((each) => `${data(each.text, most.title, keptBack)} (${why(each.why)})`),
  ].slice(-most.declined);
}

const isReason = (said: string): said is RephraseReason => (rephraseReasons as readonly string[]).includes(said);

/** The same ask once more, with what was wrong with the last answer; the answer itself is not sent back. */
export function writeAgain(
  prompts: CoachPrompts,
  ask: CoachAsk,
  why: readonly (keyof CoachPrompts["words"]["why"])[],
  keptBack?: KeptBack,
): string {
  const reasons = why.map((code) => prompts.words.why[code][ask.locale]).join(", ");
  return `${writePrompt(prompts, ask, keptBack).prompt}\n\n${fill(prompts.words.again[ask.locale], { why: reasons })}`;
}

/** Puts words into the slots of a prompt, written `{{name}}`. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([a-z_]+)\}\}/gu, (_, name: string) => slots[name] ?? "");
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "-" : items.map((item) => `\n- ${item}`).join("");
}

/**
 * A person's text as a JSON string that cannot close the data block around it, without what says who somebody is. Cut before it is
 * looked through, because a person may paste anything of any length.
 */
export function data(text: string, limit: number, keptBack: Pick<KeptBack, "hide">): string {
  return quoted(keptBack.hide(cut(text, limit)), limit);
}

/** Words of our own as a JSON string that cannot close the data block around it. */
export function quoted(text: string, limit: number): string {
  const plain = cut(text, limit).replace(/\s+/gu, " ").trim();
  return JSON.stringify(Array.from(plain).slice(0, limit).join(""))
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e");
}

/** A line that ends stays one until names are looked for: behind it a capital says nothing. */
const cut = (text: string, limit: number): string => text.slice(0, limit * 3).replace(/(?!\n)\p{Cc}|\p{Cf}/gu, " ");

/** What an ask sends of what a person wrote themselves. */
const theirsIn = (ask: CoachAsk): readonly string[] =>
  [
    ask.goal.description,
    ...ask.clarifications.map(({ answer }) => answer),
    ...(ask.turnedDown ?? []).map(({ why }) => why),
    ...(ask.reading?.facts ?? []).map(({ what }) => what),
    ...(ask.lately ?? []),
    ...ask.history.map(({ outcome }) => outcome?.words ?? ""),
    ask.reading?.by ?? "",
    ask.comment ?? "",
  ].map(short);

/** And of what was worded for them, with their words in it. */
const oursIn = (ask: CoachAsk): readonly string[] =>
  [
    ask.goal.title,
    ...ask.clarifications.map(({ question }) => question),
    ...ask.history.map(({ text }) => text),
    ...ask.declined,
    ...(ask.turnedDown ?? []).map(({ text }) => text),
    ask.current?.text ?? "",
  ].map(short);

const short = (text: string): string => cut(text, most.description);

/** What is kept back of one ask. */
export const keptBackOf = (prompts: CoachPrompts, ask: CoachAsk, book?: WhoBook): KeptBack =>
  keepBack(prompts.words.who, ask.locale, theirsIn(ask), book, oursIn(ask));
