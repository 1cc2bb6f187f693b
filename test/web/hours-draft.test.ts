import { describe, expect, test } from "vitest";
import type { ScheduleWire } from "#contract/schedule.ts";
import { draftOf, halfWritten, noSpan, wireOf } from "../../web/features/day/hours-draft.ts";

const said: ScheduleWire = {
  wake_time: "06:30",
  sleep_time: null,
  work: { from: "09:00", to: "17:00" },
  work_days: [1, 2, 3],
  meals: { breakfast: null, lunch: { from: "12:30", to: "13:00" }, dinner: null },
  exercise: { parts: ["morning"], days: [6] },
  fixed: [{ id: "choir", name: "Choir", days: [3], from: "18:00", to: "19:30" }],
  shifts: {
    starts_on: "2026-11-21",
    pattern: ["Night", "off"],
    kinds: { Night: { wake_time: "15:00", sleep_time: "07:30", work: { from: "22:00", to: "06:00" } } },
  },
  wishes: { commute: 30, movement: "more" },
  days_off: ["2026-12-24"],
  equipment: [],
  places: ["home"],
  notes: "the bus at seven",
};

describe("the hours in the form", () => {
  const draft = draftOf(said, "2026-11-21");

  test("come back as they were when nothing was changed", () => {
    expect(wireOf(draft)).toEqual(said);
    expect(halfWritten(draft)).toEqual([]);
  });

  test("a shift that is renamed keeps its place in the row", () => {
    const renamed = { ...draft, kinds: draft.kinds.map((kind) => ({ ...kind, name: "Late" })) };
    expect(wireOf(renamed).shifts?.pattern).toEqual(["Late", "off"]);
    expect(Object.keys(wireOf(renamed).shifts?.kinds ?? {})).toEqual(["Late"]);
  });

  test("shifts that are turned off are not sent, and not lost from the form", () => {
    const without = { ...draft, byShifts: false };
    expect(wireOf(without).shifts).toBeNull();
    expect(without.kinds).toEqual(draft.kinds);
  });

  test.each([
    ["one end of the working hours", { work: { from: "09:00", to: "" } }, ["/work"]],
    ["one end of a meal", { meals: { ...draft.meals, dinner: { from: "", to: "19:00" } } }, ["/meals/dinner"]],
    ["an entry without a name", { fixed: draft.fixed.map((each) => ({ ...each, name: " " })) }, ["/fixed/0"]],
    ["an entry without its times", { fixed: draft.fixed.map((each) => ({ ...each, at: noSpan })) }, ["/fixed/0"]],
    ["a shift without its hours", { kinds: draft.kinds.map((each) => ({ ...each, wake: "" })) }, ["/shifts/kinds/0"]],
    ["nothing at all for a meal", { meals: { ...draft.meals, lunch: noSpan } }, []],
  ])("%s: what is half-written is named by its field", (_rule, change, fields) => {
    expect(halfWritten({ ...draft, ...change })).toEqual(fields);
  });
});
