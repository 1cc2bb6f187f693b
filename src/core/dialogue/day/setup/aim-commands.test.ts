import { expect, test } from "vitest";
import { DayWalk } from "../../../../../test/dialogue/day-walk.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { aimServed } from "../../../day/aim.ts";
import type { Button } from "../../turn/reply.ts";

const buttonsOf = (walk: DayWalk): readonly Button["press"][] =>
  walk.do({ do: "today" }).replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ press }) => press));
const offersAims = (walk: DayWalk): boolean => buttonsOf(walk).some((press) => press.do === "aims");

test("a plan asks nothing first: the question stands below it on the first day, and is gone once it was answered", () => {
  const walk = new DayWalk().at(7);
  expect(walk.do({ do: "today" }).replies.map(({ say }) => say)).toEqual(["day.begun", "day.title", "day.first_steps"]);
  expect(offersAims(walk)).toBe(true);
  walk.do({ do: "aims", set: [] });
  expect(offersAims(walk)).toBe(false);
});

test("an aim makes the rest of today anew, and the reason names it", () => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "archetype", archetype: "systematic_improver", fresh: true });
  const told = walk.do({ do: "aims", aim: "pressure" });
  expect(told.replies.map(({ say }) => say)).toEqual(["aims.kept", "aims.ask", "day.title"]);
  expect(told.replies[0]?.lines?.map(({ say }) => say)).toEqual(["aims.with_doctor"]);
  const library = trackLibrary;
  const task = walk.plan.tasks.find(({ of }) => {
    const habit = of.kind === "habit" ? library.day.habits.get(of.habit) : undefined;
    return habit && aimServed(habit, ["pressure"], library.day.aims);
  });
  if (!task) throw new Error("nothing serves it");
  const why = walk.do({ do: "why", taskId: task.id });
  expect(JSON.stringify(why.replies)).toContain("aim.pressure.because");
  for (const { replies } of [told, why]) expect(faultsOf(replies)).toEqual([]);
});

test("a wish in words is understood where days are lived, and changes nothing before the person says so", () => {
  const walk = new DayWalk().at(9);
  walk.do({ do: "today" });
  const heard = walk.say("I want to lower my blood pressure");
  expect(heard.replies[0]?.say).toBe("aims.heard");
  expect(walk.day.aims).toBeUndefined();
  expect(faultsOf(heard.replies)).toEqual([]);
});
