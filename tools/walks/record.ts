import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { coachAsk } from "#core/dialogue/goals/coach-turn.ts";
import { encodePress } from "#core/dialogue/entry/press.ts";
import { intakeSections } from "#core/day/intake.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Locale, Person } from "#core/person/person.ts";
import { type Metric, metricFacts, metrics } from "#core/readings/metric.ts";
import { localDate } from "#core/time/local-date.ts";
import { readingAt } from "#test/day/readings.ts";
import { type Random, randomOf } from "../simulation/random.ts";
import { anyCommand, type Draw } from "./any-command.ts";
import { linesIn } from "./lines.ts";
import { type Became, type Given, Walker } from "./walker.ts";

/** One thing that came in, when, and what became of it. */
export interface WalkStep extends Became {
  readonly at: number;
  readonly given: Given;
}

/** One person's way through the dialogue: all that is needed to walk it again, and what came of it. */
export interface RecordedWalk {
  readonly walk: number;
  readonly person: Partial<Person>;
  /** On how many days the person had done every habit before they came. */
  readonly practised: number;
  readonly steps: readonly WalkStep[];
  /** How the person stood at the end. */
  readonly left: Snapshot;
}

/** Buttons that lead out of an exercise, or back in it. */
const turningAway: readonly string[] = ["back", "others", "afresh", "rewrite", "skip"];
const minuteMs = 60_000;
const coach = createOfflineCoach(loadCoachPacks(contentFolder), loadTopicModel(contentFolder));
const slash = ["newgoal", "goals", "step", "done", "next", "rephrase", "undo", "status", "progress", "tracks"] as const;
const slashToo = ["suggest", "works", "resume", "today", "now", "why", "checkin", "learn", "skip", "cancel"] as const;

/** How somebody begins, so that walks come further than the first hello. */
const beginnings: readonly (readonly Command[])[] = [
  [],
  [{ do: "start" }, { do: "brings", what: "goal" }],
  [{ do: "start" }, { do: "brings", what: "tracks" }, { do: "place_right" }, { do: "set_primary", track: "self_work" }],
  [
    { do: "contact", answer: "free" },
    { do: "danger", answer: "no" },
    { do: "separation", answer: "longer" },
    { do: "brings", what: "tracks" },
    { do: "begin", technique: "letter_to_child" },
  ],
  [
    { do: "archetype", archetype: "peak_performer", fresh: true },
    { do: "health_consent", agreed: true },
    { do: "set_intake", answered: intakeSections, codes: [] },
    { do: "today" },
  ],
  [{ do: "today" }, { do: "set_schedule", change: { wake: 420, sleep: 1380 } }],
];

/** Walks one generated person, the same for the same number and language. */
export function recordWalk(walk: number, locale: Locale, length: number): RecordedWalk {
  const random = randomOf(walk, `walk ${locale}`);
  const person: Partial<Person> = {
    locale,
    timeZone: random.pick(["UTC", "Europe/Riga", "America/New_York", "Asia/Kolkata"]),
    modelConsent: random.chance(0.5),
    ...(random.chance(0.5) ? { country: random.pick(["LV", "RU", "US"]) } : {}),
  };
  const practised = random.chance(0.3) ? 13 : 0;
  const walker = new Walker(person, practised);
  const draw: Draw = { random, walk: walker, lines: linesIn(locale) };
  const steps: WalkStep[] = [];
  let now = walker.now + random.whole(0, 24 * 60) * minuteMs;
  let shown: readonly string[] = [];
  const take = (given: Given): void => {
    const became = walker.take(now, given);
    steps.push({ at: now, given, ...became });
    // The buttons of the last reply first, and some older ones below them in the chat.
    shown = [...new Set([...(became.outcome?.codes ?? []), ...shown])].slice(0, 40);
  };
  for (const command of beginnings[walk % beginnings.length] ?? []) take({ command });
  while (steps.length < length) {
    now += random.chance(0.2) ? random.whole(1, 60 * 24) * minuteMs : random.whole(1, 120) * 1000;
    const diligent = random.chance(0.4) ? diligently(draw, steps.at(-1)) : undefined;
    const answer = random.chance(0.8) ? coachAnswer(walker, now) : undefined;
    take(diligent ?? (answer ? { command: answer } : next(draw, shown, steps.at(-1)?.given, now)));
  }
  return { walk, person, practised, steps, left: walker.left };
}

