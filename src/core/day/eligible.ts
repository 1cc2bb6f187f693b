import type { Because } from "../because.ts";
import { isOpen } from "../mastery/open.ts";
import { habitMastery, masteredFrom } from "../mastery/mastery.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { Day } from "./day.ts";
import type { Habit, HabitId } from "./habit.ts";
import { type Intake, isYoung, sectionsForRisk } from "./intake.ts";
import type { DayLibrary } from "./library.ts";
import { seasonOf } from "./season.ts";
import { comesTrained } from "./training.ts";
import { codesAgainst, isSlight } from "./twinges.ts";

/** Why a habit is left out, in the order of day.md: what is for good, then what can be grown into, then what is so today. */
export const exclusionCodes = [
  "contraindication",
  "age",
  "no_gentle_way",
  "not_meant",
  "never",
  "archetype",
  "prerequisite",
  "level",
  "season",
  "week",
  "not_today",
  "place",
  "equipment",
] as const;
export type ExclusionCode = (typeof exclusionCodes)[number];

/** One reason, with what it is about: contraindication codes, habits to be mastered first, equipment, places or seasons. */
export interface Exclusion {
  readonly code: ExclusionCode;
  readonly of: readonly string[];
  readonly because: Because;
}

/** What decides whether a habit may be planned at all on a day. */
export interface EligibleAround {
  readonly day: Pick<Day, "archetype" | "blend" | "intake" | "schedule" | "habits" | "levels" | "previous">;
  readonly library: Pick<DayLibrary, "levels">;
  readonly date: LocalDate;
  readonly timeZone: string;
}

/** A change of archetype is spread over so many days. */
export const blendDays = 7;
/** What is done at most so often a week has a day of rest in between. */
const restsBetween = 3;

const exclusion = (habit: Habit, code: ExclusionCode, of: readonly string[] = []): Exclusion => ({
  code,
  of,
  because: { rule: `excluded_${code}`, inputs: { habit: habit.id, ...(of.length > 0 ? { of: of.join(",") } : {}) } },
});

/** Whether a habit is done in its gentle variant: a risk of it has a section of the intake that was not answered (safety.md). */
export function gentleOnly(habit: Habit, intake: Intake | undefined): boolean {
  return habit.risks.some((risk) => sectionsForRisk[risk].some((section) => !intake?.answered.includes(section)));
}

/** Whether the habits of the archetype before still count on a day. */
export function isBlending(blend: Day["blend"], date: LocalDate): boolean {
  return blend !== undefined && daysBetween(blend.startedOn, date) < blendDays;
}

function fitsArchetype(habit: Habit, { day, date }: EligibleAround): boolean {
  if (habit.archetypes.includes(day.archetype)) return true;
  const stays = day.blend !== undefined && isBlending(day.blend, date) && habit.archetypes.includes(day.blend.from);
  return stays && (day.previous?.habits.includes(habit.id) ?? false);
}

/** Days of the six before this one on which it was done. */
function doneThisWeek(record: HabitRecord | undefined, date: LocalDate): readonly number[] {
  return (record?.recent ?? [])
    .filter(({ outcome }) => outcome !== "skipped")
    .map((each) => daysBetween(each.date, date))
    .filter((days) => days > 0 && days < 7);
}

function weekIsFull(habit: Habit, record: HabitRecord | undefined, date: LocalDate): boolean {
  if (habit.daysAWeek >= 7) return false;
  const days = doneThisWeek(record, date);
  return days.length >= habit.daysAWeek || (habit.daysAWeek <= restsBetween && days.includes(1));
}

/** Whether a habit is mastered, today or ever: what was once grown into stays. */
export function isMastered(record: HabitRecord | undefined, date: LocalDate): boolean {
  return record !== undefined && (record.best >= masteredFrom || habitMastery(record, date) >= masteredFrom);
}

