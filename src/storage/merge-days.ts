import type { Instant } from "#core/time/instant.ts";
import { isDeepStrictEqual } from "node:util";
import type { Day } from "#core/day/day.ts";
import type { Dose } from "#core/day/dose.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Contraindication } from "#core/day/contraindication.ts";
import { type Intake, withMild } from "#core/day/intake.ts";
import type { Plan } from "#core/day/plan.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { earlier, later } from "./later.ts";
import { joinedHabits } from "./merge-habits.ts";

/** What speaks against a habit in either record goes on speaking against it. */
function joinedIntake(into: Intake | undefined, from: Intake | undefined): Intake | undefined {
  if (into === undefined || from === undefined) return into ?? from;
  const codes = [...new Set([...into.codes, ...from.codes])];
  const isMild = (code: Contraindication): boolean =>
    [into, from].every((side) => !side.codes.includes(code) || side.mild?.includes(code) === true);
  return withMild(
    { answered: [...new Set([...into.answered, ...from.answered])], codes, at: Math.max(into.at, from.at) },
    codes.filter(isMild),
  );
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

/** Hard days of both lives are days of the one. */
function joinedLows(newer: Day["lows"], older: Day["lows"]): Day["lows"] {
  if (newer === undefined || older === undefined) return newer ?? older;
  return {
    days: [...new Set([...older.days, ...newer.days])].toSorted(),
    namedOn: later(newer.namedOn, older.namedOn),
  };
}

/** How long each habit was done last, in either life. */
function joinedDoses(newer: Day["doses"], older: Day["doses"]): Day["doses"] {
  if (newer === undefined || older === undefined) return newer ?? older;
  const all: Record<HabitId, Dose> = { ...older };
  for (const [id, dose] of Object.entries(newer) as [HabitId, Dose][]) {
    const other = older[id];
    all[id] = other !== undefined && other.last > dose.last ? other : dose;
  }
  return all;
}

/** Habits of both that the person made up, those of the newer first; the same one is as the newer has it. */
function joinedOwn(newer: Day["own"], older: Day["own"]): Day["own"] {
  if (newer === undefined || older === undefined) return newer ?? older;
  const known = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !known.has(id))];
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

/**
 * Who writes a field of somebody's days: the person decides it, our own clock does, either does, or it tells what the person did or said of
 * themselves, which is neither a setting nor ours.
 */
type Author = "person" | "clock" | "either" | "life";

/** Of two settings the newer, of two records both, and who writes it: said of every field, so that none is lost by being forgotten. */
const fields: { readonly [K in keyof Day]-?: readonly [Author, Rule<Day[K]>] } = {
  startedAt: ["life", (one, other) => Math.min(one, other)],
  startedOn: ["life", (one, other) => (one < other ? one : other)],
  archetype: ["person", ofNewer],
  blend: ["either", ofNewer],
  schedule: ["person", ofNewer],
  own: ["life", joinedOwn],
  aims: ["person", (newer, older) => newer ?? older],
  consentAt: ["life", earlier],
  intake: ["life", (_newer, _older, { into, from }) => joinedIntake(into.intake, from.intake)],
  calendar: ["either", (newer, older) => newer ?? older],
  energy: [
    "life",
    (_newer, _older, sides) => lastOf<Energy>(({ at }) => at)(sides.into.energy, sides.from.energy, sides),
  ],
  heard: ["life", (newer, older) => (newer || older ? { ...older, ...newer } : undefined)],
  lows: ["life", joinedLows],
  doses: ["life", joinedDoses],
  readiness: ["clock", lastOf(({ date }) => date)],
  modeChoice: ["person", lastOf(({ date }) => date)],
  plan: ["clock", (_newer, _older, sides) => planSide(sides).plan],
  previous: ["clock", (_newer, _older, sides) => planSide(sides).previous],
  lately: ["clock", (_newer, _older, sides) => planSide(sides).lately],
  growth: ["clock", ofNewer],
  grown: ["clock", lastOf(({ on }) => on)],
  habits: ["life", joinedHabits],
  levels: ["life", (_newer, _older, { into, from }) => [...new Set([...into.levels, ...from.levels])]],
  tasksADay: ["person", ofNewer],
  reminders: ["person", ofNewer],
  messagesADay: ["person", ofNewer],
  begun: ["clock", (_newer, _older, { into, from }) => joinedBegun(into.begun, from.begun)],
  digest: ["person", ofNewer],
  digestOn: ["clock", later],
  withGoalStep: ["person", ofNewer],
  withTrackAction: ["person", ofNewer],
  away: ["person", ofNewer],
  excused: ["life", joinedExcused],
  lookAt: ["clock", (one, other) => Math.min(one, other)],
};
const everyField = Object.entries(fields as Readonly<Record<keyof Day, readonly [Author, Rule<unknown>]>>) as [
  keyof Day,
  readonly [Author, Rule<unknown>],
][];

const writtenBy = (...wanted: readonly Author[]): readonly (keyof Day)[] =>
  everyField.filter(([, [author]]) => wanted.includes(author)).map(([name]) => name);

/** What the person decides themselves: of two records that become one, those of the newer hold. */
export const settingNames = writtenBy("person", "either");

/** What our own clock writes: a plan in the morning, what it counts, when to look, what a calendar holds, how ready the body is. */
const clockNames = writtenBy("clock", "either");

/** One person's health days out of two. */
export function joinedDay(into: Day, from: Day, fromIsNewer: boolean, has: ReadonlySet<LocalDate>): Day {
  const [newer, older] = fromIsNewer ? [from, into] : [into, from];
  const joined = everyField
    .filter(([name]) => name in newer || name in older)
    .map(([name, [, rule]]) => [name, rule(newer[name], older[name], { into, from, has })]);
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
