import type { ExerciseStepWire, ExerciseWire, FinishedWire, TechniqueWire } from "#contract/exercise.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { Turn } from "#app/ports.ts";
import { gateToAsk } from "#core/dialogue/tracks/exercise-gate.ts";
import { exerciseReply } from "#core/dialogue/tracks/exercise-views.ts";
import { gateOf, surroundingsOf } from "#core/dialogue/tracks/journey-turn.ts";
import type { Answer, Exercise } from "#core/techniques/exercise.ts";
import { type Technique, type TechniqueId, type TechniqueStep, techniqueIds } from "#core/techniques/technique.ts";
import { allHold, goBack, stepAt, type Surroundings, wayOf, writtenIn } from "#core/techniques/walk.ts";
import { nameRef, stepRef } from "#core/techniques/work.ts";
import type { Shown } from "./show.ts";
import { movesToWire, nextInFocus } from "./tracks-to-wire.ts";

function soFar(answer: Answer | undefined): ExerciseStepWire["answer"] {
  const none = { options: [], value: null, texts: [], date: null, photos: [], skipped: false };
  switch (answer?.kind) {
    case "choice":
      return { ...none, options: [answer.option] };
    case "several":
      return { ...none, options: [...answer.options] };
    case "scale":
      return { ...none, value: answer.value };
    case "text":
      return { ...none, texts: [answer.text] };
    case "pages":
      return { ...none, texts: [...answer.texts] };
    case "list":
      return { ...none, texts: [...answer.items] };
    case "date":
      return { ...none, date: answer.date };
    case "photos":
      return { ...none, photos: [...answer.photos] };
    case "skipped":
      return { ...none, skipped: true };
    case "told":
    case "check":
    case "riddles":
    case undefined:
      return null;
  }
}

/** What may be pressed now: the words of the same buttons that a chat shows. */
function pressesOf(technique: Technique, exercise: Exercise, around: Surroundings): string[] {
  const buttons = exerciseReply(technique, exercise, around).buttons ?? [];
  return buttons.flat().flatMap(({ press }) => (press.do === "exercise" ? [press.press] : []));
}

function findingsOf({ ask }: TechniqueStep, exercise: Exercise, around: Surroundings, { text }: Shown) {
  if (ask.kind !== "check") return [];
  return around.check(ask.check, writtenIn(exercise, ask.of)).map(({ code, quote }) => ({
    code,
    quote,
    advice: text({ ref: `check.${ask.check}.${code}.advice` }),
  }));
}

function stepWire(technique: Technique, exercise: Exercise, around: Surroundings, shown: Shown): ExerciseStepWire {
  const step = stepAt(technique, exercise);
  const { ask } = step;
  const answer = exercise.answers[step.id];
  const given = soFar(answer);
  const words = (part: string): string => shown.text(stepRef(technique.id, step.id, part));
  return {
    id: step.id,
    kind: ask.kind,
    say: words("say"),
    options:
      ask.kind === "choice" || ask.kind === "several"
        ? ask.options.map(({ id }) => ({
            id,
            label: words(`option.${id}`),
            chosen: given?.options.includes(id) ?? false,
          }))
        : [],
    optional: step.optional,
    presses: pressesOf(technique, exercise, around),
    from: ask.kind === "scale" ? ask.from : null,
    to: ask.kind === "scale" ? ask.to : null,
    most: "most" in ask ? ask.most : null,
    when: ask.kind === "date" ? ask.when : null,
    breath: ask.kind === "breath" ? { in: ask.in, out: ask.out, rounds: ask.rounds } : null,
    findings: findingsOf(step, exercise, around, shown),
    riddles:
      answer?.kind === "riddles"
        ? answer.riddles.map((id) => ({
            question: shown.text({ ref: `riddle.${id}.question` }),
            answer: shown.text({ ref: `riddle.${id}.answer` }),
          }))
        : [],
    answer: given,
  };
}

/** An exercise at the step that it asks now. */
export function exerciseToWire(exercise: Exercise, shown: Shown): ExerciseWire {
  const technique = shown.around.library.techniques[exercise.technique];
  const around = surroundingsOf(shown.snapshot, shown.around);
  const step = stepAt(technique, exercise);
  const index = technique.steps.indexOf(step);
  const passed = wayOf(technique, exercise, around).filter((each) => technique.steps.indexOf(each) < index).length;
  const ahead = technique.steps
    .slice(index + 1)
    .filter(({ when, ask }) => ask.kind !== "check" && allHold(when, exercise.answers, around)).length;
  return {
    id: exercise.id,
    technique: technique.id,
    name: shown.text(nameRef(technique.id)),
    about: shown.text({ ref: `technique.${technique.id}.about` }),
    minutes: technique.minutes,
    track: technique.track ?? null,
    started_at: toWireInstant(exercise.startedAt),
    touched_at: toWireInstant(exercise.touchedAt),
    step: stepWire(technique, exercise, around, shown),
    position: { at: passed + 1, of: passed + 1 + ahead },
    can_go_back: goBack(technique, exercise, around).at !== exercise.at,
  };
}

/** Whether an exercise is closed to this person: impossible while contact is restricted or unsafe. */
export function isClosed(technique: TechniqueId, { snapshot, around }: Shown): boolean {
  return around.library.techniques[technique].gate === "closed" && gateOf(snapshot, around).gate === "safety";
}

/** Every exercise that may be begun; while the tracks are off, the safety plan alone. */
export function techniquesToWire(shown: Shown): TechniqueWire[] {
  const { snapshot, around, text } = shown;
  const { recent } = gateOf(snapshot, around);
  const on = around.flags.multi_track_system_enabled;
  return techniqueIds
    .filter((id) => on || id === "safety_plan")
    .map((id) => {
      const technique = around.library.techniques[id];
      return {
        id,
        name: text(nameRef(id)),
        about: text({ ref: `technique.${id}.about` }),
        minutes: technique.minutes,
        track: technique.track ?? null,
        state: gateToAsk(snapshot, technique, shown.around) ? "asked" : isClosed(id, shown) ? "closed" : "open",
        instead: recent ? (technique.insteadWhenRecent ?? null) : null,
        draft_id: snapshot.exercises.find((exercise) => exercise.technique === id)?.id ?? null,
      };
    });
}

/** The end of an exercise: a warm word, what it left and moved, and the one next thing where one is offered; after a heavy answer nothing is celebrated. */
export function finishedToWire(technique: TechniqueId, turn: Turn, shown: Shown): FinishedWire {
  const offered = turn.replies.some(({ say }) => say === "suggestion.one");
  const heavy = turn.replies.some(({ say }) => say === "exercise.heavy");
  const next = offered ? nextInFocus(shown) : undefined;
  return {
    technique,
    message: shown.text({ ref: `technique.${technique}.finish` }),
    work_id: turn.savedWorks[0]?.id ?? null,
    ...movesToWire(heavy ? [] : turn.journal, shown),
    next:
      next === undefined
        ? null
        : {
            track: next.track,
            suggestion: next.suggestion,
            technique: next.technique,
            estimated_time: next.estimated_time,
            because: next.because.text,
          },
  };
}
