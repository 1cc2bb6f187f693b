import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { CrisisState, Dialogue, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import { type Goal, goalKinds, goalStatuses } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import { locales, type Person, rephraseReasons, stepSizes, tones } from "#core/person/person.ts";
import { contactAnswers, dangerAnswers, separationAnswers } from "#core/safety/contact-gate.ts";
import type { Answer, Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import { techniqueIds, workKinds } from "#core/techniques/technique.ts";
import { type DiaryLink, type Line, type Work, type WorkId, workStatuses } from "#core/techniques/work.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { Milestone } from "#core/tracks/journey.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { journeys } from "./any-journey.ts";
import { change, readState } from "./people.ts";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("", "'", "\\", "Ещё", "\u0000"));
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const texts = fc.array(text, { maxLength: 3 });

const settings: fc.Arbitrary<Omit<Person, "id" | "createdAt">> = fc.record({
  locale: fc.constantFrom(...locales),
  tone: fc.constantFrom(...tones),
  timeZone: fc.constantFrom("UTC", "Europe/Riga", "America/Argentina/Buenos_Aires"),
  country: maybe(fc.constantFrom("LV", "RU", "US")),
  showEstimate: fc.boolean(),
  neutralNotifications: fc.boolean(),
  modelConsent: fc.boolean(),
  stepSize: fc.constantFrom(...stepSizes),
  rephraseCounts: fc.dictionary(fc.constantFrom(...rephraseReasons), fc.nat(9)),
  contact: fc.record(
    {
      contact: fc.constantFrom(...contactAnswers),
      danger: fc.constantFrom(...dangerAnswers),
      separation: fc.constantFrom(...separationAnswers),
      reviewedAt: instant,
    },
    { requiredKeys: [] },
  ),
});

const stepOf = (goalId: GoalId): fc.Arbitrary<Step> =>
  fc.record({
    id: fc.uuid().map((id) => id as StepId),
    goalId: fc.constant(goalId),
    text,
    minutes: fc.integer({ min: 5, max: 120 }),
    floorText: text,
    stretchText: text,
    size: fc.constantFrom(...stepSizes),
    cue: maybe(text),
    createdAt: instant,
    completedAt: fc.constant(undefined),
    counted: fc.boolean(),
    rephrased: fc.boolean(),
    userComment: maybe(text),
    earlierTexts: texts,
    by: fc.constantFrom("model", "offline"),
    source: maybe(fc.constantFrom("creative/verse", "other/first")),
  });

const goal: fc.Arbitrary<Goal> = fc.uuid().chain((id) =>
  fc.record({
    id: fc.constant(id as GoalId),
    title: text,
    description: text,
    kind: fc.constantFrom(...goalKinds),
    status: fc.constantFrom(...goalStatuses),
    createdAt: fc.constant(1),
    touchedAt: instant,
    clarifications: fc.array(fc.record({ id: maybe(text), question: text, answer: text }), { maxLength: 2 }),
    question: maybe(fc.record({ id: maybe(text), text, quick: texts })),
    current: maybe(stepOf(id as GoalId)),
    completedCount: fc.nat(500),
    declined: texts,
    touchesContact: fc.boolean(),
  }),
);

const crisis: fc.Arbitrary<CrisisState> = fc.record({
  since: instant,
  level: fc.constantFrom("imminent", "high", "elevated"),
  kind: maybe(fc.constantFrom("self_harm", "harm_to_others", "danger_now", "medical")),
  held: maybe(text.map((said) => ({ do: "text", text: said }) as const)),
  checkedInAt: maybe(instant),
});

const dialogue: fc.Arbitrary<Dialogue> = fc
  .tuple(
    fc.record({
      waiting: fc.oneof(
        fc.constantFrom({ for: "nothing" } as const, { for: "title" } as const, { for: "country" } as const),
        text.map((said) => ({ for: "text_as_goal", text: said }) as const),
        fc.record({
          for: fc.constant("which_first" as const),
          goalId: fc.uuid().map((id) => id as GoalId),
          titles: fc.tuple(text, text),
        }),
      ),
      activeGoal: maybe(fc.uuid().map((id) => id as GoalId)),
      pending: maybe(
        fc.record({
          askId: fc.uuid(),
          goalId: fc.uuid().map((id) => id as GoalId),
          kind: fc.constantFrom("first", "next", "rephrase", "clarify"),
          since: instant,
        }),
      ),
      crisis: maybe(crisis),
      lastDone: fc.constant(undefined),
      toldSimpleCoach: fc.boolean(),
    }),
    fc.record(
      {
        safetyPlan: fc.uuid().map((id) => id as WorkId),
        before: fc.record({ exerciseId: maybe(fc.uuid().map((id) => id as ExerciseId)), at: instant }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([all, tracks]) => ({ ...all, ...tracks }));

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom({ kind: "told" } as const, { kind: "skipped" } as const, { kind: "check", verdict: "kept" } as const),
  text.map((said) => ({ kind: "text", text: said }) as const),
  fc.record({ kind: fc.constant("pages" as const), texts, done: fc.boolean() }),
  fc.record({ kind: fc.constant("list" as const), items: texts, done: fc.boolean() }),
  fc.record({
    kind: fc.constant("photos" as const),
    photos: fc.array(fc.uuid(), { maxLength: 3 }),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("scale" as const), value: fc.nat(10) }),
  fc.record({ kind: fc.constant("riddles" as const), riddles: texts, round: fc.nat(4), done: fc.boolean() }),
);

const exercise: fc.Arbitrary<Exercise> = fc.record({
  id: fc.uuid().map((id) => id as ExerciseId),
  technique: fc.constantFrom(...techniqueIds),
  at: fc.constantFrom("body", "end"),
  answers: fc.dictionary(fc.constantFrom("body", "name", "photos"), answer, { noNullPrototype: true }),
  startedAt: instant,
  touchedAt: instant,
});

const ref = text.map((path) => ({ ref: path }));
const line: fc.Arbitrary<Line> = fc.oneof(
  text.map((said) => ({ text: said })),
  ref,
  fc.record({ riddle: ref, answer: ref }),
  fc.uuid().map((photo) => ({ photo })),
);
const link: fc.Arbitrary<DiaryLink> = fc.record({
  number: fc.nat(999),
  previous: fc.uuid(),
  hash: fc.uuid(),
  corrects: maybe(fc.uuid().map((id) => id as WorkId)),
});
const work: fc.Arbitrary<Work> = fc.record({
  id: fc.uuid().map((id) => id as WorkId),
  kind: fc.constantFrom(...workKinds),
  technique: fc.constantFrom(...techniqueIds),
  title: fc.oneof(text, ref),
  sections: fc.array(
    fc.record(
      {
        step: fc.constantFrom("a", "b"),
        head: ref,
        lines: fc.array(line, { maxLength: 3 }),
        ticked: fc.array(fc.nat(3)),
      },
      { requiredKeys: ["step", "head", "lines"] },
    ),
    { maxLength: 3 },
  ),
  status: fc.constantFrom(...workStatuses),
  createdAt: instant,
  changedAt: instant,
  opensOn: maybe(fc.constantFrom("2031-06-01" as LocalDate)),
  diary: maybe(link),
  deleted: fc.boolean(),
});

const byTouch = <T extends { readonly id: string; readonly touchedAt: number }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => b.touchedAt - a.touchedAt || (a.id < b.id ? -1 : 1));

describeOnBoth("laws of the store", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("whatever is saved over whatever was there is what is loaded", async () => {
    const state = fc.record({ settings, dialogue, goals: fc.array(goal, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 3 }), async (states) => {
        const person = aPerson();
        await storage.store.createPerson(person, undefined);
        for (const next of states) {
          let expected: Snapshot | undefined;
          const gone: GoalId[] = [];
          await change(
            storage,
            person.id,
            (before) => {
              gone.push(...before.goals.map(({ id }) => id));
              expected = {
                ...before,
                person: { ...before.person, ...next.settings },
                dialogue: next.dialogue,
                goals: next.goals,
              };
              return expected;
            },
            { removedGoals: gone },
          );
          expect(await readState(storage, person.id)).toEqual({ ...expected, goals: byTouch(next.goals) });
        }
      }),
      { numRuns: 60 },
    );
  });

  test("whatever way is saved over whatever way was there is what is loaded, with every milestone that ever was", async () => {
    const state = fc.record({ journey: journeys, exercises: fc.array(exercise, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 3 }), async (states) => {
        const person = aPerson();
        await storage.store.createPerson(person, undefined);
        const ever = new Map<string, Milestone>();
        for (const { journey, exercises } of states) {
          for (const milestone of journey.milestones) {
            if (!ever.has(milestone.type)) ever.set(milestone.type, milestone);
          }
          await change(storage, person.id, (before) => ({ ...before, journey, exercises }));
          const read = await readState(storage, person.id);
          const milestones = [...ever.values()].toSorted((a, b) => a.at - b.at);
          expect(read.journey).toEqual({ ...journey, milestones });
          expect(read.exercises).toEqual(byTouch(exercises));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("whatever works are made are the works that are found, newest first", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(work, { maxLength: 6, selector: ({ id }) => id }), async (works) => {
        const person = aPerson();
        await storage.store.createPerson(person, undefined);
        await change(storage, person.id, (before) => before, { savedWorks: works });
        const newest = works.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
        const all = { kind: undefined, from: 0, limit: 100 } as const;
        expect(await storage.store.works(person.id, { ...all, deletedToo: true })).toEqual(newest);
        const left = newest.filter(({ deleted }) => !deleted);
        expect(await storage.store.works(person.id, all)).toEqual(left);
        expect(await storage.store.works(person.id, { ids: works.map(({ id }) => id) })).toEqual(left);
      }),
      { numRuns: 40 },
    );
  });
});
