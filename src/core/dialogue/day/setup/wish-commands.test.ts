import { expect, test } from "vitest";
import type { HabitId } from "../../../day/habit.ts";
import { DayWalk } from "#test/dialogue/day-walk.ts";

const run = "easy_run" as HabitId;
const isDropped = (walk: DayWalk): boolean => walk.day.habits[run]?.never === true;

test("a wish in own words is offered, taken up by a tap, and taken back by another", () => {
  const walk = new DayWalk({ locale: "en" }).at(6);
  walk.do({ do: "today" });
  expect(walk.say("I hate running").replies[0]?.say).toBe("wish_said.heard");
  expect(isDropped(walk)).toBe(false);
  expect(walk.do({ do: "wish", wish: "no_running", on: true }).replies[0]?.say).toBe("wish_said.taken");
  expect(isDropped(walk)).toBe(true);
  walk.do({ do: "wish", wish: "no_running", on: false });
  expect(isDropped(walk)).toBe(false);
});

test("what stands in notes is taken up once, shown with the way back, and not again once it was taken back", () => {
  const walk = new DayWalk({ locale: "ru" }).at(6);
  walk.do({ do: "today" });
  const told = walk.do({ do: "set_schedule", change: { notes: "Не люблю бегать. Гуляю с собакой, только по утрам." } });
  const shown = told.replies.find(({ say }) => say === "wish_said.from_notes");
  expect(shown?.buttons?.flat().map(({ press }) => press)).toEqual([
    { do: "wish", wish: "no_running", on: false },
    { do: "wish", wish: "mornings", on: false },
    { do: "wish", wish: "dog", on: false },
  ]);
  expect(walk.day.schedule).toMatchObject({ exercise: { parts: ["morning"] }, equipment: ["pet"] });
  expect(isDropped(walk)).toBe(true);
  walk.do({ do: "wish", wish: "no_running", on: false });
  walk.do({ do: "set_schedule", change: { notes: "Не люблю бегать. Гуляю с собакой, только по утрам. И ещё." } });
  expect(isDropped(walk)).toBe(false);
});
