import type { PromptWords } from "#content/prompts.ts";
import { readYesNo } from "#core/answers/yes-no.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { commentId } from "#core/goals/goal.ts";
import type { StepSize } from "#core/person/person.ts";
import type { Unsaid } from "./read-answer.ts";
import { fill } from "./write-prompt.ts";

/** The longest answer that can be a plain "not sure". */
const shortAnswer = 40;

const isUnsure = (answer: string): boolean =>
  answer.trim() === "" || (answer.length <= shortAnswer && readYesNo(answer)?.value === "unsure");

/** What a model is asked: it may ask back before any step, but not twice in a row, and no more once a question was answered with "not sure". */
export function askOfModel(ask: CoachAsk): CoachAsk {
  if (ask.kind === "clarify" || ask.questionsLeft <= 0) return ask;
  const answers = ask.clarifications.filter(({ id }) => id !== commentId);
  const justAnswered = ask.kind === "first" && answers.length > 0;
  return justAnswered || answers.some(({ answer }) => isUnsure(answer)) ? { ...ask, questionsLeft: 0 } : ask;
}

const usualMinutes: Readonly<Record<StepSize, number>> = { floor: 5, normal: 15, stretch: 30 };

/** What stands in for the fields that the brief's own shape does not have. */
export function unsaidOf(ask: CoachAsk, { unsaid }: Pick<PromptWords, "unsaid">): Unsaid {
  const { locale, size, current, kind } = ask;
  const usual = usualMinutes[size];
  const version = (which: keyof typeof unsaid) => (step: string) =>
    fill(unsaid[which][locale], { step: step.charAt(0).toLowerCase() + step.slice(1) });
  return {
    minutes: kind === "rephrase" && current ? Math.max(5, Math.min(usual, current.minutes)) : usual,
    floor: version("floor"),
    stretch: version("stretch"),
  };
}
