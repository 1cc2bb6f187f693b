import { aimServed } from "../../../day/aim.ts";
import { smallOnly } from "../../../day/twinges.ts";
import { faceValues } from "../../../readings/metric.ts";
import { type Dose, lengthOn } from "../../../day/dose.ts";
import type { Habit, HabitId } from "../../../day/habit.ts";
import { injuries } from "../../../day/intake.ts";
import type { Plan } from "../../../day/plan.ts";
import { reasonsFor } from "../../../day/reasons.ts";
import { daysStood } from "../../../day/rotation.ts";
import type { ScoreRule } from "../../../day/score.ts";
import { comesTrained, isShortBefore } from "../../../day/training.ts";
import { excusedOf } from "../../../mastery/excused.ts";
import { habitMastery, masteredFrom } from "../../../mastery/mastery.ts";
import { daysBetween, plusDays } from "../../../time/local-date.ts";
import { weekdayOf } from "../../../time/wall-time.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { weekdayText } from "../plan/date-text.ts";
import { type HabitTask, habitName, type Line } from "../plan/task-names.ts";

/** What is so of this person with a habit: what they wished, what it grows, how it went, and how long it is for that. */

const weekDays = 7;
const twoWeeks = 14;
/** What is said of a week in which it was done so often; once or twice says nothing of a habit. */
const doneInWeek: readonly (WordKey | undefined)[] = [
  undefined,
  undefined,
  undefined,
  "because_of.done.d3",
  "because_of.done.d4",
  "because_of.done.d5",
  "because_of.done.d6",
  "because_of.done.d7",
];
/** So many minutes less are worth a word. */
const leastShorter = 3;
const rule = (name: string): Line => ({ say: "why.rule", with: { text: { ref: `day_because.${name}` } } });

/** Wishes and skills that speak for it. What is so every day is said when it comes into the day, and not again while it stays. */
export function wantedLines(snapshot: OnDay, plan: Plan, task: HabitTask, context: LookContext): readonly Line[] {
  const comes = snapshot.day.previous?.habits.includes(task.of.habit) !== true;
  return reasonsFor(task).flatMap((name) => wanted(name, comes, snapshot, plan, task.of.habit, context));
}

function wanted(
  name: ScoreRule,
  comes: boolean,
  { day, person }: OnDay,
  { date, mode }: Plan,
  habit: HabitId,
  context: LookContext,
): readonly Line[] {
  const { exercise, wishes } = day.schedule;
  switch (name) {
    case "aim":
    case "aim_balance":
      return [];
    case "race":
      return wishes?.race === undefined
        ? []
        : [{ say: "because_of.race", with: { days: daysBetween(date, wishes.race) } }];
    case "exam":
      // On its eve the morning says so.
      return wishes?.exam === undefined || daysBetween(date, wishes.exam) < 2
        ? []
        : [{ say: "because_of.exam", with: { days: daysBetween(date, wishes.exam) } }];
    case "equipment":
      return comes && isNewTo(day, habit, date) ? equipmentLine(habit, day, context) : [];
    case "growth":
      // On a weak day nobody is told what is still missing.
      return comes && mode !== "low" && isWanted(day, habit, context) ? skillLine(day, habit, date, context) : [];
    case "exercise":
      return exercise.days.includes(weekdayOf(date))
        ? [{ say: "because_of.move_day", with: { weekday: weekdayText(date, person.locale) } }]
        : [];
    case "between_runs":
    case "training":
      return [rule(name)];
    default:
      // What is always so of a thing is told when it is met for the first time.
      return comes && isNewTo(day, habit, date) ? [rule(name)] : [];
  }
}

/** Whether nothing has become of it before a date. */
const isNewTo = ({ habits }: OnDay["day"], id: HabitId, date: Plan["date"]): boolean =>
  (habits[id]?.recent ?? []).every((each) => each.date >= date);

