import { describe, expect, test } from "vitest";
import { DayWalk } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { type OwnHabit, ownUsual } from "../../../day/own-habit.ts";
import { ownBlock } from "../../../day/own-tasks.ts";
import type { Decision } from "../../turn/decision.ts";
import { plusDays } from "../../../time/local-date.ts";

const words = ({ replies }: Decision) => replies.map(({ say }) => say);
const pressesOf = ({ replies }: Decision) =>
  replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ press }) => press));
const only = (walk: DayWalk): OwnHabit => {
  const [own] = walk.day.own ?? [];
  if (!own) throw new Error("there is none");
  return own;
};
const ownTask = (walk: DayWalk) => walk.plan.tasks.find(({ block, state }) => block === ownBlock && state === "open");

/** Somebody whose days have begun, at nine in the morning. */
function living(): DayWalk {
  const walk = new DayWalk().at(9);
  walk.do({ do: "today" });
  return walk;
}
function watering(): DayWalk {
  const walk = living();
  walk.do({ do: "own_add", words: "water the plants every evening, 5 minutes" });
  walk.do({ do: "own_risk", own: only(walk).id, risk: false });
  return walk;
}

describe("a new habit", () => {
  test("behind the command: it is kept, asked about risk once, and stands in the day only then", () => {
    const walk = living();
    const added = walk.do({ do: "own_add", words: "water the plants every evening, 5 minutes" });
    expect(words(added)).toEqual(["own.added", "own.risk_ask"]);
    expect(ownTask(walk)).toBeUndefined();
    const answered = walk.do({ do: "own_risk", own: only(walk).id, risk: false });
    expect(words(answered)).toEqual(["own.risk_noted", "own.show"]);
    expect(ownTask(walk)).toMatchObject({ minutes: 5 });
    for (const each of [added, answered, walk.do({ do: "today" })]) expect(faultsOf(each.replies)).toEqual([]);
  });
  test("without words it is asked for them, and the next message is it", () => {
    const walk = living();
    expect(words(walk.do({ do: "own_add" }))).toEqual(["own.ask"]);
    walk.say("read a page at 21:30");
    expect(only(walk)).toMatchObject({
      name: "Read a page",
      when: { kind: "clock", clock: 21 * 60 + 30 },
      reminder: true,
    });
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
  });
  test("wished for in a talk it is asked whether it shall be one, and taken by a button", () => {
    const walk = living();
    const heard = walk.say("I want to water the plants every evening");
    expect(words(heard)).toEqual(["own.heard"]);
    expect(walk.day.own).toBeUndefined();
    walk.do({ do: "own_add" });
    expect(only(walk).name).toBe("Water the plants");
  });
  test.each([
    ["no name", { name: " " }, "empty"],
    ["a name too long", { name: "x".repeat(81) }, "too_long"],
    ["no such minutes", { name: "Tea", minutes: 999 }, "invalid"],
  ] as const)("%s is not kept", (_what, said, code) => {
    const walk = living();
    expect(walk.do({ do: "own_new", said: { ...ownUsual, ...said } }).denied?.code).toBe(code);
    expect(walk.day.own).toBeUndefined();
  });
  test.each([
    [{ strength: "ask", by: "reader" }, undefined],
    [{ strength: "refuse", by: "reader" }, "refused"],
    [{ strength: "ask", by: "rule" }, "refused"],
    [{ strength: "refuse", by: "rule" }, "refused"],
  ] as const)("words that a screen says %j of: a reader alone that is unsure keeps nothing out", (said, code) => {
    const walk = living();
    walk.screen = { ...walk.screen, harm: () => ({ code: "extreme_fasting", ...said }) };
    const told = walk.do({ do: "own_new", said: { ...ownUsual, name: "Water the plants" }, risk: false });
    expect(told.denied?.code).toBe(code);
    expect(walk.day.own?.length ?? 0).toBe(code === undefined ? 1 : 0);
  });
  test("there is room for twenty", () => {
    const walk = living();
    for (let nth = 0; nth < 20; nth += 1)
      walk.do({ do: "own_new", said: { ...ownUsual, name: `Habit ${nth}` }, risk: false });
    expect(walk.do({ do: "own_new", said: { ...ownUsual, name: "One more" } }).denied?.code).toBe("too_many");
  });
  test("its words are screened like any: a crisis comes before everything", () => {
    const walk = living();
    walk.do({ do: "own_add", words: "CRISIS every evening" });
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
    expect(walk.day.own).toBeUndefined();
  });
});

