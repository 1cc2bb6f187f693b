import { type Adaptation, type Adapting, isLive } from "#core/adaptation/adaptation.ts";
import { habitOf, isHard } from "#core/adaptation/change-task.ts";
import type { Day } from "#core/day/day.ts";
import { bodyExclusions, gentleOnly } from "#core/day/eligible.ts";
import { countsAsHabit } from "#core/day/grow.ts";
import type { DayLibrary } from "#core/day/library.ts";
import type { Plan } from "#core/day/plan.ts";
import { timeOf } from "#core/day/replan.ts";
import { metricFacts } from "#core/readings/metric.ts";
import { dayOf, dayOfDate, type Reading } from "#core/readings/reading.ts";
import { hourMs } from "./body.ts";
import type { Fault } from "./device.ts";

/** What must never happen, by name; each is counted, and each must stay nought. */
export const dangers = [
  "contraindicated_task",
  "risk_not_gentle",
  "easing_that_lengthens",
  "easing_that_hardens",
  "raised_beyond_an_hour",
  "raised_without_a_yes",
  "raised_on_a_single_figure",
  "raised_on_old_or_computed",
  "fired_on_a_glitch",
  "fired_on_an_import",
  "fired_on_old_readings",
  "hard_on_a_day_of_rest",
  "two_changes_of_one_task",
  "fired_twice_in_two_hours",
  "tasks_at_one_time",
  "one_habit_twice",
  "more_than_the_cap",
  "beyond_the_day",
] as const;
export type Danger = (typeof dangers)[number];
export type Dangers = Record<Danger, number>;

export const noDangers = (): Dangers => Object.fromEntries(dangers.map((each) => [each, 0])) as Dangers;

const order = ["easy", "moderate", "high"];

/** Whatever is wrong with the day as it now stands: with what is still to be done, for this body, on this day. */
export function checkDay(count: Dangers, day: Day, adapting: Adapting, library: DayLibrary): void {
  const rests = adapting.adaptations.some(
    (each) =>
      each.action === "prioritize_recovery_activities" && (each.state === "applied" || each.state === "accepted"),
  );
  for (const task of day.plan?.tasks ?? []) {
    const habit = habitOf(task, library);
    if (task.state !== "open" || !habit) continue;
    if (bodyExclusions(habit, day.intake).length > 0) count.contraindicated_task += 1;
    if (gentleOnly(habit, day.intake) && task.version !== "gentle") count.risk_not_gentle += 1;
    const said = adapting.adaptations.some(
      ({ original, state }) => original.id === task.id && (state === "undone" || state === "declined"),
    );
    if (rests && !said && isHard(task, habit)) count.hard_on_a_day_of_rest += 1;
  }
  if (day.plan) checkPlan(count, day.plan, library);
  const taken = adapting.adaptations
    .filter((each) => isLive(each) && each.calm === undefined)
    .map(({ original }) => original.id);
  count.two_changes_of_one_task += taken.length - new Set(taken).size;
}

/** Whatever is wrong with a plan by itself. */
function checkPlan(count: Dangers, { tasks, waking, archetype }: Plan, { archetypes }: DayLibrary): void {
  const open = tasks.filter(({ state }) => state === "open").toSorted((a, b) => a.at - b.at);
  const habits = open.flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : []));
  if (open.some((task, at) => at > 0 && timeOf(open[at - 1] ?? task).to > task.at)) count.tasks_at_one_time += 1;
  if (new Set(habits).size < habits.length) count.one_habit_twice += 1;
  if (tasks.filter(countsAsHabit).length > archetypes[archetype].habitsADay.most) count.more_than_the_cap += 1;
  if (open.some((task) => timeOf(task).to > waking.to)) count.beyond_the_day += 1;
}

const firingMs = 2 * hourMs;
const raisingMs = 6 * hourMs;

/** Whatever is wrong with changes that were just made, and with the triggers that fired for some of them. */
export function checkChanges(
  count: Dangers,
  made: readonly Adaptation[],
  fired: readonly Adaptation[],
  before: Pick<Adapting, "fired">,
  readings: ReadonlyMap<string, Reading>,
  faults: ReadonlyMap<string, Fault>,
): void {
  for (const each of made) {
    const { original, adapted, action, at, date, state } = each;
    const last = before.fired[each.trigger]?.at ?? Number.NEGATIVE_INFINITY;
    if (fired.includes(each) && at - last < firingMs) count.fired_twice_in_two_hours += 1;
    const behind = each.readings.flatMap((id) => readings.get(id) ?? []);
    const today = (reading: Reading): boolean =>
      metricFacts[reading.metric].ofSleep ? dayOf(reading) === dayOfDate(date) : at - reading.to < firingMs;
    if (behind.some(({ quality }) => quality !== "plausible")) count.fired_on_a_glitch += 1;
    if (behind.some(({ id }) => faults.get(id) === "glitch")) count.fired_on_a_glitch += 1;
    if (!behind.some(today)) count.fired_on_old_readings += 1;
    if (!behind.some((reading) => today(reading) && !reading.imported)) count.fired_on_an_import += 1;
    if (action === "upgrade_to_performance_mode") {
      if (adapted.minutes > Math.max(60, original.minutes)) count.raised_beyond_an_hour += 1;
      if (state !== "offered" && state !== "explained") count.raised_without_a_yes += 1;
      if (new Set(behind.map(({ metric }) => metric)).size < 2) count.raised_on_a_single_figure += 1;
      if (behind.some((reading) => reading.modality === "computed" || at - reading.to >= raisingMs || reading.imported))
        count.raised_on_old_or_computed += 1;
      continue;
    }
    const most = adapted.id === original.id ? original.minutes : Math.max(5, original.minutes);
    if (adapted.minutes > most) count.easing_that_lengthens += 1;
    if (adapted.intensity !== "easy" && order.indexOf(adapted.intensity) > order.indexOf(original.intensity))
      count.easing_that_hardens += 1;
  }
}
