import type { CoachFrame, CoachPacks } from "#content/coach-packs.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { type Clarification, commentId, nextQuestionId as nextId } from "#core/goals/goal.ts";
import { isActionWord } from "#core/goals/step-verbs.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { wordsOf } from "#core/goals/words.ts";
import { lowerFirst, plainWords, sentenceCase } from "./fill-text.ts";
import { toldSteps } from "./moves.ts";
import { isUnsure } from "./read-person.ts";
import { fillSegments } from "./segments.ts";

/** The id of the question before the very first step of a walk that is made together. */
const firstId = "first";
const longestAnswer = 80;

/** A light question before a step: what the hands would touch first, or what comes into view next. */
export function togetherQuestion(packs: CoachPacks, frame: CoachFrame, ask: CoachAsk): CoachAnswer | undefined {
  if (ask.questionsLeft <= 0) return undefined;
  const which = ask.kind === "first" ? firstId : nextId;
  if (which === firstId && (saysEnough(packs, frame, ask) || wasAsked(ask))) return undefined;
  if (which === nextId && !isTime(packs, ask)) return undefined;
  const { [ask.locale]: question, quick } = frame.together[which];
  const answer: CoachAnswer = { status: "need_clarification", question, id: which, quick: quick[ask.locale] };
  return passing(answer, ask);
}

/** Whether a question of the coach's own was answered: one before the first step is enough. */
export const wasAsked = ({ clarifications }: CoachAsk): boolean =>
  clarifications.some(({ id }) => id !== undefined && id !== commentId);

/** A longer description says already where it begins, and so does one that a step stands on. */
const mostLeftOpen = 12;

function saysEnough(packs: CoachPacks, { act }: CoachFrame, ask: CoachAsk): boolean {
  if (wordsOf(ask.goal.description).length > mostLeftOpen) return true;
  const facts = ask.reading?.facts ?? [];
  const stated = facts.some((fact) => fact.is === "given" && fact.of !== "known");
  return stated || toldSteps(packs, act, ask, facts, false).steps.length > 0;
}

const often = 6;
const seldom = 8;

/**
 * After the first step and then after every sixth, for it is the same question; later where the goal was described, and
 * seldom where the person would rather be led, as the last answer says.
 */
function isTime(packs: CoachPacks, ask: CoachAsk): boolean {
  const last = ask.clarifications.findLast(({ id }) => id !== undefined && id !== commentId);
  const led = last !== undefined && isUnsure(last.answer, packs.wording);
  const done = ask.history.length;
  if (led) return done > 0 && done % seldom === 0;
  return ask.goal.description.trim() === "" ? done % often === 1 : done > 0 && done % often === 0;
}

/** The step that is made of what the person has just answered; undefined where they would rather be led. */
export function madeTogether(packs: CoachPacks, frame: CoachFrame, ask: CoachAsk): CoachAnswer | undefined {
  const last = ask.clarifications.at(-1);
  const which = justAnswered(ask, last);
  if (last === undefined || which === undefined || isUnsure(last.answer, packs.wording)) return undefined;
  if (last.answer.trim() === ask.goal.description.trim()) return undefined;
  const source = `together/${frame.act}/${which}-${ask.history.length}`;
  const spoken = stepOfWords(packs, last.answer, ask, source);
  if (spoken) return passing(spoken, ask);
  const { made, minutes, quick } = frame.together[which];
  // Of a goal whose act is not known a ready answer says too little to be a step.
  if (frame.act === "anything" && quick[ask.locale].includes(last.answer.trim())) return undefined;
  const answer = inSentence(last.answer);
  if (answer === undefined) return undefined;
  const fill = (text: string) => fillSegments(text, (name) => (name === "answer" ? answer : undefined)) ?? "";
  const { text, floor, stretch } = made[ask.locale];
  return passing(stepAnswer(fill(text), minutes, fill(floor), fill(stretch), source), ask);
}

function justAnswered(ask: CoachAsk, last: Clarification | undefined): "first" | "next" | undefined {
  if (ask.kind === "first" && last?.id === firstId) return firstId;
  return ask.kind === "next" && ask.questionsLeft === 0 && last?.id === nextId ? nextId : undefined;
}

const passing = (answer: CoachAnswer, ask: CoachAsk): CoachAnswer | undefined =>
  guardAnswer(answer, ask).kind === "pass" ? answer : undefined;

const stepAnswer = (
  step: string,
  minutes: number,
  floorStep: string,
  stretchStep: string,
  source: string | undefined,
): CoachAnswer => ({ status: "ok", step, minutes, floorStep, stretchStep, cue: undefined, source });

/** Own words as they stand after a colon. */
export function inSentence(said: string): string | undefined {
  const plain = plainWords(said, longestAnswer);
  return plain === undefined || /^(?:I|I['’]\p{L}+)\s/u.test(plain) ? plain : plain && lowerFirst(plain);
}

const wishStart =
  /^(?:(?:я\s+)?(?:хочу|хотел(?:а)?\s+бы|хочется|давай(?:те)?|лучше|надо|нужно|сначала|мне\s+бы)\s+)+|^(?:(?:i\s+(?:want|need|would like|['’]d like)\s+to|i['’]d (?:like|rather|prefer)(?:\s+to)?|let['’]?s|let me|first|rather|maybe)\s+)+/iu;
const ownMinutes = 15;

/**
 * A step in the person's own words, where they say something to do: "call Pete first", «сначала выучить алфавит». In
 * Russian the verb stays in the form in which it was said.
 */
export function stepOfWords(
  packs: CoachPacks,
  said: string,
  ask: CoachAsk,
  source: string | undefined,
): CoachAnswer | undefined {
  const plain = plainWords(
    said
      .trim()
      .replace(wishStart, "")
      .replace(/\s+(?:first|сначала)[.!]?$/iu, ""),
    longestAnswer,
  );
  const first = plain === undefined ? "" : (wordsOf(plain)[0] ?? "");
  if (plain === undefined || wordsOf(plain).length < 2 || !isActionWord(first, ask.locale)) return undefined;
  const { own } = packs.wording;
  const sizes = own[ask.locale];
  const wish = lowerFirst(plain);
  const turned =
    ask.locale === "en"
      ? wish.replace(/\b(?:my|myself)\b/giu, (word) => (word.length === 2 ? "your" : "yourself"))
      : wish;
  const put = (text: string) => sentenceCase(text.replaceAll("{wish}", () => turned));
  return stepAnswer(put(sizes.text), ownMinutes, put(sizes.floor), put(sizes.stretch), source);
}
