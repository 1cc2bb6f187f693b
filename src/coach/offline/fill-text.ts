import { type CoachPack, type CoachWording, plainForm } from "#content/coach-packs.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { Locale } from "#core/person/person.ts";
import { commentId } from "#core/goals/goal.ts";
import { isUnsure, slotValue } from "./read-person.ts";

/** What fills the slots of a pack's texts for one person; undefined values make a step unfit. */
export interface Filler {
  readonly locale: Locale;
  readonly fill: (pack: CoachPack | undefined, text: string, turn: number) => string | undefined;
}

const quoteLimit = { goal: 60, detail: 60, answer: 60 } as const;
/** A goal cut shorter than this says too little to stand for the whole. */
const leastGoal = 12;
const joiners = "и|или|а|но|чтобы?|потому|пока|когда|если|хотя|and|or|but|so|because|while|before|when|if|which";
const clauseStart = new RegExp(`[,;:]|\\s[—–-]\\s|\\s(?=(?:${joiners})\\s)`, "giu");
const looseJoiner = new RegExp(`\\s(?:${joiners})$`, "iu");

export function fillerFor(ask: CoachAsk, words: readonly string[], wording: CoachWording): Filler {
  const goal = goalInBrief(ask.goal.title) ?? wording.goal_fallback[ask.locale];
  const details = clausesOf(ask.goal.description);
  // An answer that only repeats the description says nothing that a step could quote as an answer.
  const said = ask.clarifications.filter(
    ({ id, answer }) => id !== commentId && !isUnsure(answer, wording) && answer.trim() !== ask.goal.description.trim(),
  );
  const answers = new Map(said.map(({ id, answer }) => [id ?? "", quotableAnswer(answer)]));
  const firstAnswer = [...answers.values()].find((answer) => answer !== undefined);
  const valueOf = (pack: CoachPack | undefined, name: string, turn: number): string | undefined => {
    if (name === "goal") return goal;
    if (name === "detail") return details.length === 0 ? undefined : details[turn % details.length];
    if (name === "answer") return firstAnswer;
    if (name.startsWith("answer.")) return answers.get(name.slice("answer.".length));
    const [slot = "", form] = name.split(".");
    const table = pack?.slots[slot];
    if (pack === undefined || table === undefined) return undefined;
    const forms = (slotValue(pack, slot, words) ?? table.default)[ask.locale];
    const fallback = table.default[ask.locale];
    const key = form ?? plainForm[ask.locale];
    return forms[key] ?? forms["nom"] ?? forms["name"] ?? fallback[key];
  };
  return {
    locale: ask.locale,
    fill(pack, text, turn) {
      let complete = true;
      const filled = text.replace(/\{([a-z0-9_.-]+)\}/gu, (_, name: string) => {
        const value = valueOf(pack, name, turn);
        if (value === undefined) complete = false;
        return value ?? "";
      });
      return complete ? sentenceCase(filled) : undefined;
    },
  };
}

/** A short answer whole, of a long one its first clause. */
function quotableAnswer(answer: string): string | undefined {
  return quotable(answer.length <= quoteLimit.answer ? answer : (clausesOf(answer)[0] ?? answer), quoteLimit.answer);
}

/** A slot at the start of a sentence takes a capital letter. */
function sentenceCase(text: string): string {
  return text.replace(/^(\p{Ll})/u, (letter) => letter.toUpperCase());
}

/**
 * The person's words as they can stand in quotation marks: one line, without links, markup, quotes or control
 * characters, cut at a word; undefined where no letter is left.
 */
export function quotable(text: string, limit: number): string | undefined {
  const plain = text
    .normalize("NFC")
    .slice(0, 2000)
    .replace(/https?:\/\/\S+|www\.\S+/giu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Extended_Pictographic}<>{}[\]\\`*_#|~^"«»“”„]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[\s.,;:!?…—–-]+|[\s.,;:!…—–-]+$/gu, "");
  if (!/\p{L}|\p{N}/u.test(plain)) return undefined;
  if (plain.length <= limit) return plain;
  const cut = plain.slice(0, limit + 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : plain.slice(0, limit)).replace(/[\s.,;:!?—–-]+$/u, "")}…`;
}

/**
 * A goal as it can stand inside a sentence: its first sentence, and of a long one the clauses that fit, because a
 * quotation of two lines hides the step around it.
 */
export function goalInBrief(title: string): string | undefined {
  const [first = ""] = title.trim().split(/(?<=[\p{L}\p{N}»”")]{2}[.!?…])\s+|\n+/u);
  const whole = quotable(first.length >= leastGoal ? first : title, Number.POSITIVE_INFINITY);
  if (whole === undefined || whole.length <= quoteLimit.goal) return whole;
  const cuts = [...whole.matchAll(clauseStart)].map(({ index }) => index);
  const cut = cuts.findLast((at) => at >= leastGoal && at <= quoteLimit.goal);
  return quotable(cut === undefined ? whole : whole.slice(0, cut).replace(looseJoiner, ""), quoteLimit.goal);
}

/** Pieces of a description that can be quoted alone: 2 words at least, so that they say something. */
export function clausesOf(description: string): readonly string[] {
  const clauses = description
    .slice(0, 2000)
    .split(/[.,;!?\n…]+|\s[—–-]\s|\s(?:but|and|но|зато|потому что|because)\s/iu)
    .map((clause) => quotable(clause, quoteLimit.detail))
    .filter((clause): clause is string => clause !== undefined && wordsOf(clause).length >= 2 && clause.length >= 8);
  return clauses.slice(0, 6);
}

/** The floor version after a colon: "…do only this: write one word". */
export function lowerFirst(text: string): string {
  return text.replace(/^(\p{Lu})(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}
