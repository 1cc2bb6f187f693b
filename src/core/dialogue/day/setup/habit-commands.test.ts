import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import { archetypeIds } from "../../../day/archetype.ts";
import { type HabitId, habitCategories } from "../../../day/habit.ts";
import { exclusionsFor } from "./habit-commands.ts";
import { usualFlags } from "../../turn/decision.ts";

const { habits } = trackLibrary.day;
const forged = "no_such_habit" as HabitId;

describe("the library of habits", () => {
  test("looking around begins nothing", () => {
    const walk = new DayWalk();
    const [first] = habits.keys();
    if (!first) throw new Error("the library is empty");
    walk.do({ do: "habits" });
    walk.do({ do: "habits", category: "movement" });
    walk.do({ do: "habit", habit: first });
    walk.do({ do: "excluded" });
    expect(walk.snapshot.day).toBeUndefined();
  });

  test.each(habitCategories)("%s: every habit is reached by turning pages, the simple ones first", (category) => {
    const walk = new DayWalk();
    const wanted = [...habits.values()].filter((habit) => habit.category === category);
    const seen: HabitId[] = [];
    walk.do({ do: "habits", category });
    for (let pages = 0; pages < 20; pages += 1) {
      expect(faultsOf(walk.last?.replies ?? [])).toEqual([]);
      seen.push(...walk.presses().flatMap((press) => (press.do === "habit" ? [press.habit] : [])));
      const more = walk.buttons().find(({ label }) => label === "button.more");
      if (!more) break;
      walk.do(more.press);
    }
    expect(seen.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    const difficulty = seen.map((id) => habits.get(id)?.difficulty ?? 0);
    expect(difficulty).toEqual(difficulty.toSorted((a, b) => a - b));
  });

  test.each([-8, 1, 7, 9999])("a page that begins at %s is answered all the same", (from) => {
    const walk = new DayWalk();
    for (const command of [
      { do: "habits", category: "movement", from },
      { do: "excluded", from },
    ] as const) {
      expect(faultsOf(walk.do(command).replies)).toEqual([]);
    }
  });

  test.each([...habits.keys()])("%s can be read in both languages and fits a message", (habit) => {
    const walk = new DayWalk();
    expect(faultsOf(walk.do({ do: "habit", habit }).replies)).toEqual([]);
  });

  test("what there is not is said not to be there", () => {
    for (const command of [
      { do: "habit", habit: forged },
      { do: "allow_habit", habit: forged },
      { do: "rate_habit", habit: forged, rating: 3 },
      { do: "note_habit", habit: forged, note: "in the morning" },
    ] as const) {
      const walk = new DayWalk();
      expect(walk.do(command).denied?.code).toBe("habit_not_found");
      expect(walk.snapshot.day).toBeUndefined();
    }
  });

  test.each([0, 6, 2.5, Number.NaN])("a rating of %s is refused", (rating) => {
    const walk = new DayWalk();
    const [habit] = habits.keys();
    if (!habit) throw new Error("the library is empty");
    expect(walk.do({ do: "rate_habit", habit, rating }).denied?.code).toBe("invalid");
  });

  test("a note is kept and shown, stays when the habit is rated, and goes when it is emptied", () => {
    const walk = new DayWalk();
    const [habit] = habits.keys();
    if (!habit) throw new Error("the library is empty");
    walk.do({ do: "note_habit", habit, note: "  better by the canal " });
    walk.do({ do: "rate_habit", habit, rating: 4 });
    expect(walk.day.habits[habit]).toMatchObject({ note: "better by the canal", rating: 4 });
    const shown = walk.do({ do: "habit", habit }).replies[0]?.lines;
    expect(shown).toContainEqual({ say: "habit.note", with: { note: "better by the canal" } });
    expect(walk.do({ do: "note_habit", habit, note: "x".repeat(2001) }).denied?.code).toBe("invalid");
    walk.do({ do: "note_habit", habit, note: "" });
    expect(walk.day.habits[habit]).not.toHaveProperty("note");
  });

  test("a rating is kept and shown, and a later one takes its place", () => {
    const walk = new DayWalk();
    const [habit] = habits.keys();
    if (!habit) throw new Error("the library is empty");
    walk.do({ do: "rate_habit", habit, rating: 2 });
    walk.do({ do: "rate_habit", habit, rating: 5 });
    expect(walk.day.habits[habit]?.rating).toBe(5);
    walk.do({ do: "habit", habit });
    const marked = walk
      .buttons()
      .filter((button) => button.label === "button.rating" && button.with?.["stars"] === "●5");
    expect(marked).toHaveLength(1);
  });
});

describe("what is left out", () => {
  test("names every habit that never comes, each with why", () => {
    for (const archetype of archetypeIds) {
      const walk = new DayWalk().at(6);
      walk.do({ do: "archetype", archetype, fresh: true });
      walk.agreed();
      walk.do({ do: "intake_toggle", section: "conditions", code: "cardiovascular" });
      const ruledOut = [...habits.values()].filter(
        (habit) => habit.archetypes.includes(archetype) && habit.contraindications.includes("cardiovascular"),
      );
      const named: HabitId[] = [];
      walk.do({ do: "excluded" });
      for (let pages = 0; pages < 20; pages += 1) {
        expect(faultsOf(walk.last?.replies ?? [])).toEqual([]);
        named.push(...walk.presses().flatMap((press) => (press.do === "habit" ? [press.habit] : [])));
        const more = walk.buttons().find(({ label }) => label === "button.more");
        if (!more) break;
        walk.do(more.press);
      }
      expect(named, archetype).toEqual(expect.arrayContaining(ruledOut.map(({ id }) => id)));
    }
  });

  test("a habit says every reason that speaks against it today, each once", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    const context = { now: walk.now, library: trackLibrary, flags: usualFlags };
    for (const habit of habits.values()) {
      const codes = new Set(exclusionsFor(walk.snapshot, habit, context).map(({ code }) => code));
      const { replies } = walk.do({ do: "habit", habit: habit.id });
      const told = replies[0]?.lines?.filter(({ say }) => say === "why.rule").length;
      expect(told, habit.id).toBe(codes.size);
    }
  });

  test("“never” stands there and can be taken back", () => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    const { id, of } = walk.habit();
    if (of.kind !== "habit") throw new Error("a habit was expected");
    walk.do({ do: "mark_task", taskId: id, how: "never" });
    walk.after(24 * hourMs).do({ do: "excluded" });
    expect(walk.presses()).toContainEqual({ do: "habit", habit: of.habit });
    walk.do({ do: "habit", habit: of.habit });
    walk.tap("button.allow");
    walk.do({ do: "habit", habit: of.habit });
    expect(walk.buttons().map(({ label }) => label)).not.toContain("button.allow");
  });
});