/** Whether it serves what somebody wants, or they said nothing of that: else the way it builds is ours and not theirs. */
const isWanted = ({ aims = [] }: OnDay["day"], id: HabitId, { library }: LookContext): boolean =>
  aims.length === 0 || aimServed({ id }, aims, library.day.aims) !== undefined;

/** What it is done with and the person told that they have. */
function equipmentLine(id: HabitId, { schedule }: OnDay["day"], { library }: LookContext): readonly Line[] {
  const habit = library.day.habits.get(id);
  const has = [...(habit?.equipment ?? []), ...(habit?.helpedBy ?? [])].find((each) =>
    schedule.equipment.includes(each),
  );
  return has === undefined || has === "company"
    ? []
    : [{ say: "because_of.equipment", with: { thing: { ref: `equipment.${has}` } } }];
}

/** The skill that a level asks for next, until this habit has done its part of it. */
function skillLine(day: OnDay["day"], habit: HabitId, date: Plan["date"], { library }: LookContext): readonly Line[] {
  const grows = (skill: string): boolean =>
    library.day.skills.some(({ id, habits }) => id === skill && habits.includes(habit));
  const asked = library.day.levels[day.archetype].find(
    ({ id, requires }) => !day.levels.includes(id) && requires.some(grows),
  );
  const skill = asked?.requires.find(grows);
  if (skill === undefined) return [];
  const points = habitMastery(day.habits[habit], date, excusedOf(day));
  const name = { ref: `skill.${skill}.name` };
  return points >= masteredFrom ? [] : [{ say: "because_of.skill", with: { skill: name } }];
}

/** What became of it before; nothing on a first day, on which all is new. */
export function beforeLines(snapshot: OnDay, plan: Plan, task: HabitTask): readonly Line[] {
  const { day } = snapshot;
  const { of, because } = task;
  const { date } = plan;
  if (because.rule === "habit_instead") return [insteadLine(snapshot, plan, task)];
  if (because.rule === "habit_added") return [rule(because.rule)];
  const record = day.habits[of.habit];
  const before = (record?.recent ?? []).filter((each) => each.outcome !== "skipped" && each.date < date);
  const done = before.filter((each) => daysBetween(each.date, date) <= weekDays).length;
  if (done > 0) {
    // Told when it has come to more, and not again while it stays the same.
    const eve = plusDays(date, -1);
    const was = before.filter((each) => each.date < eve && daysBetween(each.date, eve) <= weekDays).length;
    const say = doneInWeek[done];
    if (say !== undefined && done > was) return [{ say, with: { done } }];
    const days = daysBetween(before.at(-1)?.date ?? date, date);
    const isToday = (record?.recent ?? []).some((each) => each.outcome !== "skipped" && each.date === date);
    const n = (record?.attempts ?? 0) + (isToday ? 0 : 1);
    return days > 1 ? [{ say: "because_of.again", with: { days, n } }] : [];
  }
  const times = daysStood(day.lately, of.habit, date, twoWeeks);
  const last = before.at(-1);
  if (last) return times > 0 ? [] : [{ say: "because_of.back", with: { days: daysBetween(last.date, date) } }];
  if (day.previous === undefined) return [];
  if (times > 0) return [];
  // What stood longer ago than days are remembered, and was never done, would be called new again.
  const isNew = record === undefined && daysBetween(day.startedOn, date) <= twoWeeks;
  return isNew ? [{ say: "because_of.first" }] : [];
}

const told = ["stress_spike", "energy_drop", "sleep_debt"] as const;

/** What it came in place of, and why: the body's word, else the person's own. */
function insteadLine({ adapting }: OnDay, plan: Plan, { id }: HabitTask): Line {
  const by = adapting?.adaptations.findLast(
    (each) => each.date === plan.date && each.adapted.id === id && each.original.id !== id,
  );
  if (!by || by.original.of.kind !== "habit") return rule("habit_instead");
  const why = told.find((trigger) => trigger === (by.trigger as string)) ?? "other";
  return { say: `because_of.instead.${why}`, with: { name: habitName(by.original.of.habit) } };
}

