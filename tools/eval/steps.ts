import { z } from "zod";
import type { Coach } from "#app/ports.ts";
import type { CoachAnswer, CoachAsk, PastStep } from "#core/goals/coach-ask.ts";
import { topicQuestionId } from "#core/goals/goal.ts";
import type { GoalReading } from "#core/goals/goal-reading.ts";
import { detectTwoGoals } from "#core/goals/two-goals.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { wordsOf } from "#core/goals/words.ts";
import { type Locale, locales, type PersonId } from "#core/person/person.ts";
import type { CoachName } from "#core/goals/step.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { stemOf } from "#core/text/stem.ts";

const lineSchema = z.object({
  title: z.string(),
  description: z.string().default(""),
  locale: z.enum(locales).default("en"),
  /** Used in order when a question is asked. */
  answers: z.array(z.string()).default([]),
});
export type GoalLine = z.infer<typeof lineSchema>;

export interface WalkedStep {
  readonly text: string;
  readonly minutes: number;
  /** `pass`, or what the guard refuses. */
  readonly guard: string;
  readonly by: CoachName;
}

/** A question that stood before a step, and what was answered. */
export interface AskedQuestion {
  readonly question: string;
  readonly options: readonly string[];
  readonly answer: string;
}

/** One line of the result: what a person with this goal would have been given. */
export interface WalkedGoal {
  readonly title: string;
  readonly steps: readonly WalkedStep[];
  readonly refused?: string;
  /** The ladder that was walked, or `none` where it was the act's frame. */
  readonly topic: string;
  readonly act: string;
  /** How sure it was that the likeliest ladder is the right one, 0 to 1. */
  readonly sure: number;
  readonly asked: readonly AskedQuestion[];
  /** What was read: the day, and what holds for every step. */
  readonly facts: readonly string[];
  readonly ms: number;
  /** The walk stopped at a request to a model that has no answer yet. */
  readonly waits?: true;
}

export interface StepEvalParts {
  readonly coach: Coach;
  /** Why a goal gets no steps: a refusal's code or `crisis`; undefined where it is walked. */
  readonly refusal: (text: string) => string | undefined;
  readonly touchesContact: (title: string, description: string) => boolean;
  /** Milliseconds, for `ms`. */
  readonly now: () => number;
  /** How many requests to a model had no answer so far: one more stops the walk. */
  readonly unanswered?: () => number;
}

const stepsPerGoal = 5;
/** The day that it is for every goal, so that the same goal is always asked about alike. */
export const evalDay = "2026-11-23" as LocalDate;
const unsure: Readonly<Record<Locale, string>> = { ru: "не знаю", en: "not sure" };

