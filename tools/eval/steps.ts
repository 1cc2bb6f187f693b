import { z } from "zod";
import type { Coach } from "#app/ports.ts";
import type { CoachAnswer, CoachAsk, PastStep } from "#core/goals/coach-ask.ts";
import { detectTwoGoals } from "#core/goals/two-goals.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { type Locale, locales, type PersonId } from "#core/person/person.ts";

const lineSchema = z.object({
  title: z.string(),
  description: z.string().default(""),
  locale: z.enum(locales).default("en"),
});
export type GoalLine = z.infer<typeof lineSchema>;

export interface WalkedStep {
  readonly text: string;
  readonly minutes: number;
  /** `pass`, or what the guard refuses. */
  readonly guard: string;
}

/** One line of the result: what a person with this goal would have been given. */
export interface WalkedGoal {
  readonly title: string;
  readonly steps: readonly WalkedStep[];
  readonly refused?: string;
  readonly ms: number;
}

export interface StepEvalParts {
  readonly coach: Coach;
  /** Why a goal gets no steps: a refusal's code or `crisis`; undefined where it is walked. */
  readonly refusal: (text: string) => string | undefined;
  readonly touchesContact: (title: string, description: string) => boolean;
  /** Milliseconds, for `ms`. */
  readonly now: () => number;
}

const stepsPerGoal = 5;
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
  if (refused !== undefined) return { title: goal.title, steps: [], refused, ms: ms() };
  let ask = firstAsk(goal, parts);
  // One stand-in person a goal, so that the limit per person does not cut a long file short.
  const personId = `eval ${goal.title}` as PersonId;
  const steps: WalkedStep[] = [];
  for (let turns = 0; steps.length < stepsPerGoal && turns < stepsPerGoal * 2; turns++) {
    const reply = await parts.coach.reply(ask, { personId, modelConsent: true });
    const { answer } = reply;
    if (answer.status === "ok") steps.push(walked(answer, ask));
    ask = { ...after(ask, answer, goal), goal: { ...ask.goal, kind: reply.kind } };
  }
  return { title: goal.title, steps, ms: ms() };
}

function walked(answer: Extract<CoachAnswer, { status: "ok" }>, ask: CoachAsk): WalkedStep {
  const verdict = guardAnswer(answer, ask);
  const guard = verdict.kind === "pass" ? "pass" : verdict.reasons.join(",");
  return { text: answer.step, minutes: answer.minutes, guard };
}

function firstAsk(goal: GoalLine, parts: StepEvalParts): CoachAsk {
  // Of two goals in one, the dialogue asks which comes first; the eval takes the first.
  const title = detectTwoGoals(goal.title)?.first ?? goal.title;
  return {
    kind: "first",
    goal: { title, description: goal.description, kind: "other" },
    clarifications: [],
    history: [],
    declined: [],
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

function after(ask: CoachAsk, answer: CoachAnswer, goal: GoalLine): CoachAsk {
  switch (answer.status) {
    case "need_clarification": {
      const said = ask.clarifications.length === 0 && goal.description !== "" ? goal.description : unsure[goal.locale];
      const clarifications = [...ask.clarifications, { id: answer.id, question: answer.question, answer: said }];
      return { ...ask, clarifications, questionsLeft: Math.max(0, ask.questionsLeft - 1) };
    }
    case "goal_reached":
      return { ...ask, kind: "next", notReachedYet: true };
    case "ok": {
      const past: PastStep = { text: answer.step, source: answer.source };
      return { ...ask, kind: "next", notReachedYet: false, questionsLeft: 0, history: [...ask.history, past] };
    }
  }
}
