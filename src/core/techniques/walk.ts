import { birthdayNamed } from "../answers/day.ts";
import { assertNever } from "../assert-never.ts";
import type { Instant } from "../time/instant.ts";
import { hashText } from "../text/hash.ts";
import { asLocalDate, type LocalDate } from "../time/local-date.ts";
import { type Answer, type Exercise, type ExerciseId, exerciseLimits } from "./exercise.ts";
import type { CheckKind, Condition, Finding, Riddle, Technique, TechniqueStep } from "./technique.ts";

/** What the walk through an exercise looks at beside the answers. */
export interface Surroundings {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly gate: "open" | "safety";
  readonly recent: boolean;
  readonly check: (kind: CheckKind, text: string) => readonly Finding[];
  readonly riddles: readonly Riddle[];
  /** A date in the person's own words. */
  readonly date: (text: string) => LocalDate | undefined;
}

/** What a person gives an exercise: a button's word, a text, a photo that was stored, or options that words name. */
export type Given =
  | { readonly press: string }
  | { readonly text: string }
  | { readonly photo: string }
  /** Several options named at once, in words. */
  | { readonly options: readonly string[] };

export type Walked =
  | { readonly kind: "moved"; readonly exercise: Exercise }
  | { readonly kind: "finished"; readonly exercise: Exercise }
  /** What came does not fit what was asked; the exercise stays where it is. */
  | { readonly kind: "misfit"; readonly because: Misfit };
export const misfits = [
  "choose",
  "number",
  "date",
  "date_past",
  "date_future",
  "date_birthday",
  "too_long",
  "too_many",
  "photo",
  "no_photo",
  "empty",
] as const;
export type Misfit = (typeof misfits)[number];

function holds(condition: Condition, answers: Exercise["answers"], around: Surroundings): boolean {
  if ("gate" in condition) return condition.gate === around.gate;
  if ("recent" in condition) return condition.recent === around.recent;
  const answer = answers[condition.step];
  if ("is" in condition) {
    if (answer?.kind === "choice") return condition.is.includes(answer.option);
    if (answer?.kind === "several") return answer.options.some((option) => condition.is.includes(option));
    if (answer?.kind === "check") return condition.is.includes(answer.verdict);
    return answer?.kind === "skipped" && condition.is.includes("skipped");
  }
  if (answer?.kind !== "scale") return false;
  return "atLeast" in condition ? answer.value >= condition.atLeast : answer.value < condition.below;
}

/** Whether every condition of a step or an ending holds. */
export function allHold(conditions: readonly Condition[], answers: Exercise["answers"], around: Surroundings): boolean {
  return conditions.every((condition) => holds(condition, answers, around));
}

/** The step that an exercise asks now; the first one where content has changed meanwhile and no longer has it. */
export function stepAt(technique: Technique, exercise: Exercise): TechniqueStep {
  const step = technique.steps.find(({ id }) => id === exercise.at) ?? technique.steps[0];
  if (!step) throw new Error(`the exercise ${technique.id} has no steps`);
  return step;
}

function firstFrom(
  technique: Technique,
  from: number,
  answers: Exercise["answers"],
  around: Surroundings,
): TechniqueStep | undefined {
  return technique.steps.slice(from).find((step) => allHold(step.when, answers, around));
}

/** A new exercise, at its first step. */
export function begin(technique: Technique, id: ExerciseId, around: Surroundings): Exercise {
  const first = firstFrom(technique, 0, {}, around);
  if (!first) throw new Error(`the exercise ${technique.id} has no step to begin with`);
  return arrive(
    technique,
    {
      id,
      technique: technique.id,
      at: first.id,
      answers: {},
      startedAt: around.now,
      touchedAt: around.now,
    },
    around,
  );
}

/** A riddle step comes with riddles already chosen: the same when the person comes back, others where age or theme is another now. */
function arrive(technique: Technique, exercise: Exercise, around: Surroundings): Exercise {
  const step = stepAt(technique, exercise);
  if (step.ask.kind !== "riddles") return exercise;
  const so = exercise.answers[step.id];
  const shown = so?.kind === "riddles" ? so : undefined;
  const fitting = chooseRiddles(step.ask, exercise, around, shown?.round ?? 0);
  const same = shown !== undefined && shown.riddles.join() === fitting.riddles.join();
  return same ? exercise : withAnswer(exercise, step.id, fitting, around);
}

