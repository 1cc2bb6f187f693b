import type { Adaptation } from "#core/adaptation/adaptation.ts";
import { isHard } from "#core/adaptation/change-task.ts";
import type { Day } from "#core/day/day.ts";
import type { Habit } from "#core/day/habit.ts";
import type { Task } from "#core/day/plan.ts";
import { habitMastery } from "#core/mastery/mastery.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { minuteMs } from "./body.ts";
import type { SimPerson } from "./person.ts";
import { randomOf } from "./random.ts";

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
