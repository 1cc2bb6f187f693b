import { expect, test } from "vitest";
import type { DayBlockWire, DayTaskWire, DayWire } from "#contract/day.ts";
import { behindOf, endOf, firstOf, guestOf, stretchesOf } from "../../web/features/day/day-order.ts";

const block = (block_id: string, from: string, to: string): DayBlockWire => ({ block_id, from, to }) as DayBlockWire;
const task = (task_id: string, block_id: string, at: string, duration_minutes = 10): DayTaskWire =>
  ({ task_id, block_id, at, duration_minutes, state: "open" }) as DayTaskWire;

const day = {
  blocks: [
    block("morning", "2026-11-21T22:00:00+02:00", "2026-11-21T23:00:00+02:00"),
    block("night", "2026-11-22T00:30:00+02:00", "2026-11-22T01:00:00+02:00"),
  ],
  tasks: [
    task("in its block", "morning", "2026-11-21T22:00:00+02:00"),
    task("put off past midnight", "morning", "2026-11-22T00:10:00+02:00", 15),
    task("of the night", "night", "2026-11-22T00:30:00+02:00"),
  ],
} as unknown as DayWire;

test("the day stands in the order of its times across midnight, and what was put off stands by itself", () => {
  const named = stretchesOf(day).map((stretch) =>
    stretch.kind === "task"
      ? stretch.task.task_id
      : [stretch.block.block_id, ...stretch.tasks.map(({ task_id }) => task_id)],
  );
  expect(named).toEqual([["morning", "in its block"], "put off past midnight", ["night", "of the night"]]);
});

test("what a block holds of a goal or a track is not what it is for; habits are", () => {
  const of = (kind: DayTaskWire["kind"]): DayTaskWire => ({ ...task(kind, "morning", ""), kind });
  expect(guestOf([of("habit"), of("own")])).toBeUndefined();
  expect(guestOf([of("habit"), of("goal_step")])?.task_id).toBe("goal_step");
  expect(guestOf([of("track_action")])?.task_id).toBe("track_action");
});

test("a block is over at its end, a task by itself after its minutes", () => {
  const [first, alone] = stretchesOf(day);
  expect(first && endOf(first)).toBe(Date.parse("2026-11-21T23:00:00+02:00"));
  expect(alone && endOf(alone)).toBe(Date.parse("2026-11-22T00:25:00+02:00"));
});

/** The same day with these tasks done. */
const after = (...done: readonly string[]) =>
  stretchesOf({
    ...day,
    tasks: day.tasks.map((each) => (done.includes(each.task_id) ? { ...each, state: "done" as const } : each)),
  });

test.each([
  ["the earliest one, before its time", [], "2026-11-21T21:00:00+02:00", "in its block"],
  ["the one whose time it is", [], "2026-11-21T22:05:00+02:00", "in its block"],
  ["the next one, when the time of another is over", [], "2026-11-21T22:30:00+02:00", "put off past midnight"],
  ["the next one, when another is done", ["in its block"], "2026-11-21T22:05:00+02:00", "put off past midnight"],
  ["the earliest one that is open, when all times are over", [], "2026-11-22T02:00:00+02:00", "in its block"],
  [
    "none, when all are done",
    ["in its block", "put off past midnight", "of the night"],
    "2026-11-21T22:05:00+02:00",
    undefined,
  ],
] as const)("what comes first is %s", (_rule, done, now, first) => {
  expect(firstOf(after(...done), Date.parse(now))).toBe(first);
});

test.each([
  ["nothing of a day that begins", [], "2026-11-21T22:05:00+02:00", 0],
  ["what is done and over", ["in its block"], "2026-11-21T23:30:00+02:00", 1],
  ["nothing that is still open, however late it is", [], "2026-11-22T02:00:00+02:00", 0],
  ["nothing that is done before its time is over", ["in its block"], "2026-11-21T22:05:00+02:00", 0],
] as const)("folded is %s", (_rule, done, now, count) => {
  expect(behindOf(after(...done), Date.parse(now))).toBe(count);
});