function chooseRiddles(
  ask: TechniqueStep["ask"] & { readonly kind: "riddles" },
  exercise: Exercise,
  around: Surroundings,
  round: number,
): Answer & { readonly kind: "riddles" } {
  const chosen = (step: string): string | undefined => {
    const answer = exercise.answers[step];
    return answer?.kind === "choice" ? answer.option : undefined;
  };
  const ofAge = around.riddles.filter(({ age }) => age === chosen(ask.age));
  const order = (riddle: Riddle): number => hashText(`${exercise.id} ${riddle.id}`);
  const fitting = [...ofAge].sort(
    (a, b) => Number(b.theme === chosen(ask.theme)) - Number(a.theme === chosen(ask.theme)) || order(a) - order(b),
  );
  const from = fitting.length === 0 ? 0 : (round * ask.count) % fitting.length;
  const riddles = [...fitting.slice(from), ...fitting.slice(0, from)].slice(0, ask.count).map(({ id }) => id);
  return { kind: "riddles", riddles, round, done: false };
}

function withAnswer(exercise: Exercise, step: string, answer: Answer, around: Surroundings): Exercise {
  return { ...exercise, answers: { ...exercise.answers, [step]: answer }, touchedAt: around.now };
}

function goOn(technique: Technique, exercise: Exercise, target: string | undefined, around: Surroundings): Walked {
  if (target === "end") return { kind: "finished", exercise };
  const from = technique.steps.findIndex(({ id }) => id === (target ?? exercise.at));
  const standing = standingIn(technique, exercise, around);
  const next = firstFrom(technique, target === undefined ? from + 1 : from, standing, around);
  if (!next) return { kind: "finished", exercise };
  const there = arrive(technique, { ...exercise, at: next.id, touchedAt: around.now }, around);
  return passCheck(technique, there, next, around);
}

/** All words that a check looks over. */
export function writtenIn(exercise: Exercise, steps: readonly string[]): string {
  return steps
    .flatMap((id) => {
      const answer = exercise.answers[id];
      if (answer?.kind === "text") return [answer.text];
      if (answer?.kind === "pages") return answer.texts;
      return answer?.kind === "list" ? answer.items : [];
    })
    .join("\n");
}

/** Clean words pass a check without a stop. */
function passCheck(technique: Technique, exercise: Exercise, step: TechniqueStep, around: Surroundings): Walked {
  if (step.ask.kind !== "check") return { kind: "moved", exercise };
  if (around.check(step.ask.check, writtenIn(exercise, step.ask.of)).length > 0) return { kind: "moved", exercise };
  return goOn(technique, withAnswer(exercise, step.id, { kind: "check", verdict: "clean" }, around), undefined, around);
}

/** Where an answer leads instead of the next step: an option's way, or that of words kept in spite of a check. */
function leadsAway({ ask }: TechniqueStep, given: Answer): string | undefined {
  if (ask.kind === "choice" && given.kind === "choice") return ask.options.find(({ id }) => id === given.option)?.goto;
  if (ask.kind !== "check" || given.kind !== "check" || given.verdict !== "kept") return undefined;
  return ask.keep === "next" ? undefined : ask.keep;
}

/**
 * The steps that the person came through by the answers that hold now, in order; a way that was left by going back and choosing
 * otherwise is not among them.
 */
export function wayOf(technique: Technique, exercise: Exercise, around: Surroundings): readonly TechniqueStep[] {
  const way: TechniqueStep[] = [];
  const standing: Record<string, Answer> = {};
  let at = 0;
  while (at < technique.steps.length) {
    // What was answered while the gate or the weeks were otherwise is not lost when they change half way.
    const step = technique.steps.slice(at).find(({ id, when }) => {
      const answered = exercise.answers[id] !== undefined;
      return allHold(answered ? when.filter((each) => "step" in each) : when, standing, around);
    });
    if (!step || way.includes(step)) break;
    const given = exercise.answers[step.id];
    if (given) {
      way.push(step);
      standing[step.id] = given;
    }
    const target = given && leadsAway(step, given);
    if (target === "end") break;
    at =
      target === undefined ? technique.steps.indexOf(step) + 1 : technique.steps.findIndex(({ id }) => id === target);
  }
  return way;
}

