import type { Adaptation } from "#core/adaptation/adaptation.ts";
import { isHard } from "#core/adaptation/change-task.ts";
import type { Day } from "#core/day/day.ts";
import type { Habit } from "#core/day/habit.ts";
import type { Task } from "#core/day/plan.ts";
import { habitMastery } from "#core/mastery/mastery.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { TapMetric } from "#core/dialogue/turn/body-command.ts";
import type { Instant } from "#core/time/instant.ts";
import { at, type BodyDay, hourMs, minuteMs, stepMs } from "./body.ts";
import type { SimPerson } from "./person.ts";
import { randomOf } from "./random.ts";
import { usualHrv } from "./truth.ts";

/** What somebody makes of a task: `forgets` leaves it open. */
export type Deed = "done" | "partly" | "skip" | "swap" | "never" | "forgets";

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** How long after its time a task is looked at, in milliseconds; always the same for a task. */
export function delayOf(seed: number, person: SimPerson, task: Task): number {
  return randomOf(seed, `when.${person.number}.${task.id}`).whole(0, 25) * minuteMs + task.minutes * minuteMs;
}

/** What becomes of a task: strength, practice and habit make it likelier, length, difficulty and illness less likely. */
export function deedOf(
  seed: number,
  person: SimPerson,
  task: Task,
  habit: Habit | undefined,
  how: { readonly day: Day; readonly date: LocalDate; readonly energy: number; readonly illness: number },
): Deed {
  const random = randomOf(seed, `does.${person.number}.${task.id}`);
  const oddly = random.next();
  if (oddly < 0.02) return "swap";
  if (oddly < 0.022) return "never";
  const mastery = habit ? habitMastery(how.day.habits[habit.id], how.date) : 0;
  const likely = chance(
    person.diligence +
      0.012 * mastery +
      2.2 * (how.energy - 0.5) -
      0.1 * ((habit?.difficulty ?? 3) - 3) -
      0.02 * (task.minutes - 10) -
      (habit && isHard(task, habit) ? 0.3 : 0) -
      2 * how.illness,
  );
  if (random.chance(likely)) return random.chance(0.12) ? "partly" : "done";
  return random.chance(0.4) ? "skip" : "forgets";
}

/** How exactly a body is felt: as a face is, and its heart far less so than a watch measures it. */
const felt = { share: 0.06, heart: 0.3 } as const;
const memoryMs = 24 * hourMs;

/** Whether somebody who is asked says that strength fell suddenly, or that the body is tense too; nobody answers more of what is asked than of what is offered. */
export function feelsSudden(
  seed: number,
  { number, answers }: SimPerson,
  days: readonly BodyDay[],
  metric: TapMetric,
  now: Instant,
): boolean {
  const random = randomOf(seed, `feels.${number}.${metric}.${now}`);
  const body = days.findLast(({ wake }) => wake <= now);
  if (!body || !random.chance(answers.yes + answers.no)) return false;
  const [energy, stress, hrv] = (["energy", "stress", "hrv"] as const).map((of) => at(body, of, now) ?? Number.NaN);
  if (energy === undefined || stress === undefined || hrv === undefined) return false;
  if (metric === "stress_level")
    return (
      random.normal(stress, felt.share) > 0.8 && hrv * Math.exp(random.normal(0, felt.heart)) < 0.7 * usualHrv(days)
    );
  const before = days.flatMap((day) =>
    [...day.energy].filter((_, step) => day.wake + step * stepMs < now && day.wake + step * stepMs >= now - memoryMs),
  );
  return random.normal(energy, felt.share) < 0.3 && random.normal(Math.max(...before), felt.share) > 0.6;
}

/** What somebody says to a change, and how many minutes later; undefined where nothing. */
export function answerOf(
  seed: number,
  { number, answers }: SimPerson,
  { id, state }: Adaptation,
):
  | { readonly says: "accept" | "decline" | "undo"; readonly after: number; readonly helped: boolean | undefined }
  | undefined {
  const random = randomOf(seed, `answers.${number}.${id}`);
  const draw = random.next();
  const after = random.whole(1, 30);
  const rates = random.chance(0.15) ? random.chance(0.75) : undefined;
  if (state === "offered") {
    if (draw < answers.yes) return { says: "accept", after, helped: rates };
    return draw < answers.yes + answers.no ? { says: "decline", after, helped: undefined } : undefined;
  }
  if (state !== "applied") return undefined;
  if (draw < answers.fine) return { says: "accept", after, helped: rates };
  return draw < answers.fine + answers.undo
    ? { says: random.chance(0.5) ? "decline" : "undo", after, helped: undefined }
    : undefined;
}
