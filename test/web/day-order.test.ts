import { expect, test } from "vitest";
import type { DayBlockWire, DayTaskWire, DayWire } from "#contract/day.ts";
import { endOf, stretchesOf } from "../../web/features/day/day-order.ts";

const block = (block_id: string, from: string, to: string): DayBlockWire => ({ block_id, from, to }) as DayBlockWire;
const task = (task_id: string, block_id: string, at: string, duration_minutes = 10): DayTaskWire =>
  ({ task_id, block_id, at, duration_minutes }) as DayTaskWire;

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

test("a block is over at its end, a task by itself after its minutes", () => {
  const [first, alone] = stretchesOf(day);
  expect(first && endOf(first)).toBe(Date.parse("2026-11-21T23:00:00+02:00"));
  expect(alone && endOf(alone)).toBe(Date.parse("2026-11-22T00:25:00+02:00"));
});