/** The answers on the way that holds now; what was answered on another way decides nothing any more. */
function standingIn(technique: Technique, exercise: Exercise, around: Surroundings): Exercise["answers"] {
  return Object.fromEntries(
    wayOf(technique, exercise, around).flatMap(({ id }) => {
      const given = exercise.answers[id];
      return given ? [[id, given]] : [];
    }),
  );
}

/** The step before this one that the person came through; what they answered since is kept until it is answered again. */
export function goBack(technique: Technique, exercise: Exercise, around: Surroundings): Exercise {
  const order = technique.steps.map(({ id }) => id);
  const before = wayOf(technique, exercise, around).findLast(
    ({ id, ask }) => order.indexOf(id) < order.indexOf(exercise.at) && ask.kind !== "check",
  );
  return before ? { ...exercise, at: before.id, touchedAt: around.now } : exercise;
}

/** Brings one answer in: on to the next step that fits, to the end (with the answers that still stand), or back with what did not fit. */
export function answer(technique: Technique, exercise: Exercise, said: Given, around: Surroundings): Walked {
  const walked = answerStep(technique, exercise, said, around);
  if (walked.kind !== "finished") return walked;
  const { exercise: ended } = walked;
  return { kind: "finished", exercise: { ...ended, answers: standingIn(technique, ended, around) } };
}

/** The first step whose words a check stumbled over: that is where they are said otherwise. */
function firstToMend(
  technique: Technique,
  { ask }: TechniqueStep,
  exercise: Exercise,
  around: Surroundings,
): string | undefined {
  if (ask.kind !== "check") return undefined;
  const passed = wayOf(technique, exercise, around).map(({ id }) => id);
  return ask.of.find((id) => passed.includes(id) && around.check(ask.check, writtenIn(exercise, [id])).length > 0);
}

function answerStep(technique: Technique, exercise: Exercise, given: Given, around: Surroundings): Walked {
  const step = stepAt(technique, exercise);
  if ("press" in given) {
    if (given.press === "back") return { kind: "moved", exercise: goBack(technique, exercise, around) };
    if (given.press === "skip" && step.optional) {
      // Gone back to, passing on erases nothing that was written.
      const kept = hasGiven(exercise.answers[step.id]) ?? ({ kind: "skipped" } as const);
      return goOn(technique, withAnswer(exercise, step.id, kept, around), undefined, around);
    }
  }
  const outcome = read(step, exercise.answers[step.id], given, exercise, around);
  if (typeof outcome === "string") return { kind: "misfit", because: outcome };
  if ("goto" in outcome)
    return goOn(technique, exercise, firstToMend(technique, step, exercise, around) ?? outcome.goto, around);
  const answered = withAnswer(exercise, step.id, outcome, around);
  if ("done" in outcome && !outcome.done) return { kind: "moved", exercise: answered };
  return goOn(technique, answered, leadsAway(step, outcome), around);
}

/** What was written or sent at a step already, as an answer that goes on; undefined where nothing was. */
export function hasGiven(answer: Answer | undefined): Answer | undefined {
  switch (answer?.kind) {
    case "text":
      return answer;
    case "pages":
      return answer.texts.length > 0 ? { ...answer, done: true } : undefined;
    case "list":
      return answer.items.length > 0 ? { ...answer, done: true } : undefined;
    case "photos":
      return answer.photos.length > 0 ? { ...answer, done: true } : undefined;
    default:
      return undefined;
  }
}

type Read = Answer | Misfit | { readonly goto: string };

