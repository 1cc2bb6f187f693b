import fc from "fast-check";
import { archetypeIds } from "#core/day/archetype.ts";
import { contraindications, risks } from "#core/day/contraindication.ts";
import { recordOutcome } from "#core/mastery/record-outcome.ts";
import { type HabitOutcome, type HabitRecord, emptyRecord } from "#core/mastery/habit-record.ts";
import { type Day, newDay } from "#core/day/day.ts";
import { energies, intensities } from "#core/day/energy.ts";
import {
  dayParts,
  equipments,
  habitCategories,
  type Habit,
  type HabitId,
  places,
  seasons,
  taskClasses,
} from "#core/day/habit.ts";
import { intakeSections } from "#core/day/intake.ts";
import type { DayLibrary } from "#core/day/library.ts";
import { modes } from "#core/day/mode.ts";
import { beginDay } from "#core/day/grow.ts";
import type { PlanInput } from "#core/day/plan-day.ts";
import type { Weekday } from "#core/time/weekday.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import { wakingDay } from "#core/day/waking-day.ts";
import type { LevelId } from "#core/mastery/skill.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { block, habit, libraryOf } from "./days.ts";

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const some = <T>(of: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...of], { minLength: 1 });
const few = <T>(of: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 2 });
const minutes = fc.integer({ min: 1, max: 60 });
const hour = fc.integer({ min: 0, max: 23 }).map((each) => each * 60);

/** Any habit that a pack could hold: scaled upwards, with a gentle way wherever it has a risk. */
const anyHabit = (id: string, before: readonly HabitId[]): fc.Arbitrary<Habit> =>
  fc
    .record({
      category: fc.constantFrom(...habitCategories),
      taskClass: fc.constantFrom(...taskClasses),
      archetypes: some(archetypeIds),
      difficulty: fc.integer({ min: 1, max: 6 }),
      prerequisites: before.length > 0 ? fc.subarray([...before], { maxLength: 1 }) : fc.constant([]),
      energy: fc.constantFrom(...energies),
      intensity: fc.constantFrom(...intensities),
      parts: some(dayParts),
      places: some(places),
      equipment: few(equipments),
      seasons: some(seasons),
      contraindications: few(contraindications),
      risks: few(risks),
      lengths: fc.array(minutes, { minLength: 4, maxLength: 4 }).map((all) => all.toSorted((a, b) => a - b)),
      gentle: minutes,
      restores: fc.boolean(),
      daysAWeek: fc.integer({ min: 1, max: 7 }),
      simple: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    })
    .map(({ lengths: [low = 1, beginner = 1, intermediate = 1, advanced = 1], gentle, simple, ...rest }) =>
      habit(id, {
        ...rest,
        ...(simple
          ? { archetypes: archetypeIds, equipment: [], places: ["anywhere"], prerequisites: [], parts: dayParts }
          : {}),
        minutes: intermediate,
        scaling: { beginner, intermediate, advanced },
        low,
        high: advanced + 5,
        gentle: rest.risks.length > 0 ? gentle : undefined,
      }),
    );

const habitNames = Array.from({ length: 14 }, (_, at) => `habit_${at}` as HabitId);

