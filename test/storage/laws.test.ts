import type { GoalId } from "#core/goals/ids.ts";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Person } from "#core/person/person.ts";
import type { Milestone } from "#core/tracks/journey.ts";
import type { Storage } from "#storage/open.ts";
import { tries } from "#test/setup/tries.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { journeys } from "./any-journey.ts";
import { anyDialogue, anyGoal, personFields } from "./any-person.ts";
import { anyExercise, anyWork } from "./any-way.ts";
import { every } from "./every.ts";
import { change, readState } from "./people.ts";

const { id: _id, createdAt: _createdAt, ...fields } = personFields;
const settings = every<Omit<Person, "id" | "createdAt">>(fields);

const byTouch = <T extends { readonly id: string; readonly touchedAt: number }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => b.touchedAt - a.touchedAt || (a.id < b.id ? -1 : 1));

describeOnBoth("laws of the store", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("whatever is saved over whatever was there is what is loaded", async () => {
    const state = fc.record({ settings, dialogue: anyDialogue, goals: fc.array(anyGoal, { maxLength: 3 }) });
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
      { numRuns: tries(60) },
    );
  });

  test("whatever way is saved over whatever way was there is what is loaded, with every milestone that ever was", async () => {
    const state = fc.record({ journey: journeys, exercises: fc.array(anyExercise, { maxLength: 3 }) });
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
      { numRuns: tries(40) },
    );
  });

  test("whatever works are made are the works that are found, newest first", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyWork, { maxLength: 6, selector: ({ id }) => id }), async (works) => {
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
      { numRuns: tries(40) },
    );
  });
});
