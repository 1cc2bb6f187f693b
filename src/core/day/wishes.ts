import type { HabitRecord } from "../mastery/habit-record.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { AimId } from "./aim.ts";
import type { Contraindication } from "./contraindication.ts";
import type { Day } from "./day.ts";
import type { DayPart, Habit, HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Schedule } from "./schedule.ts";
import { seasonOf } from "./season.ts";
import { isHard, moves } from "./training.ts";
import type { Movement, Wishes } from "./wish.ts";

/** What of wishes speaks for or against a habit. */
export const wishRules = ["gentle_way", "training", "race", "company", "avoid", "outdoors", "moving_enough"] as const;
type WishRule = (typeof wishRules)[number];

/** What a wish looks at beside the habit. */
interface WishAround {
  readonly day: Pick<Day, "schedule" | "intake" | "habits" | "aims">;
  readonly library: Pick<DayLibrary, "habits">;
  readonly date: LocalDate;
  readonly timeZone: string;
}

const isOutside = ({ places }: Habit): boolean => places.every((place) => place === "outdoors" || place === "facility");
const isTogether = ({ taskClass, equipment }: Habit): boolean =>
  taskClass === "connection" || equipment.includes("company");

/** Whoever says when moving is welcome wants it. */
const movementOf = ({ wishes, exercise }: Schedule): Movement | undefined =>
  wishes?.movement ?? (exercise.parts.length > 0 || exercise.days.length > 0 ? "more" : undefined);

/** Getting up from a desk is no session of moving: it neither takes the place of one nor is one too many. */
const isSession = (habit: Habit): boolean => moves(habit) && !habit.moments.includes("at_work");

/** It is there on the days on which it was wished, before what has long been kept; more of it than one is not asked for. */
const welcome = 100;
/** At another hour it is welcome as well, after whatever may be done at the one that was wished for. */
const welcomeElsewhere = 20;

/** What a part of the day adds or takes for moving: welcome where it was wished, unwelcome elsewhere; where that part is shut for it today, welcome elsewhere too. */
export function movementPoints(
  habit: Habit,
  part: DayPart,
  { day, date }: Pick<WishAround, "day" | "date">,
  isShut = false,
): number {
  const wanted = movementOf(day.schedule);
  if (!wanted || !isSession(habit)) return 0;
  const { parts, days } = day.schedule.exercise;
  const partFits = parts.length === 0 || parts.includes(part);
  const dayFits = days.length === 0 || days.includes(weekdayOf(date));
  if (!dayFits) return -30;
  return partFits ? welcome : isShut ? welcomeElsewhere : -30;
}

/** One thing that moves is what was wished for; a second is not, and a second hard one least of all. */
const enough = { easy: -100, hard: -600 } as const;

/** What is done on one's feet out of doors: a walk and a brisker one are the same thing twice in a day, whatever they are called. */
const isOnFoot = ({ taskClass, restores, places, equipment }: Habit): boolean =>
  (taskClass === "movement" || (taskClass === "recovery" && restores)) &&
  places.includes("outdoors") &&
  equipment.length === 0;
const onceOut = -150;

/**
 * Points against more moving in a day that holds some already: against going out twice for everybody, against all of it for whoever wished for some. What an
 * injury leaves in its small version alone is no session that would make another one too many.
 */
export function movingEnough(
  habit: Habit,
  chosen: readonly { readonly habit: Habit }[],
  schedule: Schedule,
  isSmall = false,
): number {
  const isWished = isSession(habit) && movementOf(schedule) !== undefined;
  if (isWished && isHard(habit) && chosen.some((each) => isHard(each.habit))) return enough.hard;
  if (isOnFoot(habit) && chosen.some((each) => isOnFoot(each.habit))) return onceOut;
  if (!isWished || isSmall) return 0;
  return chosen.some((each) => isSession(each.habit)) ? enough.easy : 0;
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

/** Aims that are about moving. */
const moving: ReadonlySet<AimId> = new Set<AimId>(["move", "strength", "pressure"]);

/** Who cannot move as others do, and wants to move, is offered the easy ways that are left to them: on a chair, in water, with a band. */
function gentleWay(habit: Habit, { intake, schedule, aims = [] }: WishAround["day"]): number {
  const wants = movementOf(schedule) !== undefined || aims.some((aim) => moving.has(aim));
  if (!wants || !moves(habit) || habit.intensity !== "easy") return 0;
  return intake?.codes.some((code) => weak.has(code)) === true ? 24 : 0;
}

/** What is easier than that trains nobody who trains. */
const trains = 4;

/** What is worth training comes first, and another than lately; what is for those who cannot move as others do is not meant. */
function trainingPoints(habit: Habit, record: HabitRecord | undefined, date: LocalDate): number {
  if (!isHard(habit)) return habit.difficulty === 1 ? -100 : 0;
  const lately = (record?.recent ?? []).filter(
    ({ outcome, date: on }) => outcome !== "skipped" && daysBetween(on, date) < 7,
  );
  // A sport is most of what its days are for; of all else another thing comes before what was there.
  const again = habit.sport === undefined ? 40 : 20;
  return 12 * habit.difficulty - again * lately.length - (habit.difficulty < trains ? 60 : 0);
}

/** So often in seven days, and in fourteen, is what a race is made of; then another training has its turn. The long one comes every week. */
const ofTheRace = { week: 3, fortnight: 5 } as const;
const madeOf = 75;

/** Who trains for a race does what the race is made of. */
function racePoints(
  { sport, daysAWeek }: Habit,
  { movement, race }: Wishes,
  { day, library, date }: WishAround,
): number {
  if (sport === undefined || movement !== "train" || race === undefined || race < date) return 0;
  if (daysAWeek === 1) return madeOf;
  const ago = Object.entries(day.habits).flatMap(([id, { recent }]) =>
    library.habits.get(id as HabitId)?.sport === sport
      ? recent.filter(({ outcome }) => outcome !== "skipped").map((each) => daysBetween(each.date, date))
      : [],
  );
  const within = (days: number): number => ago.filter((each) => each < days).length;
  return within(7) < ofTheRace.week && within(14) < ofTheRace.fortnight ? madeOf : 0;
}

/** So long before it an exam is learned for, and on its eve no more. */
const examDays = 42;
export function isBeforeExam({ wishes }: Pick<Schedule, "wishes">, date: LocalDate): boolean {
  const days = wishes?.exam === undefined ? 0 : daysBetween(date, wishes.exam);
  return days > 1 && days <= examDays;
}

/** What wishes say of a habit in itself, by what they are about. */
export function wishPoints(habit: Habit, around: WishAround): Readonly<Partial<Record<WishRule, number>>> {
  const { day, date, timeZone } = around;
  const { wishes } = day.schedule;
  const gentle_way = gentleWay(habit, day);
  if (!wishes) return { gentle_way };
  const outside =
    wishes.outdoors !== undefined && isOutside(habit) && !wishes.outdoors.includes(seasonOf(date, timeZone));
  return {
    gentle_way,
    training: wishes.movement === "train" && moves(habit) ? trainingPoints(habit, day.habits[habit.id], date) : 0,
    race: racePoints(habit, wishes, around),
    company: wishes.company === undefined || !isTogether(habit) ? 0 : wishes.company === "together" ? 20 : -40,
    avoid: wishes.avoid?.includes(habit.category) === true ? -140 : 0,
    outdoors: outside ? -60 : 0,
  };
}
