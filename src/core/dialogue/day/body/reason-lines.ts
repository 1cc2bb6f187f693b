import { type AimId, aimServed } from "../../../day/aim.ts";
import { bigDayAt } from "../../../day/big-day.ts";
import { growsLonger, roundsLeft } from "../../../day/dose.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { Plan, Task } from "../../../day/plan.ts";
import { comesTrained } from "../../../day/training.ts";
import { daysBetween, plusDays } from "../../../time/local-date.ts";
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
const linksEach = 2;
/** A reason is read in a moment: what it is for, and what most speaks for it today. Its hour is told where little else is. */
const mostLines = 3;
const enoughLines = 2;
const weekDays = 7;

const isHabit = (task: Task): task is HabitTask => task.of.kind === "habit";

/** How often a day may say a kind of line, each time in other words; what is not named here is said once. Each day begins with other words. */
const wordings: Readonly<Partial<Record<WordKey, number>>> = {
  "because_of.first": 4,
  "because_of.shorter_too": 4,
  "because_of.aim_too": 2,
  "because_of.aim_waits": 2,
  "because_of.aim_once": 2,
  "because_of.again": 3,
  "because_of.aim_nth": 2,
  "because_of.aim_week": 2,
  "because_of.aim_missed": 2,
  "because_of.aim_next": 2,
  "because_of.aim_from": 2,
  "because_of.aim_big.eve": 4,
  "because_of.aim_big.itself": 4,
  "because_of.aim_big.after": 5,
};

/** What stays is told for what it is every other day, and between with how it goes. */
const retold = 2;

/** What was said of a day's earlier tasks, by kind of line, and how often. */
type Told = Map<string, number>;

const kindOf = ({ say, with: slots }: Line): string => {
  const named = slots?.["text"] ?? slots?.["aim"];
  // What stands in words of its own is another thing each time it names another.
  return typeof named === "object" ? `${say} ${named.ref}` : say;
};

/** The line in a wording that no task before it had; nothing where none is left. */
function fresh(line: Line, told: Told, date: Plan["date"]): readonly Line[] {
  if (line.say === "because_of.benefit" || line.say === "because_of.aim_help") return [line];
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
  // How often it was done is said once.
  const counts = what.some(({ say: name }) => /aim_(?:nth|week|missed)$/u.test(name));
  const before = beforeLines(snapshot, plan, task)
    .filter(({ say: name }) => !(counts && /\.(?:done\.|again)/u.test(name)))
    .flatMap(say);
  // What is so of today says more than where it stands, which is much the same every day.
  const beside = servedToday(snapshot.day, plan, task.of.habit, context.library.day)
    ? []
    : besideAims(snapshot).flatMap(say);
  const told = [...what, ...beside, ...length, ...wanted, ...before].slice(0, mostLines);
  return told.length < enoughLines ? [...told, ...first(placeLines(snapshot, plan, task, waking, context))] : told;
}

/** That a thing serves none of somebody's aims is said, where they have some. */
const besideAims = ({ day: { aims = [] } }: OnDay): readonly Line[] =>
  aims.some((aim) => aim !== "keep") ? [{ say: "because_of.beside_aims" }] : [];

/** The aim that it serves, and why it does; of several things for one aim the first names it. What serves none has what it is good for. */
function whatFor({ day }: OnDay, plan: Plan, { of, minutes }: HabitTask, { library }: LookContext): readonly Line[] {
  const turn = dayNumber(plan.date) + hashText(of.habit);
  // Around a big day nothing is for strength or figures: it is for that day.
  const big = bigDayAt(day.schedule, plan.date);
  if (big) {
    const when = big.days === 1 ? "eve" : big.days === 0 ? "itself" : "after";
    return [{ say: `because_of.aim_big.${when}` }];
  }
  const benefit: Line = {
    say: "because_of.benefit",
    with: { benefit: { ref: `habit.${of.habit}.lesson.benefits.${turn % benefits}` } },
  };
  const served = servedToday(day, plan, of.habit, library.day);
  if (!served) return [benefit];
  const kept = keptLines(day, plan, { of, minutes }, served.aim, library.day);
  const goesFirst = turn % retold !== 0 && kept.length > 0;
  // The other link on the days between, so that two days in a row do not read alike.
  const which = Math.floor(turn / retold) + (goesFirst ? 1 : 0);
  const link = { ref: `habit.${of.habit}.aims.${served.aim}.${which % linksEach}` };
  const aim = { ref: `aim.${served.aim}.because` satisfies WordKey };
  const help = { ref: `aim.${served.aim}.help` satisfies WordKey };
  const helps: Line = { say: "because_of.aim_help", with: { help, link } };
  const links: readonly Line[] = served.isBeside
    ? [helps]
    : [{ say: "because_of.aim", with: { aim, link } }, { say: "because_of.aim_too", with: { aim, link } }, helps];
  // How it goes comes first every other day; where all of that is told of other things, what it is for.
  return goesFirst ? [...turned(kept, turn), ...links, benefit] : [...links, ...turned(kept, turn), benefit];
}

