import { describe, expect, test } from "vitest";
import {
  block,
  evening,
  everyday,
  inputAt,
  libraryOf,
  monday,
  morning,
  noon,
  plannedDay,
  startOf,
  zone,
} from "#test/day/days.ts";
import { instantAt } from "../time/wall-time.ts";
import type { BlockId } from "./block.ts";
import type { Plan } from "./plan.ts";
import type { PlanInput } from "./plan-day.ts";
import { type BlockWish, putBlock } from "./put-block.ts";
import { replan } from "./replan.ts";
import { emptySchedule } from "./schedule.ts";

const library = libraryOf(everyday, { blocks: [morning, noon, evening, block("fb_free", { clock: 17 * 60 })] });
const first = inputAt(startOf("systematic_improver"), library);
const { day, plan } = plannedDay(first);
const minuteMs = 60_000;
const at = (hour: number) => instantAt(monday, hour * 60, zone) ?? 0;
const id = (name: string) => name as BlockId;
const hours = ({ blocks }: Plan, name: string) => {
  const found = blocks.find((each) => each.id === name);
  return found && [(found.from - at(0)) / 3_600_000, (found.to - at(0)) / 3_600_000];
};
const later = (hour: number, more: Partial<typeof emptySchedule> = {}): PlanInput =>
  inputAt({ ...day, schedule: { ...emptySchedule, ...more } }, library, { hour });
const put = (name: string, wish: BlockWish, around: PlanInput = first, from: Plan = plan) =>
  putBlock(from, id(name), wish, around);
const made = (result: ReturnType<typeof put>): Plan => {
  if (result.kind === "refused") throw new Error(result.why);
  return result.plan;
};
const tasksOf = (some: Plan, name: string) => some.tasks.filter((task) => task.block === name).map((task) => task.at);

describe("a block that the person puts somewhere", () => {
  test("takes what is in it along, keeps to five minutes, and nothing else moves", () => {
    const moved = made(put("fb_noon", { from: at(15) + 2 * minuteMs, minutes: 45 }));
    expect(hours(moved, "fb_noon")).toEqual([15, 15.75]);
    const by = at(15) - (plan.blocks.find((each) => each.id === "fb_noon")?.from ?? 0);
    expect(tasksOf(moved, "fb_noon")).toEqual(tasksOf(plan, "fb_noon").map((each) => each + by));
    for (const name of ["fb_morning", "fb_evening", "fb_free"]) expect(hours(moved, name)).toEqual(hours(plan, name));
  });

  test("goes back exactly, however often it was moved", () => {
    const twice = made(
      put("fb_noon", { from: at(16), minutes: 20 }, first, made(put("fb_noon", { from: at(15), minutes: 45 }))),
    );
    expect(made(put("fb_noon", "back", first, twice)).blocks).toEqual(plan.blocks);
  });

  test("stays there when the rest of the day is made again, with what fits its mode, and until something comes to stand there", () => {
    const moved = made(put("fb_noon", { from: at(15), minutes: 45 }));
    const again = replan(moved, { ...later(9), day });
    expect(hours(again, "fb_noon")).toEqual([15, 15.75]);
    expect(tasksOf(again, "fb_noon").every((each) => each >= at(15) && each < at(15.75))).toBe(true);
    const fixed = [{ id: "1", name: "", days: [1] as const, at: { from: 15 * 60, to: 16 * 60 } }];
    const busy = replan(moved, later(9, { fixed }));
    expect(hours(busy, "fb_noon")).not.toEqual([15, 15.75]);
  });

  test("that has begun keeps its beginning and may become longer", () => {
    const [from = 0, to = 0] = hours(plan, "fb_noon") ?? [];
    const longer = made(put("fb_noon", { from: at(15), minutes: 60 }, later(from + 0.1)));
    expect(hours(longer, "fb_noon")).toEqual([from, from + 1]);
    expect(put("fb_noon", { from: at(15), minutes: 60 }, later(to + 0.1))).toMatchObject({ why: "over" });
  });

  test("is refused where it would not hold what is in it, and that is said in minutes", () => {
    const long = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, minutes: 20 })) };
    const refused = put("fb_noon", { from: at(14), minutes: 10 }, first, long);
    expect(refused).toEqual({ kind: "refused", why: "too_short", minutes: 20 * tasksOf(plan, "fb_noon").length });
  });

  test.each([
    ["where another stands", "fb_noon", { from: at(17), minutes: 30 }, {}, "block"],
    ["in what is past", "fb_noon", { from: at(7.5), minutes: 30 }, {}, "past"],
    ["after sleep", "fb_noon", { from: at(22.75), minutes: 30 }, {}, "outside"],
    ["in working hours", "fb_noon", { from: at(14), minutes: 30 }, { work: { from: 13 * 60, to: 16 * 60 } }, "work"],
    [
      "on a meal",
      "fb_noon",
      { from: at(18), minutes: 30 },
      { meals: { dinner: { from: 18 * 60, to: 19 * 60 } } },
      "meals",
    ],
    ["that is none", "fb_gone", { from: at(14), minutes: 30 }, {}, "gone"],
    ["back, when it never moved", "fb_noon", "back", {}, "nothing"],
  ] as const)("is refused %s", (_rule, name, wish, schedule, why) => {
    expect(put(name, wish, later(8, schedule))).toMatchObject({ kind: "refused", why });
  });
});
