import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { goalListSchema, goalSchema, stepPageSchema } from "#contract/goal.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { storageAbove } from "../storage/databases.ts";
import { aGoal, aStep, change } from "../storage/people.ts";
import { buildHouse, type House } from "./http-setup.ts";

const open = storageAbove();
let storage: Storage;
let house: House;
beforeAll(async () => {
  storage = await open();
  house = buildHouse(storage);
});

/** Somebody with one goal, so many steps of which are done. */
async function walker(done: number) {
  const { token } = await house.newcomer();
  const call = (path: string) => house.call("GET", path, undefined, { token });
  const personId = (await call("/api/me")).json.id as PersonId;
  const goalId = randomUUID() as GoalId;
  await change(storage, personId, (before) => ({
    ...before,
    goals: [aGoal({ id: goalId, completedCount: done, current: aStep({ goalId }) })],
  }));
  for (let n = 0; n < done; n += 1) {
    // Several were done at one moment, as a clock that stands still has it.
    const at = 1000 + Math.floor(n / 3);
    const step = aStep({ goalId, text: `step ${n}`, createdAt: at, completedAt: at, counted: true });
    await change(storage, personId, (before) => ({ ...before, lastDoneStep: step }));
  }
  return { call, personId, goalId };
}

describe("a goal of many steps", () => {
  test("opens with its newest steps, and the earlier ones come by pages, each once", async () => {
    const { call, goalId } = await walker(130);
    const first = goalSchema.parse((await call(`/api/goals/${goalId}`)).json);
    expect([first.completed_count, first.completed_steps.length, first.current_step?.goal_id]).toEqual([
      130,
      50,
      goalId,
    ]);
    let shown = first.completed_steps;
    for (let before = first.earlier_steps; before !== null; ) {
      const page = stepPageSchema.parse((await call(`/api/goals/${goalId}/steps?before=${before}`)).json);
      expect(page.steps.length).toBeLessThanOrEqual(50);
      shown = [...page.steps, ...shown];
      before = page.earlier_steps;
    }
    expect(shown.map(({ text }) => text).toSorted()).toEqual(
      Array.from({ length: 130 }, (_, n) => `step ${n}`).toSorted(),
    );
    const times = shown.map(({ completed_at }) => completed_at);
    expect(times).toEqual(times.toSorted());
    const newest = stepPageSchema.parse((await call(`/api/goals/${goalId}/steps`)).json);
    expect(newest).toEqual({ steps: first.completed_steps, earlier_steps: first.earlier_steps });
  });

  test("sends no more than one of few steps does, and is all there in the export", async () => {
    const few = await walker(50);
    const many = await walker(120);
    for (const path of ["/api/goals", "/api/step", "/api/status"]) {
      const size = async ({ call }: typeof few) => (await call(path)).text.length;
      expect(await size(many)).toBeLessThan(1.05 * (await size(few)));
    }
    const opened = async ({ call, goalId }: typeof few) => (await call(`/api/goals/${goalId}`)).text.length;
    expect(await opened(many)).toBeLessThan(1.05 * (await opened(few)));
    const exported = await storage.store.exportPerson(many.personId);
    expect(JSON.stringify(exported).match(/"text":"step \d+"/gu)).toHaveLength(120);
  });

  test("is nobody else's, page by page", async () => {
    const { goalId } = await walker(1);
    const other = await house.newcomer();
    for (const path of [
      `/api/goals/${goalId}/steps`,
      `/api/goals/${goalId}/steps?before=${randomUUID()}`,
      "/api/goals/x/steps",
    ])
      expect((await house.call("GET", path, undefined, { token: other.token })).status).toBe(404);
  });
});

test("goals come by pages, each once", async () => {
  const { token } = await house.newcomer();
  const call = (path: string) => house.call("GET", path, undefined, { token });
  const personId = (await call("/api/me")).json.id as PersonId;
  const goals = Array.from({ length: 205 }, (_, n) =>
    aGoal({ title: `goal ${n}`, status: "archived", touchedAt: n >> 1 }),
  );
  await change(storage, personId, (before) => ({ ...before, goals }));
  const titles: string[] = [];
  const sizes: number[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page = goalListSchema.parse((await call(`/api/goals?from=${from}`)).json);
    titles.push(...page.goals.map(({ title }) => title));
    sizes.push(page.goals.length);
    from = page.next;
  }
  expect(sizes).toEqual([100, 100, 5]);
  expect(titles.toSorted()).toEqual(goals.map(({ title }) => title).toSorted());
});
