import { type AimId, aimServed } from "../../../day/aim.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { plusDays } from "../../../time/local-date.ts";
import { hashText } from "../../../text/hash.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { dayNumber } from "../plan/morning-lines.ts";
import { planInput } from "../plan/day-turn.ts";
import type { HabitTask, Line } from "../plan/task-names.ts";
import { placeLines, putLines } from "./reason-place.ts";
import { beforeLines, lengthLines, wantedLines } from "./reason-state.ts";

/**
 * Why a task stands in its day: what it is for, why at this time, and what is so of this person today. No two tasks of a day share a wording, so each says
 * what the other does not.
 */

/** What is said of a benefit comes in turn: a lesson names so many, and a habit so many for each aim that it serves. */
const benefits = 3;
const links = 2;
/** A reason is read in a moment: what it is for, and what most speaks for it today. Its hour is told where little else is. */
const mostLines = 3;
const enoughLines = 2;

const isHabit = (task: Task): task is HabitTask => task.of.kind === "habit";

/** How often a day may say a kind of line, each time in other words; what is not named here is said once. Each day begins with other words. */
const wordings: Readonly<Partial<Record<WordKey, number>>> = {
  "because_of.first": 4,
  "because_of.shorter_too": 4,
  "because_of.aim_too": 2,
  "because_of.aim_done": 4,
  "because_of.aim_open": 4,
};

/** What stays is told for what it is on each third day, and on the others what became of it the day before. */
const retold = 3;

/** What was said of a day's earlier tasks, by kind of line, and how often. */
type Told = Map<string, number>;

const kindOf = ({ say, with: slots }: Line): string => {
  const named = slots?.["text"] ?? slots?.["aim"];
  // What stands in words of its own is another thing each time it names another.
  return typeof named === "object" ? `${say} ${named.ref}` : say;
};

/** The line in a wording that no task before it had; nothing where none is left. */
function fresh(line: Line, told: Told, date: Plan["date"]): readonly Line[] {
  if (line.say === "because_of.benefit") return [line];
  const kind = kindOf(line);
  const times = told.get(kind) ?? 0;
  const most = wordings[line.say] ?? 1;
  if (times >= most) return [];
  told.set(kind, times + 1);
  return [{ ...line, with: { ...line.with, seed: dayNumber(date) + times } }];
}

/** The reasons for a task, told as those of its whole day are. */
export function reasonLines(snapshot: OnDay, plan: Plan, task: Task, context: LookContext): readonly Line[] {
  if (!isHabit(task)) {
    return [{ say: "why.rule", with: { text: { ref: `day_because.${task.because.rule}` } } }, ...putLines(plan, task)];
  }
  const told: Told = new Map();
  const others = plan.tasks.filter((each) => isHabit(each) && each.id !== task.id);
  const inOrder = [...others, task].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const each of inOrder) {
    if (!isHabit(each)) continue;
    const lines = linesOf(snapshot, plan, each, told, context);
    if (each.id === task.id) return lines;
  }
  return [];
}

function linesOf(snapshot: OnDay, plan: Plan, task: HabitTask, said: Told, context: LookContext): readonly Line[] {
  const { waking } = planInput(snapshot, context);
  const say = (line: Line): readonly Line[] => fresh(line, said, plan.date);
  const first = (able: readonly Line[]): readonly Line[] => {
    for (const line of able) {
      const lines = say(line);
      if (lines.length > 0) return lines;
    }
    return [];
  };
  const what = first(whatFor(snapshot, plan, task, context));
  const length = first(lengthLines(snapshot, plan, task, context));
  const wanted = wantedLines(snapshot, plan, task, context).flatMap(say);
  const before = beforeLines(snapshot, plan, task).flatMap(say);
  // What is so of today says more than where it stands, which is much the same every day.
  const told = [...what, ...length, ...wanted, ...before].slice(0, mostLines);
  return told.length < enoughLines ? [...told, ...first(placeLines(snapshot, plan, task, waking, context))] : told;
}

/** The aim that it serves, and why it does; of several things for one aim the first names it. What serves none has what it is good for. */
function whatFor({ day }: OnDay, plan: Plan, { of }: HabitTask, { library }: LookContext): readonly Line[] {
  const turn = dayNumber(plan.date) + hashText(of.habit);
  const benefit: Line = {
    say: "because_of.benefit",
    with: { benefit: { ref: `habit.${of.habit}.lesson.benefits.${turn % benefits}` } },
  };
  const served = aimServed({ id: of.habit }, day.aims ?? [], library.day.aims);
  if (!served) return [benefit];
  const kept = keptLine(day, plan, of.habit, served.aim);
  if (kept && turn % retold !== 0) return [kept, benefit];
  const link = { ref: `habit.${of.habit}.aims.${served.aim}.${turn % links}` };
  const aim = { ref: `aim.${served.aim}.because` satisfies WordKey };
  return [{ say: "because_of.aim", with: { aim, link } }, { say: "because_of.aim_too", with: { aim, link } }, benefit];
}

/** What stood there yesterday as well, and how it went; nothing of what comes today. */
function keptLine({ lately = [], habits }: OnDay["day"], { date }: Plan, id: HabitId, aim: AimId): Line | undefined {
  const eve = plusDays(date, -1);
  if (!lately.some((each) => each.date === eve && each.habits.includes(id))) return undefined;
  const done = (habits[id]?.recent ?? []).some((each) => each.date === eve && each.outcome !== "skipped");
  const named = { ref: `aim.${aim}.because` satisfies WordKey };
  return { say: done ? "because_of.aim_done" : "because_of.aim_open", with: { aim: named } };
}
