import { describe, expect, test } from "vitest";
import { DayWalk, hourMs, minuteMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { archetypeIds } from "../../../day/archetype.ts";

/** A day that was planned at six, before its person wakes at half past seven. */
const planned = (): DayWalk => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "today" });
  return walk;
};

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);

describe("our own clock", () => {
  test("says nothing to whoever has no health days", () => {
    const walk = new DayWalk().at(12);
    expect(walk.tick()).toMatchObject({ replies: [], journal: [] });
    expect(walk.snapshot.day).toBeUndefined();
  });

  test("tells of each block when it begins, once", () => {
    const walk = planned();
    const blocks = walk.plan.blocks.filter(({ id }) => walk.plan.tasks.some(({ block }) => block === id));
    const told = walk.clockRuns(walk.plan.waking.to);
    expect(told.map(({ at }) => clock(at))).toEqual(blocks.map(({ from }) => clock(from)));
    for (const { decision } of told) {
      expect(decision.replies.map(({ say }) => say)).toEqual(["day.reminder"]);
      expect(faultsOf(decision.replies)).toEqual([]);
    }
  });

  test("brings the plan in the morning, and the block that begins with it needs no word of its own", () => {
    const walk = planned();
    walk.at(24 + 6);
    const told = walk.clockRuns(walk.now + 4 * hourMs);
    expect(told[0]?.decision.replies.map(({ say }) => say)).toEqual(["day.title"]);
    expect(clock(told[0]?.at ?? 0)).toBe("07:30");
  });

  test("comes too late for a morning and says nothing of it, but of what begins now", () => {
    const walk = planned();
    walk.at(24 + 15);
    expect(walk.tick().replies).toEqual([]);
    expect(walk.plan.waking.from).toBeGreaterThan(walk.now - 24 * hourMs);
  });

  test("what was put off is told at its new time", () => {
    const walk = planned();
    const { id, at } = walk.habit();
    walk.clockRuns(at);
    walk.do({ do: "snooze", taskId: id, minutes: 60 });
    const later = walk.task(id)?.at ?? 0;
    const told = walk.clockRuns(later, minuteMs);
    expect(told.map((each) => clock(each.at))).toEqual([clock(later)]);
  });

  test.each(["done", "skip", "never"] as const)("of what is %s nothing is said", (how) => {
    const walk = planned();
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how });
    for (const { id } of walk.open) walk.do({ do: "mark_task", taskId: id, how: "skip" });
    expect(walk.clockRuns(walk.plan.waking.to)).toEqual([]);
  });

  test.each([
    ["reminders are off", { reminders: false }],
    ["no message a day is wished", { messagesADay: 0 }],
  ] as const)("where %s it says nothing, the next morning neither", (_, change) => {
    const walk = planned();
    walk.do({ do: "day_settings", change });
    expect(walk.clockRuns(walk.now + 48 * hourMs)).toEqual([]);
  });

  test("in a crisis it says nothing, and looks again within the hour", () => {
    const walk = planned();
    walk.say("CRISIS");
    const { at } = walk.habit();
    walk.now = at;
    expect(walk.tick().replies).toEqual([]);
    expect(walk.day.lookAt).toBeGreaterThan(walk.now);
    expect(walk.day.lookAt).toBeLessThanOrEqual(walk.now + hourMs);
  });

  test.each(["sick", "travel", "pause"] as const)("while the person is away (%s) it says nothing", (why) => {
    const walk = planned();
    walk.do({ do: "away", why });
    expect(walk.clockRuns(walk.now + 48 * hourMs)).toEqual([]);
  });

  test("a pause that was to end ends by itself, and the plan comes again", () => {
    const walk = planned();
    walk.do({ do: "away", why: "travel", until: walk.plan.date });
    const told = walk.clockRuns(walk.now + 30 * hourMs);
    expect(told[0]?.decision.replies.map(({ say }) => say)).toEqual(["day.title"]);
  });

  test("where notifications are neutral it says when, and not what", () => {
    const walk = new DayWalk({ neutralNotifications: true }).at(6);
    walk.do({ do: "today" });
    const told = walk.clockRuns(walk.now + 30 * hourMs);
    const replies = told.flatMap(({ decision }) => decision.replies);
    expect(replies.length).toBeGreaterThan(2);
    expect(new Set(replies.map(({ say }) => say))).toEqual(new Set(["day.reminder_neutral", "morning.ready"]));
    expect(JSON.stringify(replies)).not.toMatch(/habit|block|archetype/u);
  });

  test.each(archetypeIds)("%s: at most four messages a day, none in the night", (archetype) => {
    const walk = new DayWalk().at(3);
    walk.do({ do: "archetype", archetype, fresh: true });
    const told = walk.clockRuns(walk.now + 96 * hourMs);
    const counts = new Map<string, number>();
    for (const { at, decision } of told) {
      const { plan } = decision.after.day ?? {};
      expect(at).toBeGreaterThanOrEqual(plan?.waking.from ?? 0);
      expect(at).toBeLessThan(plan?.waking.to ?? 0);
      counts.set(plan?.date ?? "", (counts.get(plan?.date ?? "") ?? 0) + decision.replies.length);
    }
    expect(told.length).toBeGreaterThan(5);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(4);
  });

  test("twice at the same moment is once", () => {
    const walk = planned();
    walk.now = walk.habit().at;
    expect(walk.tick().replies).toHaveLength(1);
    expect(walk.tick()).toMatchObject({ replies: [], journal: [] });
  });
});
