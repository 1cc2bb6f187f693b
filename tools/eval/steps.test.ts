import { expect, test } from "vitest";
import type { Log } from "#app/ports.ts";
import { createGuardedCoach } from "#coach/guarded-coach.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { loadTouchesContact } from "#content/contact.ts";
import { readGoalLines, walkGoal } from "./steps.ts";

const log: Log = { info() {}, warn() {}, error() {} };
const coach = createGuardedCoach({
  offline: createOfflineCoach(loadCoachPacks("content"), loadTopicModel("content")),
  model: undefined,
  read: () => [],
  log,
});
const parts = {
  coach,
  refusal: (text: string) => (text.includes("forge") ? "fraud" : undefined),
  touchesContact: loadTouchesContact("content"),
  now: () => 0,
};

test("a goal is walked for five steps that the guard lets pass", async () => {
  const [goal] = readGoalLines(
    '{"title":"Разобрать балкон","description":"дверь не открывается","locale":"ru","extra":1}\n\n',
  );
  const result = goal && (await walkGoal(goal, parts));
  expect(result?.steps).toHaveLength(5);
  expect(result?.steps.every(({ guard, minutes }) => guard === "pass" && minutes >= 5)).toBe(true);
});

test("a refused goal gets no step", async () => {
  const goal = { title: "forge a certificate", description: "", locale: "en" as const, answers: [] };
  expect(await walkGoal(goal, parts)).toMatchObject({
    title: goal.title,
    steps: [],
    refused: "fraud",
    asked: [],
    ms: 0,
  });
});

test("of two goals in one the first is walked", async () => {
  const goal = { title: "Write a novel and run a half marathon", description: "", locale: "en" as const, answers: [] };
  const { steps } = await walkGoal(goal, parts);
  expect(steps.map(({ text }) => text).join(" ")).not.toMatch(/\brun\b/iu);
});

test("a malformed line is named by its number", () => {
  expect(() => readGoalLines('{"title":"a"}\n{"name":"b"}')).toThrow(/^line 2:/u);
});