/** What the offline coach says to what it was asked. */
function coachAnswer({ snapshot }: Walker, now: number): Command | undefined {
  const { pending } = snapshot.dialogue;
  const ask = pending && coachAsk(snapshot, pending, snapshot.lastDoneStep ? [snapshot.lastDoneStep] : [], now);
  if (!pending || !ask) return undefined;
  const { answer, kind } = coach.propose(ask);
  return { do: "coach_reply", askId: pending.askId, reply: { by: "offline", kind, answer } };
}

/** What somebody does who means to finish: the exercise in front is answered, and a task of the day is done. */
function diligently({ random, walk, lines }: Draw, last: WalkStep | undefined): Given | undefined {
  if (walk.snapshot.dialogue.waiting.for === "exercise") {
    const answers = (last?.outcome?.replies ?? [])
      .flatMap(({ buttons }) => buttons?.flat() ?? [])
      .flatMap(({ press }) => (press.do === "exercise" && !turningAway.includes(press.press) ? [press] : []));
    const enough = answers.find(({ press }) => press === "enough");
    const chosen = random.chance(0.6) && enough ? enough : answers[random.whole(0, answers.length - 1)];
    return chosen ? { press: encodePress(chosen) } : { line: lines.answer(random) };
  }
  const open = walk.snapshot.day?.plan ? walk.open : [];
  const task = open[random.whole(0, open.length - 1)];
  const today = localDate(walk.now, walk.snapshot.person.timeZone);
  if (task && walk.plan.date !== today) return { command: { do: random.chance(0.5) ? "day_tick" : "today" } };
  return task && random.chance(0.5)
    ? { command: { do: "mark_task", taskId: task.id, how: random.chance(0.8) ? "done" : "partly" } }
    : undefined;
}

function next(draw: Draw, shown: readonly string[], last: Given | undefined, now: number): Given {
  const { random, lines } = draw;
  if (random.chance(0.06)) return { command: { do: random.chance(0.5) ? "tick" : "day_tick" } };
  const dice = random.next();
  if (dice < 0.38 && shown.length > 0) {
    // Mostly what was shown last, sometimes an older button.
    const button = shown[Math.floor(shown.length * random.next() ** 2)];
    if (button !== undefined) return { press: button };
  }
  if (dice < 0.6) return { line: random.chance(0.35) ? lines.answer(random) : lines.any(random) };
  if (dice < 0.68) {
    const name = random.pick(random.chance(0.5) ? slash : slashToo);
    return { line: random.chance(0.2) ? `/${name} ${lines.any(random)}` : `/${name}` };
  }
  if (dice < 0.73) return { reads: figures(random, now) };
  if (dice < 0.76 && last) return last;
  return { command: anyCommand(draw) };
}

/** Figures of which some trigger often fires: a drop, a spike, plenty of energy, and whatever else. */
function figures(random: Random, now: number): ReturnType<typeof readingAt>[] {
  const read = (metric: Metric, value: number, ago = 0) => readingAt(now - ago * minuteMs, metric, value);
  switch (random.whole(0, 3)) {
    case 0:
      return [read("energy_level", 0.7, 120), read("energy_level", 0.2)];
    case 1:
      return [read("stress_level", 0.9), read("hrv_rmssd", 31)];
    case 2:
      return [read("energy_level", 0.9), read("readiness_score", 0.9)];
    default: {
      const metric = metrics[random.whole(0, metrics.length - 1)] ?? "energy_level";
      const { least, most } = metricFacts[metric];
      return [read(metric, random.between(least, most), random.whole(0, 3000))];
    }
  }
}
