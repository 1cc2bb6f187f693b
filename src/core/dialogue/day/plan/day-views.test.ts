import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { openGate } from "../../../../../test/dialogue/tracks-walk.ts";
import { archetypeIds } from "../../../day/archetype.ts";
import { modes } from "../../../day/mode.ts";
import type { Locale } from "../../../person/person.ts";

describe.each(archetypeIds)("a week of %s", (archetype) => {
  test.each(modes)("%s: the day, each task and each why can be read and pressed in both languages", (mode) => {
    const walk = new DayWalk({}, openGate).at(3);
    walk.withGoal().onTracks({ self_work: { percent: 40 } });
    walk.do({ do: "archetype", archetype, fresh: true });
    walk.agreed();
    for (let days = 0; days < 7; days += 1) {
      walk.do({ do: "mode", mode });
      expect(faultsOf(walk.do({ do: "today" }).replies)).toEqual([]);
      expect(faultsOf(walk.do({ do: "why" }).replies)).toEqual([]);
      expect(walk.open.length).toBeGreaterThan(0);
      for (const { id } of walk.open) {
        expect(faultsOf(walk.do({ do: "task", taskId: id }).replies)).toEqual([]);
        expect(faultsOf(walk.do({ do: "why", taskId: id }).replies)).toEqual([]);
        expect(faultsOf(walk.do({ do: "mark_task", taskId: id, how: "done" }).replies)).toEqual([]);
      }
      walk.after(24 * hourMs);
    }
  });
});

describe("today", () => {
  test.each([
    ["en", "Monday 1 June"],
    ["ru", "понедельник, 1 июня"],
  ] as const)("%s: its date is written as people write it", (locale: Locale, date) => {
    const walk = new DayWalk({ locale }).at(6);
    walk.do({ do: "today" });
    expect(walk.reply("day.title")?.with?.["date"]).toBe(date);
  });

  test("times are those on the person's wall", () => {
    const walk = new DayWalk({ timeZone: "Asia/Kolkata" }).at(1);
    walk.do({ do: "today" });
    const times = walk
      .reply("day.title")
      ?.lines?.flatMap((line) => (line.say === "day.block" ? [line.with?.["from"]] : []));
    expect(times).toContain("12:00");
  });

  test("at most five tasks are buttons, the next ones first; what is long over needs none", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "archetype", archetype: "peak_performer" });
    const count = () => walk.buttons().filter(({ label }) => label === "button.task").length;
    walk.do({ do: "today" });
    const early = count();
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(5);
    walk.at(23).do({ do: "today" });
    expect(count()).toBeLessThanOrEqual(early);
  });

  test("a task that was done stays to be seen when the day is made anew without its block", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    const { id } = walk.habit();
    walk.do({ do: "mark_task", taskId: id, how: "done" });
    walk.do({ do: "archetype", archetype: "connected_explorer", fresh: true });
    walk.do({ do: "today" });
    const marks = walk.reply("day.title")?.lines?.map((line) => line.with?.["mark"]);
    expect(marks).toContainEqual({ ref: "day.task_done" });
  });

  test("a goal that is gone leaves no hole", () => {
    const walk = new DayWalk().at(6);
    walk.withGoal().do({ do: "today" });
    walk.do({ do: "done" });
    walk.do({ do: "delete_goal", goalId: walk.goal?.id ?? ("" as never), confirmed: true });
    expect(faultsOf(walk.do({ do: "today" }).replies)).toEqual([]);
  });
});

describe("why", () => {
  test("what is new is not said to have become a habit", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    for (const { id } of walk.open) {
      walk.do({ do: "why", taskId: id });
      expect(walk.last?.replies[0]?.lines).not.toContainEqual({
        say: "why.rule",
        with: { text: { ref: "day_because.stage" } },
      });
    }
  });

  test("what stands since this morning is not said to be from yesterday when the day is made anew", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    expect(walk.do({ do: "replan" }).replies[0]?.say).toBe("day.unchanged");
    expect(walk.plan.tasks.map(({ because }) => because.rule)).not.toContain("habit_kept");
  });
});
