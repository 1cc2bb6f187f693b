import type { Day } from "#core/day/day.ts";
import type { Habit } from "#core/day/habit.ts";
import type { DayLibrary } from "#core/day/library.ts";
import { instantAt, weekdayOf } from "#core/time/wall-time.ts";
import type { LocalDate } from "#core/time/local-date.ts";

const minuteMs = 60_000;

/** A task of the least plan: what, when and for how long. */
export interface BareTask {
  readonly habit: Habit["id"];
  readonly at: number;
  readonly minutes: number;
}

/**
 * The least that plans a day from the same schedule and the same habits: blocks at the hours they are written for, put off until work, meals and what is fixed
 * are over; habits that a body, a temperament, things and places allow, the block's own first, in a beginner's length; as many as the archetype begins with.
 * It searches for no better places, weighs no aims, remembers no yesterday, grows nothing and gives no reason.
 */
export function barePlan(day: Day, library: DayLibrary, date: LocalDate, timeZone: string): readonly BareTask[] {
  const { schedule, archetype, intake, habits: records } = day;
  const pack = library.archetypes[archetype];
  const wake = schedule.wake ?? pack.wake;
  const length = ((schedule.sleep ?? pack.sleep) - wake + 1440) % 1440;
  const from = instantAt(date, wake, timeZone);
  const weekday = weekdayOf(date);
  const spans = [
    ...(schedule.work && schedule.workDays.includes(weekday) ? [schedule.work] : []),
    ...Object.values(schedule.meals),
    ...schedule.fixed.filter(({ days }) => days.includes(weekday)).map(({ at }) => at),
  ];
  const taken = spans
    .map((span) => {
      const begins = (span.from - wake + 1440) % 1440;
      return { begins, ends: begins + ((span.to - span.from + 1440) % 1440) };
    })
    .toSorted((a, b) => a.begins - b.begins);
  const able = [...library.habits.values()].filter(
    (habit) =>
      habit.archetypes.includes(archetype) &&
      habit.prerequisites.length === 0 &&
      habit.difficulty <= 3 &&
      records[habit.id]?.never !== true &&
      !habit.contraindications.some((code) => intake?.codes.includes(code)) &&
      habit.equipment.every((each) => schedule.equipment.includes(each)) &&
      habit.places.some((place) => schedule.places.includes(place)),
  );
  const tasks: BareTask[] = [];
  const used = new Set<Habit["id"]>();
  let free = 0;
  for (const { block } of pack.templates.medium.blocks) {
    if (tasks.length >= pack.habitsADay.atFirst) break;
    const { start } = block;
    let at =
      "afterWake" in start ? start.afterWake : "beforeSleep" in start ? length - start.beforeSleep : start.clock - wake;
    at = Math.max(at, free);
    for (const { begins, ends } of taken) if (at < ends && at + block.minutes.low > begins) at = ends;
    if (at + block.minutes.low > length) continue;
    const part = at < length / 3 ? "morning" : at < (2 * length) / 3 ? "midday" : "evening";
    const next = able
      .filter(
        ({ id, parts, scaling }) => !used.has(id) && parts.includes(part) && scaling.beginner <= block.minutes.usual,
      )
      .map((habit) => ({ habit, place: block.habits.indexOf(habit.id) }))
      .toSorted((a, b) => (a.place < 0 ? 99 : a.place) - (b.place < 0 ? 99 : b.place))[0]?.habit;
    if (!next) continue;
    used.add(next.id);
    tasks.push({ habit: next.id, at: from + at * minuteMs, minutes: next.scaling.beginner });
    free = at + next.scaling.beginner;
  }
  return tasks;
}