/** Any small library: fourteen habits of every kind in up to five blocks, some of them behind levels. */
export const anyLibrary: fc.Arbitrary<DayLibrary> = fc
  .record({
    habits: fc.tuple(...habitNames.map((id, at) => anyHabit(id, habitNames.slice(0, at)))),
    blocks: fc.array(
      fc.record({
        start: fc.oneof(
          fc.record({ afterWake: fc.integer({ min: 0, max: 600 }) }),
          fc.record({ beforeSleep: fc.integer({ min: 30, max: 400 }) }),
          fc.record({ clock: hour }),
        ),
        usual: fc.integer({ min: 10, max: 90 }),
        energy: fc.constantFrom(...energies),
        flexibility: fc.integer({ min: 0, max: 120 }),
        importance: fc.integer({ min: 1, max: 5 }),
        habits: fc.subarray(habitNames, { minLength: 2, maxLength: 8 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    locked: fc.subarray(habitNames, { maxLength: 3 }),
  })
  .map(({ habits, blocks, locked }) =>
    libraryOf(habits, {
      blocks: blocks.map(({ usual, start, ...rest }, at) =>
        block(`block_${at}`, start, { ...rest, minutes: { low: Math.ceil(usual / 2), usual, high: usual + 20 } }),
      ),
      levels: [
        { id: "one" as LevelId, archetype: "foundation_builder", requires: [], unlocks: [], weeks: 2 },
        { id: "two" as LevelId, archetype: "foundation_builder", requires: [], unlocks: locked, weeks: 2 },
      ],
    }),
  );

const hardSchedule: fc.Arbitrary<Schedule> = fc
  .record({
    wake: maybe(hour),
    sleep: maybe(hour),
    work: maybe(fc.record({ from: hour, to: hour })),
    exercise: fc.record({ parts: few(dayParts), days: few([1, 3, 5, 7] as const satisfies Weekday[]) }),
    fixed: fc.array(fc.record({ from: hour, to: hour }), { maxLength: 2 }),
    equipment: few(equipments),
    places: some(places),
  })
  .map(({ fixed, ...rest }) => ({
    ...emptySchedule,
    ...rest,
    fixed: fixed.map((at, index) => ({ id: String(index), name: "", days: [1, 2, 3, 4, 5, 6, 7], at })),
  }));

/** Mostly a day like most people's, with work or without; else whatever can be said. */
const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(emptySchedule) },
  { weight: 2, arbitrary: fc.constant({ ...emptySchedule, work: { from: 10 * 60, to: 16 * 60 } }) },
  hardSchedule,
);

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] as const;
const anyDate = fc.integer({ min: 0, max: 700 }).map((days) => plusDays("2026-01-01" as LocalDate, days));

/** What was known of a habit before a date: outcomes of the last weeks, likes and dislikes. */
export const anyRecordBefore = (date: LocalDate): fc.Arbitrary<HabitRecord> =>
  fc
    .record({
      outcomes: fc.array(maybe(fc.constantFrom<HabitOutcome>("done", "done", "done", "partly", "skipped")), {
        maxLength: 30,
      }),
      rating: maybe(fc.integer({ min: 1, max: 5 })),
      never: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      notBefore: maybe(fc.integer({ min: -20, max: 3 }).map((days) => plusDays(date, days))),
    })
    .map(({ outcomes, ...said }) => {
      const record = outcomes.reduce<HabitRecord | undefined>(
        (so, outcome, at) => (outcome ? recordOutcome(so, outcome, plusDays(date, at - outcomes.length)) : so),
        undefined,
      );
      return { ...(record ?? emptyRecord), ...said };
    });

/** A person in a library, with the input that a day of theirs is planned from. */
export const anyInput = (libraries: fc.Arbitrary<DayLibrary>): fc.Arbitrary<PlanInput> =>
  libraries.chain((library) =>
    anyDate.chain((date) => {
      const ids = [...library.habits.keys()];
      return fc
        .record({
          archetype: fc.constantFrom(...archetypeIds),
          blend: maybe(fc.record({ from: fc.constantFrom(...archetypeIds), days: fc.integer({ min: 0, max: 9 }) })),
          schedule: anySchedule,
          intake: maybe(
            fc.record({
              answered: fc.oneof(fc.constant([...intakeSections]), fc.subarray([...intakeSections])),
              codes: few(contraindications),
              at: fc.constant(0),
            }),
          ),
          records: fc.array(fc.tuple(fc.constantFrom(...ids), anyRecordBefore(date)), { maxLength: 6 }),
          raised: fc.subarray(ids, { maxLength: 2 }),
          previous: maybe(
            fc.record({
              mode: fc.constantFrom(...modes),
              archetype: fc.constantFrom(...archetypeIds),
              habits: fc.subarray(ids, { maxLength: 5 }),
            }),
          ),
          grew: fc.boolean(),
          count: maybe(fc.integer({ min: 1, max: 5 })),
          tasksADay: maybe(fc.integer({ min: 1, max: 6 })),
          levels: fc.subarray(["one", "two"] as LevelId[]),
          timeZone: fc.constantFrom(...zones),
          mode: fc.constantFrom(...modes),
          /** How far into the time awake it is, in tenths. */
          into: fc.oneof(fc.constant(0), fc.integer({ min: -1, max: 10 })),
          goal: maybe(fc.record({ minutes, energy: fc.constantFrom(...energies) })),
          track: maybe(fc.record({ minutes, energy: fc.constantFrom(...energies) })),
        })
        .map((one): PlanInput => {
          const day: Day = {
            ...newDay(one.archetype, 0, plusDays(date, -40)),
            blend: one.blend && { from: one.blend.from, startedOn: plusDays(date, -one.blend.days) },
            schedule: one.schedule,
            intake: one.intake,
            habits: Object.fromEntries(one.records),
            previous: one.previous && { ...one.previous, date: plusDays(date, -1) },
            growth: { count: one.count, raised: one.raised, changedOn: one.grew ? date : undefined, days: [] },
            tasksADay: one.tasksADay,
            levels: one.levels,
          };
          const waking = wakingDay(day.schedule, library.archetypes[day.archetype], date, one.timeZone, []);
          return {
            day: beginDay(day, date, library),
            waking,
            library,
            mode: { mode: one.mode, because: { rule: "said" } },
            goalStep: one.goal && { goalId: "g" as never, stepId: "s" as never, ...one.goal },
            trackAction: one.track && {
              track: "self_work",
              action: { kind: "technique", technique: "grounding" },
              ...one.track,
            },
            now: waking.from + Math.round(((waking.to - waking.from) * one.into) / 10),
          };
        });
    }),
  );
