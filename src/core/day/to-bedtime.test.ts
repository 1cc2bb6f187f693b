import { expect, test } from "vitest";
import { habit, inputAt, libraryOf, startOf } from "#test/day/days.ts";
import type { BlockId } from "./block.ts";
import type { PlannedBlock } from "./plan.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { toBedtime } from "./to-bedtime.ts";

const { waking } = inputAt(startOf(), libraryOf([]));
const before = (minutes: number): number => waking.to - minutes * 60_000;
const block = (from: number, to: number, more: Partial<PlannedBlock> = {}): PlannedBlock => ({
  id: "evening" as BlockId,
  from: before(from),
  to: before(to),
  energy: "low",
  version: "usual",
  flexibility: 30,
  dependencies: [],
  because: { rule: "block_placed" },
  ...more,
});
const chosen = (...names: readonly string[]) =>
  names.map((name) => ({
    habit: habit(name, name === "lamp" ? { moments: ["bedtime"] } : {}),
    sized: { minutes: 10, version: "usual", intensity: "easy" } as const,
  }));
const concert: Interval = { from: before(55), to: before(20) };
const early = block(120, 80);
const byHand = block(120, 80, { put: { from: before(180), to: before(140), because: { rule: "block_placed" } } });

test.each<
  [string, PlannedBlock, readonly string[], Partial<WakingDay>, readonly PlannedBlock[], readonly [number, number]]
>([
  ["alone it goes to the hour before sleep", early, ["lamp"], {}, [], [60, 20]],
  ["beside something else its block lasts until then", early, ["tea", "lamp"], {}, [], [120, 50]],
  ["a block without it stays", early, ["tea"], {}, [], [120, 80]],
  ["one that is late enough stays", block(50, 10), ["lamp"], {}, [], [50, 10]],
  ["it stays where something stands there", early, ["lamp"], { busy: [concert] }, [], [120, 80]],
  ["it stays where another block stands there", early, ["lamp"], {}, [block(60, 30)], [120, 80]],
  ["it stays where the person put it", byHand, ["lamp"], {}, [], [120, 80]],
])("what leads over into sleep: %s", (_rule, evening, names, more, others, [from, to]) => {
  const { from: begins, to: ends } = toBedtime(evening, chosen(...names), { ...waking, ...more }, [evening, ...others]);
  expect([begins, ends]).toEqual([before(from), before(to)]);
});
