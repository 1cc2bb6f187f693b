import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { Contraindication } from "./contraindication.ts";
import type { Day } from "./day.ts";
import type { DayPart, Habit, HabitId } from "./habit.ts";
import type { Intake } from "./intake.ts";
import type { DayLibrary } from "./library.ts";
import type { Schedule } from "./schedule.ts";
import { seasonOf } from "./season.ts";
import type { Movement } from "./wish.ts";

/** So many days before a race nothing hard is done, and on its own day nothing besides it. */
const restBeforeRace = 3;

/** What of wishes speaks for or against a habit. */
export const wishRules = ["gentle_way", "training", "company", "avoid", "outdoors", "moving_enough"] as const;
type WishRule = (typeof wishRules)[number];

/** What a wish looks at beside the habit. */
interface WishAround {
  readonly day: Pick<Day, "schedule" | "intake" | "previous">;
  readonly library: Pick<DayLibrary, "habits">;
  readonly date: LocalDate;
  readonly timeZone: string;
}

const moves = ({ taskClass }: Pick<Habit, "taskClass">): boolean => taskClass === "movement";
const isHard = ({ taskClass, intensity }: Habit): boolean => taskClass === "movement" && intensity !== "easy";
const isOutside = ({ places }: Habit): boolean => places.every((place) => place === "outdoors" || place === "facility");
const isTogether = ({ taskClass, equipment }: Habit): boolean =>
  taskClass === "connection" || equipment.includes("company");

/** Whoever says when moving is welcome wants it. */
const movementOf = ({ wishes, exercise }: Schedule): Movement | undefined =>
  wishes?.movement ?? (exercise.parts.length > 0 || exercise.days.length > 0 ? "more" : undefined);

/** Whether it is a day on which somebody who trains rests from a habit: after a hard day, before a race, and beside one. */
export function restsFrom(habit: Habit, around: Pick<WishAround, "day" | "library" | "date">): boolean {
  const { race, movement } = around.day.schedule.wishes ?? {};
  if (movement === "train" && isHard(habit) && hasTrainedHard(around)) return true;
  const days = race === undefined ? -1 : daysBetween(around.date, race);
  if (days < 0 || days > restBeforeRace) return false;
  return days === 0 ? moves(habit) : isHard(habit);
}

function hasTrainedHard({ day, library }: Pick<WishAround, "day" | "library">): boolean {
  const before: readonly HabitId[] = day.previous?.habits ?? [];
  return before.some((id) => {
    const habit = library.habits.get(id);
    return habit !== undefined && isHard(habit);
  });
}

/** It is there on the days on which it was wished, before what has long been kept; more of it than one is not asked for. */
const welcome = 100;

/** What a part of the day adds or takes for moving: welcome where it was wished, unwelcome elsewhere. */
export function movementPoints(habit: Habit, part: DayPart, { day, date }: Pick<WishAround, "day" | "date">): number {
  const wanted = movementOf(day.schedule);
  if (!wanted || !moves(habit)) return 0;
  const { parts, days } = day.schedule.exercise;
  const partFits = parts.length === 0 || parts.includes(part);
  const dayFits = days.length === 0 || days.includes(weekdayOf(date));
  return partFits && dayFits ? welcome : -30;
}

/** One thing that moves is what was wished for; a second is not. */
const enough = -60;

/** Points against more moving in a day that holds some already, for whoever wished for it. */
export function movingEnough(habit: Habit, chosen: readonly { readonly habit: Habit }[], schedule: Schedule): number {
  const more = moves(habit) && movementOf(schedule) !== undefined && chosen.some((each) => moves(each.habit));
  return more ? enough : 0;
}

const weak: ReadonlySet<Contraindication> = new Set([
  "injury_back",
  "injury_leg",
  "injury_arm",
  "recent_surgery",
  "recent_birth",
  "limited_mobility",
  "balance",
]);

/** Who cannot move as others do is offered the easy ways that are left to them: on a chair, in water, with a band. */
function gentleWay(habit: Habit, intake: Intake | undefined): number {
  if (!moves(habit) || habit.intensity !== "easy") return 0;
  return intake?.codes.some((code) => weak.has(code)) === true ? 24 : 0;
}

/** What wishes say of a habit in itself, by what they are about. */
export function wishPoints(habit: Habit, around: WishAround): Readonly<Partial<Record<WishRule, number>>> {
  const { day, date, timeZone } = around;
  const { wishes } = day.schedule;
  const gentle_way = gentleWay(habit, day.intake);
  if (!wishes) return { gentle_way };
  const training = wishes.movement === "train" && isHard(habit) ? 14 : 0;
  const outside =
    wishes.outdoors !== undefined && isOutside(habit) && !wishes.outdoors.includes(seasonOf(date, timeZone));
  return {
    gentle_way,
    training,
    company: wishes.company === undefined || !isTogether(habit) ? 0 : wishes.company === "together" ? 20 : -40,
    avoid: wishes.avoid?.includes(habit.category) === true ? -80 : 0,
    outdoors: outside ? -60 : 0,
  };
}