/** The lines of a JSON-lines file; a malformed one throws with its number. */
export function readGoalLines(text: string): readonly GoalLine[] {
  return text
    .split("\n")
    .map((line, at) => ({ line: line.trim(), at: at + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, at }) => {
      try {
        return lineSchema.parse(JSON.parse(line));
      } catch (error) {
        throw new Error(`line ${at}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    });
}

/** Walks five steps of a goal: screened first, questions answered from the description, contact closed where the goal touches it. */
export async function walkGoal(goal: GoalLine, parts: StepEvalParts): Promise<WalkedGoal> {
  const started = parts.now();
  const ms = () => Math.round(parts.now() - started);
  const refused = parts.refusal(`${goal.title}\n${goal.description}`);
  if (refused !== undefined) {
    return {
      title: goal.title,
      steps: [],
      refused,
      topic: "none",
      act: "anything",
      sure: 0,
      asked: [],
      facts: [],
      ms: ms(),
    };
  }
  let ask = firstAsk(goal, parts);
  // One stand-in person a goal, so that the limit per person does not cut a long file short.
  const personId = `eval ${goal.title}` as PersonId;
  const steps: WalkedStep[] = [];
  const asked: AskedQuestion[] = [];
  const { unanswered = () => 0 } = parts;
  for (let turns = 0; steps.length < stepsPerGoal && turns < stepsPerGoal * 3; turns++) {
    const before = unanswered();
    const reply = await parts.coach.reply(ask, { personId, modelConsent: true });
    if (unanswered() > before)
      return { title: goal.title, steps, ...understood(ask.reading), asked, ms: ms(), waits: true };
    const { answer } = reply;
    if (answer.status === "ok") steps.push({ ...walked(answer, ask), by: reply.by });
    const known = answer.status === "ok" && reply.reading ? { reading: reply.reading } : {};
    if (answer.status === "need_clarification") {
      const said = goal.answers[asked.length] ?? answerFrom(goal, answer);
      asked.push({ question: answer.question, options: answer.quick, answer: said });
    }
    ask = { ...after(ask, answer, asked.at(-1)?.answer ?? ""), goal: { ...ask.goal, kind: reply.kind }, ...known };
  }
  return { title: goal.title, steps, ...understood(ask.reading), asked, ms: ms() };
}

function understood(reading: GoalReading | undefined): Pick<WalkedGoal, "topic" | "act" | "sure" | "facts"> {
  if (!reading) return { topic: "none", act: "anything", sure: 0, facts: [] };
  const { way, act, sure } = reading;
  return { topic: way.startsWith("frame/") ? "none" : way, act, sure, facts: factsOf(reading) };
}

/** What was read of a goal, a word or two each: `by: by Friday`, `lacks: money`. */
export function factsOf({ by, facts }: GoalReading): readonly string[] {
  return [...(by === undefined ? [] : [`by: ${by}`]), ...facts.map(({ is, what }) => `${is}: ${what}`)];
}

/** The ready answer that the description holds a word of, where it is only one; else nobody knows. */
function answerFrom(
  { description, locale }: GoalLine,
  { id, quick }: Extract<CoachAnswer, { status: "need_clarification" }>,
): string {
  // A word in common does not say what a goal is about.
  if (id === topicQuestionId) return unsure[locale];
  const said = new Set(wordsOf(description).map(stemOf));
  const held = quick.filter((option) => wordsOf(option).some((word) => word.length > 3 && said.has(stemOf(word))));
  return held.length === 1 ? (held[0] ?? unsure[locale]) : unsure[locale];
}

function walked(answer: Extract<CoachAnswer, { status: "ok" }>, ask: CoachAsk): Omit<WalkedStep, "by"> {
  const verdict = guardAnswer(answer, ask);
  const guard = verdict.kind === "pass" ? "pass" : verdict.reasons.join(",");
  return { text: answer.step, minutes: answer.minutes, guard };
}

/** What a coach is asked first of a goal. */
export function firstAsk(goal: GoalLine, parts: Pick<StepEvalParts, "touchesContact">): CoachAsk {
  // Of two goals in one, the dialogue asks which comes first; the eval takes the first.
  const title = detectTwoGoals(goal.title)?.first ?? goal.title;
  return {
    kind: "first",
    goal: { title, description: goal.description, kind: "other" },
    clarifications: [],
    history: [],
    declined: [],
    today: evalDay,
    current: undefined,
    reason: undefined,
    comment: undefined,
    size: "normal",
    locale: goal.locale,
    tone: "friendly",
    notReachedYet: false,
    questionsLeft: 2,
    contactAllowed: !parts.touchesContact(goal.title, goal.description),
  };
}

function after(ask: CoachAsk, answer: CoachAnswer, said: string): CoachAsk {
  switch (answer.status) {
    case "need_clarification": {
      const clarifications = [...ask.clarifications, { id: answer.id, question: answer.question, answer: said }];
      return { ...ask, clarifications, questionsLeft: ask.kind === "first" ? Math.max(0, ask.questionsLeft - 1) : 0 };
    }
    case "goal_reached":
      return { ...ask, kind: "next", notReachedYet: true };
    case "explained":
      return ask;
    case "ok": {
      const past: PastStep = { text: answer.step, source: answer.source };
      return { ...ask, kind: "next", notReachedYet: false, questionsLeft: 1, history: [...ask.history, past] };
    }
  }
}