/** What was given, as an answer to what is asked; or why it is none. */
function read(
  step: TechniqueStep,
  so: Answer | undefined,
  given: Given,
  exercise: Exercise,
  around: Surroundings,
): Read {
  const { ask } = step;
  const press = "press" in given ? given.press : undefined;
  const text = "text" in given ? given.text.trim() : undefined;
  if ("photo" in given && ask.kind !== "photos") return "no_photo";
  switch (ask.kind) {
    case "tell":
    case "breath":
      return { kind: "told" };
    case "choice": {
      const option = ask.options.find(({ id }) => id === press);
      return option ? { kind: "choice", option: option.id } : "choose";
    }
    case "several": {
      const had = so?.kind === "several" ? so.options : [];
      if ("options" in given) {
        const named = ask.options.flatMap(({ id }) => (given.options.includes(id) && !had.includes(id) ? [id] : []));
        return { kind: "several", options: [...had, ...named], done: true };
      }
      if (press === "enough")
        return had.length === 0 && !step.optional ? "choose" : { kind: "several", options: had, done: true };
      if (!ask.options.some(({ id }) => id === press) || press === undefined) return "choose";
      const options = had.includes(press) ? had.filter((id) => id !== press) : [...had, press];
      return { kind: "several", options, done: false };
    }
    case "scale": {
      const value = Number(press ?? text);
      return Number.isInteger(value) && (press ?? text) !== "" && value >= ask.from && value <= ask.to
        ? { kind: "scale", value }
        : "number";
    }
    case "text":
      // Back at what was written: it may stay as it is.
      if (press === "go" && so?.kind === "text") return so;
      if (text === undefined || text === "") return "empty";
      return text.length > ask.most ? "too_long" : { kind: "text", text };
    case "pages": {
      const had = so?.kind === "pages" ? so.texts : [];
      if (press === "afresh") return { kind: "pages", texts: [], done: false };
      if (press === "enough") return had.length === 0 ? "empty" : { kind: "pages", texts: had, done: true };
      if (text === undefined || text === "") return "empty";
      const length = had.reduce((sum, page) => sum + page.length + 1, text.length);
      return length > ask.most ? "too_long" : { kind: "pages", texts: [...had, text], done: false };
    }
    case "list": {
      const had = so?.kind === "list" ? so.items : [];
      if (press === "afresh") return { kind: "list", items: [], done: false };
      if (press === "enough") return had.length === 0 ? "empty" : { kind: "list", items: had, done: true };
      const items = (text ?? "")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      if (items.length === 0) return "empty";
      if (items.some((line) => line.length > exerciseLimits.line)) return "too_long";
      if (had.length + items.length > ask.most) return "too_many";
      return { kind: "list", items: [...had, ...items], done: had.length + items.length === ask.most };
    }
    case "date": {
      if (press === "go" && so?.kind === "date") return so;
      const date = press === "today" ? around.today : (asLocalDate(text ?? "") ?? around.date(text ?? ""));
      if (date === undefined && birthdayNamed(text ?? "") !== undefined) return "date_birthday";
      if (date === undefined) return "date";
      if (ask.when === "future" && date <= around.today) return "date_future";
      return ask.when === "past" && date > around.today ? "date_past" : { kind: "date", date };
    }
    case "photos": {
      const had = so?.kind === "photos" ? so.photos : [];
      if (press === "enough") return had.length === 0 ? "photo" : { kind: "photos", photos: had, done: true };
      if (!("photo" in given)) return "photo";
      if (had.includes(given.photo)) return { kind: "photos", photos: had, done: false };
      if (had.length >= ask.most) return "too_many";
      return { kind: "photos", photos: [...had, given.photo], done: had.length + 1 === ask.most };
    }
    case "check":
      if (press === "rewrite") return { goto: ask.rewrite };
      return press === "keep" ? { kind: "check", verdict: "kept" } : "choose";
    case "riddles": {
      const shown = so?.kind === "riddles" ? so : chooseRiddles(ask, exercise, around, 0);
      if (press === "others") return chooseRiddles(ask, exercise, around, shown.round + 1);
      return press === "go" ? { ...shown, done: true } : "choose";
    }
    default:
      return assertNever(ask);
  }
}
