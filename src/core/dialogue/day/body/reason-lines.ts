import { aimServed } from "../../../day/aim.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { reasonsFor } from "../../../day/reasons.ts";
import type { ScoreRule } from "../../../day/score.ts";
import { workOn } from "../../../day/shift-pattern.ts";
import { isShortBefore } from "../../../day/training.ts";
import { sameValue } from "../../../same-value.ts";
import { hashText } from "../../../text/hash.ts";
import { daysBetween } from "../../../time/local-date.ts";
import { wallTime } from "../../../time/wall-time.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { Line } from "../plan/task-names.ts";

/** Why a task stands in its day, in lines that are worth reading: what it is for, what was done before, what the body says. */

/** What is said of a benefit comes in turn: a lesson names so many. */
const benefits = 3;
const weekDays = 7;

type HabitTask = Task & { readonly of: Extract<Task["of"], { readonly kind: "habit" }> };
const isHabit = (task: Task): task is HabitTask => task.of.kind === "habit";
const rule = (name: string): Line => ({ say: "why.rule", with: { text: { ref: `day_because.${name}` } } });

/** The reasons for a task; what every task of its day could say as well is no reason for this one. */
export function reasonLines(snapshot: OnDay, plan: Plan, task: Task, context: LookContext): readonly Line[] {
  if (!isHabit(task)) return [rule(task.because.rule), ...placeLines(plan, task)];
  const own = linesOf(snapshot, plan, task, context);
  const others = plan.tasks
    .filter((each): each is HabitTask => isHabit(each) && each.id !== task.id && each.state !== "swapped")
    .map((each) => linesOf(snapshot, plan, each, context));
  const isShared = (line: Line): boolean =>
    others.length > 0 && others.every((lines) => lines.some((each) => sameValue(each, line)));
  return own.filter((line) => !isShared(line));
}

function linesOf(snapshot: OnDay, plan: Plan, task: HabitTask, context: LookContext): readonly Line[] {
  const { day } = snapshot;
  const rules = reasonsFor(task).filter((each) => each !== "aim" && each !== "aim_balance");
  return [
    ...whatFor(day.aims ?? [], plan, task, context),
    ...rules.flatMap((each) => lineOf(each, snapshot, plan, task.of.habit, context) ?? []),
    ...history(snapshot, plan, task),
    ...lengthLines(snapshot, plan, task, context),
    ...placeLines(plan, task),
  ];
}

/** The aim that it serves, and what it is good for. */
function whatFor(aims: NonNullable<OnDay["day"]["aims"]>, plan: Plan, { of }: HabitTask, { library }: LookContext) {
  const benefit = { ref: `habit.${of.habit}.lesson.benefits.${hashText(`${plan.date}.${of.habit}`) % benefits}` };
  const served = aimServed({ id: of.habit }, aims, library.day.aims);
  const aim = served && { ref: `aim.${served.aim}.because` satisfies WordKey };
  const line: Line = aim
    ? { say: "because_of.aim", with: { aim, benefit } }
    : { say: "because_of.benefit", with: { benefit } };
  return [line];
}

/** A rule with what it looked at. */
function lineOf(
  name: ScoreRule,
  { day }: OnDay,
  { date }: Plan,
  habit: HabitId,
  { library }: LookContext,
): Line | undefined {
  const race = day.schedule.wishes?.race;
  if (name === "race" && race !== undefined) return { say: "because_of.race", with: { days: daysBetween(date, race) } };
  if (name !== "growth") return rule(name);
  const asked = library.day.levels[day.archetype].find(
    ({ id, requires }) => !day.levels.includes(id) && requires.some((each) => grows(each, habit, library)),
  );
  const skill = asked?.requires.find((each) => grows(each, habit, library));
  return skill && { say: "because_of.skill", with: { skill: { ref: `skill.${skill}.name` } } };
}

const grows = (skill: string, habit: HabitId, { day }: LookContext["library"]): boolean =>
  day.skills.some(({ id, habits }) => id === skill && habits.includes(habit));

/** What became of it before; nothing on a first day, on which all is new. */
function history({ day }: OnDay, { date }: Plan, { of, because }: HabitTask): readonly Line[] {
  if (because.rule === "habit_added" || because.rule === "habit_instead") return [rule(because.rule)];
  const record = day.habits[of.habit];
  const before = (record?.recent ?? []).filter((each) => each.outcome !== "skipped" && each.date < date);
  const done = before.filter((each) => daysBetween(each.date, date) <= weekDays).length;
  if (done > 1) return [{ say: "because_of.done", with: { done } }];
  if (done === 1) return [{ say: "because_of.done_once" }];
  const last = before.at(-1);
  if (last) return [{ say: "because_of.back", with: { days: daysBetween(last.date, date) } }];
  if (day.previous === undefined) return [];
  return [{ say: because.rule === "habit_kept" ? "because_of.untried" : "because_of.first" }];
}

/** Why it is shorter or longer than it might be. */
function lengthLines(snapshot: OnDay, plan: Plan, { of, version, at }: HabitTask, { library }: LookContext) {
  const { day } = snapshot;
  const habit = library.day.habits.get(of.habit);
  const race = day.schedule.wishes?.race;
  const because = { ref: `day_because.${plan.modeBecause.rule}` };
  const line = ((): Line | undefined => {
    switch (version) {
      case "usual":
        return undefined;
      case "gentle":
        return rule("version_gentle");
      case "low":
        if (habit && race !== undefined && isShortBefore(habit, day.schedule, plan.date))
          return { say: "because_of.race_short", with: { days: daysBetween(plan.date, race) } };
        if (plan.mode === "low") return { say: "because_of.shorter", with: { because } };
        return isAtWork(snapshot, plan, at) ? { say: "because_of.at_work" } : rule("version_low");
      case "high":
        return plan.mode === "high" ? { say: "because_of.longer", with: { because } } : { say: "because_of.grown" };
    }
  })();
  return line ? [line] : [];
}

function isAtWork({ day, person }: OnDay, { date }: Plan, at: Task["at"]): boolean {
  const work = workOn(day.schedule, date);
  const { minutes } = wallTime(at, person.timeZone);
  return work !== undefined && minutes >= work.from && minutes < work.to;
}

/** Where its block stands, as far as that was a choice. */
function placeLines(plan: Plan, { block }: Task): readonly Line[] {
  const name = plan.blocks.find(({ id }) => id === block)?.because.rule;
  return name === "block_shortened" || name === "block_put" || name === "last_moment" ? [rule(name)] : [];
}
