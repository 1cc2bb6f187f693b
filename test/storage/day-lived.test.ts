import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { withNewPlan } from "#core/day/plan-day.ts";
import { replan } from "#core/day/replan.ts";
import type { TaskResult } from "#core/day/task-result.ts";
import { doTask, letGo, putOff, replaceTask, takeBack } from "#core/day/tasks.ts";
import type { Storage } from "#storage/open.ts";
import { tries } from "#test/setup/tries.ts";
import { anyInput, anyLibrary } from "../day/any-day.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { change, readState } from "./people.ts";

const words = fc.array(
  fc.record({
    say: fc.constantFrom("done", "partly", "skip", "later", "swap", "never", "undo", "replan"),
    which: fc.nat(5),
    after: fc.integer({ min: 1, max: 90 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describeOnBoth("a day that is lived", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("whatever somebody says of their tasks, each state is loaded as it was decided", async () => {
    await fc.assert(
      fc.asyncProperty(anyInput(anyLibrary), words, async (input, said) => {
        const person = await storage.store.createPerson(aPerson(), undefined);
        let day = withNewPlan(input);
        const saves = async (): Promise<void> => {
          await change(storage, person, (before) => ({ ...before, day }));
          expect((await readState(storage, person)).day).toEqual(day);
        };
        await saves();
        let now = input.now;
        for (const { say, which, after } of said) {
          now += after * 60_000;
          const { plan } = day;
          const task = plan?.tasks[which % Math.max(1, plan.tasks.length)];
          if (plan === undefined || task === undefined) break;
          const around = { now, waking: input.waking, library: input.library };
          const result = ((): TaskResult | undefined => {
            switch (say) {
              case "done":
              case "partly":
                return doTask(day, task.id, say, around);
              case "skip":
                return letGo(day, task.id, around);
              case "later":
                return putOff(day, task.id, after, around);
              case "swap":
              case "never":
                return replaceTask(day, task.id, say, around);
              case "undo":
                return takeBack(day, task.id, around.library);
              case "replan":
                return undefined;
            }
          })();
          if (result === undefined) day = { ...day, plan: replan(plan, { ...input, day, now }) };
          else if (result.kind === "changed") day = result.day;
          await saves();
        }
      }),
      { numRuns: tries(40) },
    );
  });
});
