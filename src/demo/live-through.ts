import type { InventedPerson } from "#content/demo.ts";
import type { DayWire } from "#contract/day.ts";
import type { ExerciseStepWire, ExerciseWire } from "#contract/exercise.ts";
import type { StepViewWire } from "#contract/step.ts";
import type { Caller } from "./caller.ts";

const dayMs = 24 * 3_600_000;
export const demoDays = 28;

/** A figure between 0 and 1 that is the same at every start: life goes up and down, and nothing is rolled. */
const sway = (day: number, of: number): number => (Math.sin(day * 0.9 + of * 2.3) + Math.sin(day * 0.31 + of) + 2) / 4;

/** Four weeks of one invented person, day by day; `at` sets the clock that all of it is kept by. */
export async function liveThrough(
  person: InventedPerson,
  caller: Caller,
  now: number,
  at: (instant: number) => void,
): Promise<void> {
  const morning = (day: number): number => now - (demoDays - day) * dayMs;
  at(morning(0));
  await settle(person, caller);
  for (let day = 0; day < demoDays; day += 1) {
    at(morning(day));
    for (const goal of person.goals.filter(({ from }) => from === day))
      await caller.call("POST", "/api/goals", { title: goal.title, description: goal.description });
    if (sway(day, 1) > 0.55) await takeStep(caller);
    if (person.archetype !== null) await liveDay(caller, day);
    for (const { technique } of person.exercises.filter(({ on }) => on === day))
      await walkThrough(caller, technique, person);
  }
  at(now);
  // One step stands there for whoever looks in.
  const { state } = await caller.call<StepViewWire>("GET", "/api/step");
  if (state === "between_steps") await caller.call("POST", "/api/step/next");
  if (person.archetype !== null) await wear(caller, now);
}

/** What somebody sets up on the first day. */
async function settle(person: InventedPerson, caller: Caller): Promise<void> {
  await caller.call("PATCH", "/api/me", { country: person.locale === "ru" ? "LV" : "IE" });
  if (person.track !== null) {
    await caller.call("POST", "/api/tracks/set-primary", { track: person.track });
    for (const button of ["c1:limited", "c2:no", "c3:longer"]) await caller.call("POST", "/api/chat", { button });
  }
  if (person.archetype === null) return;
  await caller.call("POST", "/api/day/start", { archetype: person.archetype });
  await caller.call("PUT", "/api/intake/consent", { agreed: true });
  if (person.own_habit === null) return;
  await caller.call("POST", "/api/own-habits", {
    name: person.own_habit,
    part: "morning",
    times_a_week: 4,
    minutes: 5,
    risk: false,
  });
}

/** Ticks the step that stands there, and takes the next. */
async function takeStep(caller: Caller): Promise<void> {
  let view = await caller.call<StepViewWire>("GET", "/api/step");
  for (let questions = 0; view.state === "clarifying" && questions < 3; questions += 1) {
    await caller.call("POST", "/api/chat", { button: "sk" });
    view = await caller.call<StepViewWire>("GET", "/api/step");
  }
  if (view.state !== "on_step" || view.step === null) return;
  await caller.call("POST", "/api/step/done", { step_id: view.step.id });
  await caller.call("POST", "/api/step/next");
}

const marks = ["done", "done", "partly", "done", "skip", "done"] as const;

/** A day with its ticks and how it felt. */
async function liveDay(caller: Caller, day: number): Promise<void> {
  const { tasks } = await caller.call<DayWire>("GET", "/api/day");
  const own = tasks.filter(({ state, kind }) => state === "open" && (kind === "habit" || kind === "own"));
  const many = Math.round(own.length * (0.3 + 0.6 * sway(day, 2)));
  for (const [at, { task_id }] of own.slice(0, many).entries())
    await caller.call("POST", `/api/day/tasks/${encodeURIComponent(task_id)}`, {
      do: marks[(day + at) % marks.length],
    });
  await caller.call("POST", "/api/day/checkin", { face: 1 + Math.round(4 * sway(day, 3)) });
}

/** What a watch tells of four weeks. */
async function wear(caller: Caller, now: number): Promise<void> {
  const told = { source: "wearable", source_name: "Watch" };
  const rows = Array.from({ length: demoDays }, (_, day) => day).flatMap((day) => {
    const good = sway(day, 3);
    const timestamp = new Date(now - (demoDays - day) * dayMs).toISOString();
    return [
      { metric: "sleep_duration", value: Math.round(350 + 120 * good), unit: "min", timestamp, ...told },
      { metric: "sleep_quality", value: 0.45 + 0.45 * good, timestamp, ...told },
      { metric: "hrv_rmssd", value: 38 + 20 * good, timestamp, ...told },
      { metric: "resting_heart_rate", value: Math.round(63 - 7 * good), timestamp, ...told },
      { metric: "mood", value: 0.35 + 0.5 * sway(day, 4), timestamp, ...told },
      { metric: "steps", value: Math.round(4500 + 5000 * sway(day, 5)), timestamp, ...told },
    ];
  });
  await caller.call("POST", "/api/readings", rows);
  await caller.call("POST", "/api/baselines");
}

type Words = Pick<InventedPerson, "says" | "short">;
interface Answered {
  readonly exercise: ExerciseWire | null;
}

/** An exercise from its beginning to its end. */
async function walkThrough(caller: Caller, technique: string, words: Words): Promise<void> {
  let { exercise } = await caller.call<Answered>("POST", "/api/exercises", { technique });
  for (let steps = 0; exercise !== null && steps < 60; steps += 1) {
    const { id, step }: ExerciseWire = exercise;
    ({ exercise } = await caller.call<Answered>("POST", `/api/exercises/${id}/answer`, {
      step: step.id,
      ...answerTo(step, words),
    }));
  }
}

/** What an invented person gives a step, one thing at a time. */
function answerTo(step: ExerciseStepWire, words: Words): { press: string } | { text: string } {
  const says = words.says.length > (step.most ?? 2000) ? words.short : words.says;
  const has = (step.answer?.texts.length ?? 0) > 0;
  if (step.optional && !has && step.presses.includes("skip")) return { press: "skip" };
  switch (step.kind) {
    case "tell":
    case "breath":
    case "riddles":
      return { press: "go" };
    case "check":
      return { press: "keep" };
    case "choice":
      return { press: step.options[0]?.id ?? "" };
    case "several":
      return { press: step.options.some(({ chosen }) => chosen) ? "enough" : (step.options[0]?.id ?? "") };
    case "scale":
      return { press: String(Math.min(step.to ?? 6, 6)) };
    case "date":
      return { text: step.when === "future" ? "2040-06-01" : "2020-06-01" };
    case "photos":
      return { press: step.presses.includes("skip") ? "skip" : "enough" };
    case "text":
      return { text: says };
    case "pages":
    case "list":
      return has ? { press: "enough" } : { text: says };
  }
}