describe("one that is there", () => {
  test("is changed in words: what they name changes, the rest stays", () => {
    const walk = watering();
    walk.do({ do: "own_ask", own: only(walk).id });
    walk.say("in the morning, 10 minutes");
    expect(only(walk)).toMatchObject({
      name: "Water the plants",
      minutes: 10,
      when: { kind: "part", part: "morning" },
      risk: false,
    });
  });
  test("with another name it is another habit, and asked about anew", () => {
    const walk = watering();
    const told = walk.do({ do: "own_set", own: only(walk).id, change: { name: "Swim in the lake" } });
    expect(words(told)).toEqual(["own.changed", "own.risk_ask"]);
    expect(ownTask(walk)).toBeUndefined();
  });
  test("paused, it leaves the day and loses nothing; resumed, it is back", () => {
    const walk = watering();
    walk.do({ do: "own_pause", own: only(walk).id, paused: true });
    expect(ownTask(walk)).toBeUndefined();
    walk.do({ do: "own_pause", own: only(walk).id, paused: false });
    expect(ownTask(walk)).toBeDefined();
  });
  test("is deleted only when that was confirmed", () => {
    const walk = watering();
    const { id } = only(walk);
    expect(walk.do({ do: "own_delete", own: id }).denied?.code).toBe("confirm_first");
    walk.do({ do: "own_delete", own: id, confirmed: true });
    expect(walk.day.own).toEqual([]);
    expect(ownTask(walk)).toBeUndefined();
    expect(walk.do({ do: "own_habit", own: id }).denied?.code).toBe("habit_not_found");
  });
  test("is marked through its task of today, and the other way round", () => {
    const walk = watering();
    walk.do({ do: "own_mark", own: only(walk).id, how: "done" });
    expect(walk.plan.tasks.find(({ block }) => block === ownBlock)?.state).toBe("done");
    expect(only(walk).record).toMatchObject({ successes: 1, streak: 1 });
    walk.do({ do: "own_mark", own: only(walk).id, how: "undo" });
    expect(only(walk).record).toMatchObject({ successes: 0, streak: 0 });
    expect(ownTask(walk)).toBeDefined();
  });
  test("is marked for a day that has passed, never for one to come", () => {
    const walk = watering();
    const { id } = only(walk);
    const { date } = walk.plan;
    walk.do({ do: "own_mark", own: id, how: "done", date: plusDays(date, -3) });
    expect(only(walk).record.successes).toBe(1);
    walk.do({ do: "own_mark", own: id, how: "undo", date: plusDays(date, -3) });
    expect(only(walk).record.successes).toBe(0);
    expect(walk.do({ do: "own_mark", own: id, how: "done", date: plusDays(date, 1) }).denied?.code).toBe("invalid");
  });
  test("stands in the list with its group, and everything that is said of it has its words", () => {
    const walk = watering();
    walk.do({ do: "own_set", own: only(walk).id, change: { group: "Home", reason: "They thank me" } });
    walk.do({ do: "own_mark", own: only(walk).id, how: "done" });
    const list = walk.do({ do: "own_habits" });
    const shown = walk.do({ do: "own_habit", own: only(walk).id });
    expect(pressesOf(list)).toContainEqual({ do: "own_habit", own: only(walk).id });
    expect((shown.replies[0]?.lines ?? []).map(({ say }) => say)).toEqual(
      expect.arrayContaining(["own.at_evening", "own.on_every", "own.reason", "own.group", "own.counts", "own.month"]),
    );
    for (const { replies } of [list, shown]) expect(faultsOf(replies)).toEqual([]);
  });
});