/** Why it is shorter or longer than it is on an ordinary day; nothing where it is neither. */
export function lengthLines(snapshot: OnDay, plan: Plan, task: HabitTask, context: LookContext): readonly Line[] {
  const { day } = snapshot;
  const { version, minutes } = task;
  const habit = context.library.day.habits.get(task.of.habit);
  if (version === "gentle") return [rule("version_gentle")];
  if (!habit) return [];
  const injury = version !== "low" || plan.mode === "low" ? undefined : injuryLine(habit, day, minutes);
  if (injury) return [injury];
  if (version === "usual") return stepLine(day.doses?.[habit.id], minutes);
  const mastery = habitMastery(day.habits[habit.id], plan.date, excusedOf(day));
  const tried = (day.habits[habit.id]?.attempts ?? 0) > 0;
  const trained = comesTrained(habit, day);
  const { usual } = lengthOn(habit, day.doses?.[habit.id], mastery, tried, plan.date, trained);
  const because = { ref: `day_because.${plan.modeBecause.rule}` };
  const figures = { minutes, usual };
  if (version === "high") {
    if (minutes <= usual) return [];
    return [
      plan.mode === "high"
        ? plan.modeBecause.rule === "mode_readiness"
          ? { say: "because_of.longer_ready", with: figures }
          : { say: "because_of.longer", with: { ...figures, because } }
        : { say: "because_of.grown", with: figures },
    ];
  }
  if (minutes > usual - leastShorter) return [];
  const race = day.schedule.wishes?.race;
  if (race !== undefined && isShortBefore(habit, day.schedule, plan.date))
    return [{ say: "because_of.race_short", with: { days: daysBetween(plan.date, race) } }];
  const short: Line = { say: "because_of.shorter_too", with: figures };
  const tapped = tappedLine(day, plan, figures);
  if (tapped) return [tapped, short];
  return plan.mode === "low" ? [{ say: "because_of.shorter", with: { ...figures, because } }, short] : [short];
}

/** What an injury leaves in its small version names it; where that has become longer, by how much. */
function injuryLine(habit: Habit, { intake, doses }: OnDay["day"], minutes: number): Line | undefined {
  const injury = injuries.find((code) => habit.mild.includes(code) && intake?.mild?.includes(code) === true);
  if (injury === undefined || !smallOnly(habit, intake)) return undefined;
  const dose = doses?.[habit.id];
  return dose?.small === true && minutes > dose.minutes
    ? { say: `because_of.mild_step.${injury}`, with: { minutes, before: dose.minutes } }
    : { say: `because_of.mild.${injury}`, with: { minutes } };
}

/** A day made gentle by a tap names it; by yesterday's, which today's has left standing, that one. */
function tappedLine(
  { energy }: OnDay["day"],
  { madeAt, mode, modeBecause }: Plan,
  figures: Readonly<Record<"minutes" | "usual", number>>,
): Line | undefined {
  if (mode !== "low" || !energy) return undefined;
  const face = faceValues.findIndex((value) => value === energy.value) + 1;
  if (modeBecause.rule === "mode_energy" && face > 0 && face <= tiredFaces)
    return { say: "because_of.shorter_energy", with: { ...figures, face } };
  const isOver = modeBecause.rule === "mode_energy_yesterday" && energy.at > madeAt && face > tiredFaces;
  return isOver ? { say: "because_of.shorter_eve", with: figures } : undefined;
}
/** The two faces of five that make a day gentle. */
const tiredFaces = 2;

/** Longer than it ever was, because it was done at the length before. */
function stepLine(dose: Dose | undefined, minutes: number): readonly Line[] {
  return dose && minutes > dose.minutes ? [{ say: "because_of.step", with: { minutes, before: dose.minutes } }] : [];
}
