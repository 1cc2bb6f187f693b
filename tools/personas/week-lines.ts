import type { Words } from "#content/words.ts";
import { habitOf } from "#core/adaptation/change-task.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { DayLibrary } from "#core/day/library.ts";
import { progressionProfile } from "#core/insights/progression.ts";
import type { LivedDay } from "./persona-days.ts";
import type { Persona } from "./persona-file.ts";

const weekDays = 7;

interface InWeek {
  readonly days: number;
  readonly least: number;
  readonly most: number;
}

/** How often a thing stood in a week, and in how many minutes. */
const withTask = (before: InWeek | undefined, minutes: number): InWeek => ({
  days: (before?.days ?? 0) + 1,
  least: Math.min(before?.least ?? minutes, minutes),
  most: Math.max(before?.most ?? minutes, minutes),
});

/** One week in one line: level, weak days, what was done of what was planned, minutes of moving, and each thing with its days and minutes, the most frequent first. */
function weekLine(week: readonly LivedDay[], words: Words, { locale }: Persona, library: DayLibrary): string {
  const last = week.at(-1);
  if (!last) return "";
  const plans = week.flatMap(({ date, after: { plan } }) => (plan?.date === date ? [plan] : []));
  const tasks = plans.flatMap((plan) => plan.tasks);
  const things = new Map<HabitId, InWeek>();
  for (const { of, minutes } of tasks)
    if (of.kind === "habit") things.set(of.habit, withTask(things.get(of.habit), minutes));
  const shown = [...things]
    .toSorted(([, a], [, b]) => b.days - a.days || b.most - a.most)
    .map(([id, { days, least, most }]) => {
      const minutes = least === most ? `${most}` : `${least}–${most}`;
      return `${words.text({ ref: `habit.${id}.name` }, locale)} ×${days} (${minutes})`;
    });
  const moved = tasks
    .filter((task) => habitOf(task, library)?.taskClass === "movement")
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const { currentLevel, archetype } = progressionProfile(last.after, library, last.date);
  const level = library.levels[archetype].findIndex(({ id }) => id === currentLevel) + 1;
  const done = tasks.filter(({ state }) => state === "done").length;
  const low = plans.filter(({ mode }) => mode === "low").length;
  const figures = `level ${level}, low ${low}, done ${done}/${tasks.length}, moving ${moved} min`;
  return `${week[0]?.date ?? ""} · ${figures} · ${shown.join(", ")}`;
}

/** The days of a person, a line a week. */
export function* weekLines(
  days: Iterable<LivedDay>,
  words: Words,
  persona: Persona,
  library: DayLibrary,
): Generator<string> {
  let week: LivedDay[] = [];
  for (const day of days) {
    week.push(day);
    if (week.length < weekDays) continue;
    yield weekLine(week, words, persona, library);
    week = [];
  }
  if (week.length > 0) yield weekLine(week, words, persona, library);
}
