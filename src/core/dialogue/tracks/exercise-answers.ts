import { acceptAction } from "../../tracks/suggest.ts";
import { linkDiary } from "../../techniques/diary.ts";
import type { Exercise, ExerciseId } from "../../techniques/exercise.ts";
import { readDay } from "../../answers/day.ts";
import { feelings, readFeelings } from "../../answers/feelings.ts";
import { readScale } from "../../answers/scale.ts";
import { readYesNo } from "../../answers/yes-no.ts";
import { localDate } from "../../time/local-date.ts";
import type { Technique, TechniqueStep } from "../../techniques/technique.ts";
import { allHold, answer, type Given, type Misfit, stepAt } from "../../techniques/walk.ts";
import { makeWork, type Work, type WorkId } from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { earn, surroundingsOf } from "./journey-turn.ts";
import { entry, nothing, say, waitFor, withDialogue, denyWithPosition } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import { nextActionReply } from "./track-views.ts";
import { exerciseInFront, exerciseShown, show, withExercise } from "./exercise-shown.ts";
import { closed } from "./exercise-gate.ts";

/** At most this at a check-in is heavy: no celebration then, but a hand. */
const heavyMood = 3;

/** One answer to an exercise, whatever brought it. `step` names the question it belongs to: an old button answers nothing. */
export function giveAnswer(
  before: Snapshot,
  wish: { readonly exerciseId: ExerciseId; readonly step?: string; readonly given: Given },
  context: DecisionContext,
): Decision {
  const exercise = before.exercises.find(({ id }) => id === wish.exerciseId);
  if (!exercise) return denyWithPosition(before, "exercise_not_found", { say: "exercise.gone" });
  const technique = context.library.techniques[exercise.technique];
  const around = surroundingsOf(before, context);
  if (technique.gate === "closed" && around.gate === "safety") return closed(before, technique);
  const step = stepAt(technique, exercise);
  if (wish.step !== undefined && wish.step !== step.id) {
    const shown = show(before, exercise, context);
    return { ...shown, denied: { code: "step_moved_on" } };
  }
  const walked = answer(technique, exercise, wish.given, around);
  switch (walked.kind) {
    case "misfit": {
      const shown = show(before, exercise, context);
      const kept: Reply = { say: `exercise.misfit_${walked.because}`, with: { most: mostOf(step.ask) } };
      return { ...shown, replies: [kept, ...shown.replies], denied: { code: deniedBy(walked.because) } };
    }
    case "moved": {
      const toggled = walked.exercise.at === exercise.at && step.ask.kind === "several";
      return show(withExercise(before, walked.exercise), walked.exercise, context, toggled ? "edit" : undefined);
    }
    case "finished":
      return finish(before, technique, walked.exercise, context);
  }
}

function mostOf(ask: ReturnType<typeof stepAt>["ask"]): number {
  if ("most" in ask) return ask.most;
  return ask.kind === "scale" ? ask.to : 0;
}

function deniedBy(misfit: Misfit): "too_long" | "too_many" | "empty" | "invalid" {
  if (misfit === "too_long" || misfit === "too_many" || misfit === "empty") return misfit;
  return "invalid";
}

/** The end of an exercise: what it leaves, what it moves, a warm word, and the one next thing. */
function finish(before: Snapshot, technique: Technique, exercise: Exercise, context: DecisionContext): Decision {
  const around = surroundingsOf(before, context);
  const crisis = before.dialogue.crisis !== undefined;
  const waitingForIt = exerciseInFront(before)?.id === exercise.id;
  let after: Snapshot = {
    ...(waitingForIt ? waitFor(before, nothing) : before),
    exercises: before.exercises.filter(({ id }) => id !== exercise.id),
  };
  const journal = [entry("exercise_finished", { rule: "walked_to_the_end", inputs: { technique: technique.id } })];
  const celebrations: Reply[] = [];

  const mood = technique.moodFrom === undefined ? undefined : exercise.answers[technique.moodFrom];
  const score = mood?.kind === "scale" ? mood.value : undefined;
  if (score !== undefined && after.journey) {
    after = {
      ...after,
      journey: { ...after.journey, mood: { score, at: context.now }, revision: after.journey.revision + 1 },
    };
    journal.push(entry("mood_told", { rule: "check_in" }));
  }
  for (const ending of technique.endings) {
    if (!allHold(ending.when, exercise.answers, around)) continue;
    const earned = earn(after, ending.action, `exercise:${exercise.id}:${ending.action}`, context);
    after = earned.after;
    journal.push(...earned.journal);
    celebrations.push(...earned.replies);
  }
  if (after.journey)
    after = { ...after, journey: acceptAction(after.journey, { kind: "technique", technique: technique.id }) };

  const made = makeWork(technique, exercise, context.newId() as WorkId, around);
  const kept = made && keep(after, made, context);
  after = kept?.after ?? after;
  const finished: Reply = {
    say: "exercise.finished",
    with: { text: { ref: `technique.${technique.id}.finish` } },
    ...(kept ? { buttons: [[{ label: "button.open_work", press: { do: "work", workId: kept.work.id } }]] } : {}),
  };
  const heavy = score !== undefined && score <= heavyMood;
  const next: readonly Reply[] = crisis
    ? []
    : heavy
      ? [heavyReply]
      : after.journey && context.flags.multi_track_system_enabled
        ? [nextActionReply(after, undefined, context)]
        : [];
  return {
    ...say(after, finished, ...(crisis || heavy ? [] : celebrations), ...next),
    journal,
    ...(kept ? { savedWorks: [kept.work] } : {}),
  };
}

