import type { Instant } from "#core/time/instant.ts";
import { isDeepStrictEqual } from "node:util";
import type { Day } from "#core/day/day.ts";
import type { Intake } from "#core/day/intake.ts";
import type { Plan } from "#core/day/plan.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { clockNames } from "./day-authors.ts";
import { earlier, later } from "./later.ts";
import { joinedHabits } from "./merge-habits.ts";

/** What speaks against a habit in either record goes on speaking against it. */
function joinedIntake(into: Intake | undefined, from: Intake | undefined): Intake | undefined {
  if (into === undefined || from === undefined) return into ?? from;
  return {
    answered: [...new Set([...into.answered, ...from.answered])],
    codes: [...new Set([...into.codes, ...from.codes])],
    at: Math.max(into.at, from.at),
  };
}

function joinedBegun(into: Day["begun"], from: Day["begun"]): Day["begun"] {
  if (into === undefined || from === undefined) return into ?? from;
  if (into.date === from.date) return into.count >= from.count ? into : from;
  return into.date > from.date ? into : from;
}

/** Days on which nothing was lost in either record are excused in both. */
function joinedExcused(newer: Day["excused"], older: Day["excused"]): Day["excused"] {
  if (newer === undefined || older === undefined) return newer ?? older;
  const all = new Map([...older, ...newer].map((each) => [`${each.from} ${each.until}`, each]));
  return [...all.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Two records that become one. */
interface Sides {
  readonly into: Day;
  readonly from: Day;
  /** Days that the target has a plan of. */
  readonly has: ReadonlySet<LocalDate>;
}

/** What of two values holds; the first is of the newer settings. */
type Rule<V> = (newer: V, older: V, sides: Sides) => V;

type Energy = NonNullable<Day["energy"]>;

const ofNewer = <V>(newer: V): V => newer;

/** The one of a later date or time; of the same the first. */
const lastOf =
  <V extends object>(when: (value: V) => string | number): Rule<V | undefined> =>
  (one, other) =>
    one !== undefined && (other === undefined || when(one) >= when(other)) ? one : other;

/** The later plan goes on, the target's where they are of the same day or where it has a plan of that day already. */
const planSide = ({ into, from, has }: Sides): Day =>
  from.plan !== undefined && !has.has(from.plan.date) && from.plan.date > (into.plan?.date ?? "") ? from : into;

/** Of two settings the newer, of two records both: said of every field, so that none is lost by being forgotten. */
const rules: { readonly [K in keyof Day]-?: Rule<Day[K]> } = {
  startedAt: (one, other) => Math.min(one, other),
  startedOn: (one, other) => (one < other ? one : other),
  archetype: ofNewer,
  blend: ofNewer,
  schedule: ofNewer,
  consentAt: earlier,
  intake: (_newer, _older, { into, from }) => joinedIntake(into.intake, from.intake),
  calendar: (newer, older) => newer ?? older,
  energy: (_newer, _older, sides) => lastOf<Energy>(({ at }) => at)(sides.into.energy, sides.from.energy, sides),
  readiness: lastOf(({ date }) => date),
  modeChoice: lastOf(({ date }) => date),
  plan: (_newer, _older, sides) => planSide(sides).plan,
  previous: (_newer, _older, sides) => planSide(sides).previous,
  growth: ofNewer,
  grown: lastOf(({ on }) => on),
  habits: joinedHabits,
  levels: (_newer, _older, { into, from }) => [...new Set([...into.levels, ...from.levels])],
  tasksADay: ofNewer,
  reminders: ofNewer,
  messagesADay: ofNewer,
  begun: (_newer, _older, { into, from }) => joinedBegun(into.begun, from.begun),
  digest: ofNewer,
  digestOn: later,
  withGoalStep: ofNewer,
  withTrackAction: ofNewer,
  away: ofNewer,
  excused: joinedExcused,
  lookAt: (one, other) => Math.min(one, other),
};

/** One person's health days out of two. */
export function joinedDay(into: Day, from: Day, fromIsNewer: boolean, has: ReadonlySet<LocalDate>): Day {
  const [newer, older] = fromIsNewer ? [from, into] : [into, from];
  const each = Object.entries(rules as Readonly<Record<keyof Day, Rule<unknown>>>) as [keyof Day, Rule<unknown>][];
  const joined = each
    .filter(([name]) => name in newer || name in older)
    .map(([name, rule]) => [name, rule(newer[name], older[name], { into, from, has })]);
  // Each value is what the rule of its own field gives.
  return Object.fromEntries(joined) as Day;
}

const clockOnly = (day: Day): Partial<Day> => Object.fromEntries(clockNames.map((name) => [name, day[name]]));

/** What the person did with a plan: everything that is no longer open, and what could be taken back. */
function acts(plan: Plan | undefined): unknown {
  return (
    plan && [
      plan.undo,
      plan.tasks.filter(({ state }) => state !== "open").map(({ id, state, stateAt }) => ({ id, state, stateAt })),
    ]
  );
}

const didNothing = (plan: Plan | undefined): boolean =>
  plan === undefined || (plan.undo.length === 0 && plan.tasks.every(({ state }) => state === "open"));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));

/** Days as they were joined, and those that are there now. */
export interface DaysSince {
  readonly before: Day | undefined;
  readonly joined: Day;
  readonly now: Day;
}

/**
 * The days after the parting: those from before where the person did nothing since, or else all as they are now, with what had come.
 * `kept` says which of the two it was. Where only our clock went on, it looks again at once (`at`).
 */
export function partedDay(
  { before, joined, now }: DaysSince,
  at: Instant,
): { readonly day: Day | undefined; readonly kept: boolean } {
  const byPerson = (day: Day): unknown => ({ ...day, ...clockOnly(joined), calendar: day.calendar?.address });
  const didNothingSince =
    now.plan?.date === joined.plan?.date ? same(acts(now.plan), acts(joined.plan)) : didNothing(now.plan);
  if (!didNothingSince || !same(byPerson(now), byPerson(joined))) return { day: now, kept: true };
  const untouched = same(clockOnly(now), clockOnly(joined));
  return { day: before === undefined || untouched ? before : { ...before, lookAt: at }, kept: false };
}