/** The aim it is told for: what only helps along is told for an aim that something else of the day serves in itself. */
function servedToday(
  { aims = [] }: OnDay["day"],
  { tasks }: Plan,
  id: HabitId,
  { aims: serves, aimsBeside: beside }: LookContext["library"]["day"],
): { readonly aim: AimId; readonly isBeside: boolean } | undefined {
  const isBeside = (aim: AimId, habit: HabitId): boolean => beside?.[aim].includes(habit) === true;
  const itself = aimServed(
    { id },
    aims.filter((aim) => !isBeside(aim, id)),
    serves,
  );
  if (itself) return { aim: itself.aim, isBeside: false };
  const others = tasks.flatMap(({ of }) => (of.kind === "habit" && of.habit !== id ? [of.habit] : []));
  const helped = aims.filter((aim) => serves[aim].includes(id));
  const found = helped.find((aim) => others.some((each) => serves[aim].includes(each) && !isBeside(aim, each)));
  const aim = found ?? helped[0];
  return aim === undefined ? undefined : { aim, isBeside: true };
}

/** The same lines, beginning with another one every day. */
const turned = (lines: readonly Line[], turn: number): readonly Line[] => {
  const from = lines.length === 0 ? 0 : Math.floor(turn / retold) % lines.length;
  return [...lines.slice(from), ...lines.slice(0, from)];
};

/** So often done it is worth counting. */
const countedFrom = 3;

/** How it goes with what stood there yesterday as well, in figures: how often, how far it has come, what is next. Nothing of what comes today. */
function keptLines(
  day: OnDay["day"],
  { date }: Plan,
  { of: { habit: id }, minutes }: Pick<HabitTask, "of" | "minutes">,
  aim: AimId,
  library: LookContext["library"]["day"],
): readonly Line[] {
  const { lately = [], habits, doses } = day;
  const eve = plusDays(date, -1);
  if (!lately.some((each) => each.date === eve && each.habits.includes(id))) return [];
  const record = habits[id];
  const times = (record?.recent ?? []).filter((each) => each.outcome !== "skipped" && each.date < date);
  const week = times.filter((each) => daysBetween(each.date, date) <= weekDays).length;
  const isToday = record?.recent.some((each) => each.date === date && each.outcome !== "skipped") === true;
  const done = (record?.attempts ?? 0) - (isToday ? 1 : 0);
  const named = { ref: `aim.${aim}.because` satisfies WordKey };
  if (!times.some((each) => each.date === eve))
    return week < countedFrom
      ? [{ say: "because_of.aim_waits", with: { aim: named, minutes } }]
      : [{ say: "because_of.aim_missed", with: { aim: named, done: week } }];
  const habit = library.habits.get(id);
  const dose = doses?.[id];
  const first = habit?.scaling.beginner ?? 0;
  const left = habit && dose && growsLonger(habit) ? roundsLeft(habit, dose) : 0;
  return [
    ...(done >= countedFrom ? [{ say: "because_of.aim_nth", with: { aim: named, done, n: done + 1 } } as const] : []),
    ...(dose && dose.minutes === minutes && minutes > first && habit && !comesTrained(habit, day)
      ? [{ say: "because_of.aim_from", with: { aim: named, first, minutes } } as const]
      : []),
    ...(week === 1 ? [{ say: "because_of.aim_once", with: { aim: named } } as const] : []),
    ...(week >= 2 ? [{ say: "because_of.aim_week", with: { aim: named, done: week } } as const] : []),
    ...(left > 0 && dose?.minutes === minutes && minutes < (habit?.scaling.intermediate ?? 0)
      ? [{ say: "because_of.aim_next", with: { aim: named, left, minutes } } as const]
      : []),
  ];
}