const heavyReply: Reply = {
  say: "exercise.heavy",
  buttons: [
    [{ label: "button.grounding", press: { do: "begin", technique: "grounding" } }],
    [{ label: "button.help_now", press: { do: "help_now" } }],
  ],
};

/** Puts a work on the person's shelf: a diary entry takes its place in the chain, a capsule waits for its date. */
function keep(
  snapshot: Snapshot,
  work: Work,
  context: DecisionContext,
): { readonly after: Snapshot; readonly work: Work } {
  if (work.kind === "safety_plan") return { after: withDialogue(snapshot, { safetyPlan: work.id }), work };
  const { journey } = snapshot;
  if (!journey) return { after: snapshot, work };
  if (work.kind === "diary_entry") {
    const linked = linkDiary(work, journey.diary, context.library.digest);
    return { after: { ...snapshot, journey: { ...journey, diary: linked.end } }, work: linked.work };
  }
  if (work.opensOn === undefined) return { after: snapshot, work };
  const capsules = [...journey.capsules, { work: work.id, opensOn: work.opensOn }];
  return { after: { ...snapshot, journey: { ...journey, capsules } }, work };
}

/** What a message is to an exercise: given to it, or no answer to what it asks. `text` that is no fit for a figure or a day is given all the same: why it does not fit is told. */
export function wordsFor(
  before: Snapshot,
  exercise: Exercise,
  text: string,
  spoken: string | undefined,
  context: DecisionContext,
): Given | undefined {
  const step = stepAt(context.library.techniques[exercise.technique], exercise);
  const { id, ask } = step;
  const goesOn = spoken === "done" || spoken === "next";
  if (spoken === "skip") return { press: "skip" };
  switch (ask.kind) {
    case "pages":
    case "list":
      return goesOn ? { press: "enough" } : { text };
    case "photos":
      return goesOn ? { press: "enough" } : undefined;
    case "text":
      return goesOn && exercise.answers[id]?.kind === "text" ? { press: "go" } : { text };
    case "tell":
    case "breath":
      return goesOn || spoken === "thanks" || readYesNo(text)?.value === "yes" ? { press: "go" } : undefined;
    case "scale": {
      const read = readScale(text, ask.from, ask.to);
      if (!read) return undefined;
      return "beyond" in read ? { text } : { press: `${read.value}` };
    }
    case "date": {
      if (goesOn && exercise.answers[id]?.kind === "date") return { press: "go" };
      const read = readDay(text, localDate(context.now, before.person.timeZone), ask.when);
      if (!read) return undefined;
      return "value" in read ? { text: read.value } : { text };
    }
    case "several":
      return goesOn ? { press: "enough" } : severalNamed(before, exercise, step, text, context);
    case "choice":
    case "check":
    case "riddles":
      return undefined;
  }
}

/** The options that words name: feelings by all the words there are for them, others by their labels. */
function severalNamed(
  before: Snapshot,
  exercise: Exercise,
  { id, ask }: TechniqueStep,
  text: string,
  context: DecisionContext,
): Given | undefined {
  if (ask.kind !== "several") return undefined;
  const ids = ask.options.map((option) => option.id);
  const felt = feelings.every((feeling) => ids.includes(feeling)) ? readFeelings(text)?.value : undefined;
  if (felt) return { options: felt };
  const named = context.library
    .saidAll(text, exerciseShown(before, exercise, context), before.person.locale)
    .flatMap((press) =>
      press.do === "exercise" && press.step === id && ids.includes(press.press) ? [press.press] : [],
    );
  return named.length === 0 ? undefined : { options: named };
}

/** Whether a step waits for the person's own words, so that little of what they say is anything else. */
export function takesOwnWords(exercise: Exercise, context: DecisionContext): boolean {
  const { ask } = stepAt(context.library.techniques[exercise.technique], exercise);
  return ask.kind === "text" || ask.kind === "pages" || ask.kind === "list";
}