/** Habits that must be mastered before this one, and are not. */
export function missingPrerequisites(habit: Habit, around: EligibleAround): readonly HabitId[] {
  return habit.prerequisites.filter((each) => !isMastered(around.day.habits[each], around.date));
}

/**
 * What of the body speaks against a habit: it holds everywhere, for what is planned already as well (safety.md). At 16 and 17 that is all but what is easy, and what
 * closes a working day: there is school.
 */
export function bodyExclusions(habit: Habit, intake: Intake | undefined): readonly Exclusion[] {
  const against = codesAgainst(habit, intake).filter((code) => !isSlight(habit, code, intake));
  const notYet =
    isYoung(intake) && (habit.intensity !== "easy" || habit.risks.length > 0 || habit.moments.includes("after_work"));
  const noWay = habit.gentle === undefined && gentleOnly(habit, intake);
  const { onlyFor = [] } = habit;
  const notMeant = onlyFor.length > 0 && !onlyFor.some((code) => intake?.codes.includes(code));
  return [
    ...(notMeant ? [exclusion(habit, "not_meant")] : []),
    ...(against.length > 0 ? [exclusion(habit, "contraindication", against)] : []),
    ...(notYet ? [exclusion(habit, "age")] : []),
    ...(noWay ? [exclusion(habit, "no_gentle_way", habit.risks)] : []),
  ];
}

/** Everything that speaks against a habit for a person on a day; nothing where it may be planned. */
export function exclusionsOf(habit: Habit, around: EligibleAround): readonly Exclusion[] {
  const { day, library, date, timeZone } = around;
  const { schedule } = day;
  const record = day.habits[habit.id];
  const found: Exclusion[] = [...bodyExclusions(habit, day.intake)];
  if (record?.never === true) found.push(exclusion(habit, "never"));
  if (!fitsArchetype(habit, around)) found.push(exclusion(habit, "archetype"));
  const trained = comesTrained(habit, day);
  const before = trained ? [] : missingPrerequisites(habit, around);
  if (before.length > 0) found.push(exclusion(habit, "prerequisite", before));
  if (!trained && !isOpen(habit, day.archetype, library.levels, day.levels)) found.push(exclusion(habit, "level"));
  if (habit.seasons.length < 4 && !habit.seasons.includes(seasonOf(date, timeZone))) {
    found.push(exclusion(habit, "season", habit.seasons));
  }
  if (weekIsFull(habit, record, date)) found.push(exclusion(habit, "week"));
  if (record?.notBefore !== undefined && date < record.notBefore) found.push(exclusion(habit, "not_today"));
  return [...found, ...outOfReach(habit, schedule)];
}

/** What a habit needs and the person has not: a place to do it, or things to do it with. */
function outOfReach(habit: Habit, { places, equipment }: Day["schedule"]): readonly Exclusion[] {
  const somewhere = habit.places.some((place) => place === "anywhere" || places.includes(place));
  const lacking = habit.equipment.filter((each) => !equipment.includes(each));
  return [
    ...(somewhere ? [] : [exclusion(habit, "place", habit.places)]),
    ...(lacking.length > 0 ? [exclusion(habit, "equipment", lacking)] : []),
  ];
}

/** What keeps a habit from a person however far they grow: the body, their own "never", another temperament, what they have not. */
export function lastingExclusions(
  habit: Habit,
  day: Pick<Day, "archetype" | "intake" | "habits" | "schedule">,
): readonly Exclusion[] {
  const record: HabitRecord | undefined = day.habits[habit.id];
  return [
    ...bodyExclusions(habit, day.intake),
    ...(record?.never === true ? [exclusion(habit, "never")] : []),
    ...(habit.archetypes.includes(day.archetype) ? [] : [exclusion(habit, "archetype")]),
    ...outOfReach(habit, day.schedule),
  ];
}

/** The first reason why a habit may not be planned; undefined where it may. */
export function excluded(habit: Habit, around: EligibleAround): Exclusion | undefined {
  return exclusionsOf(habit, around)[0];
}
