import { describe, expect, test } from "vitest";
import { nightUntil, readingAt } from "#test/day/readings.ts";
import { DayWalk, hourMs, minuteMs } from "../../../../../test/dialogue/day-walk.ts";
import { intakeSections } from "../../../day/intake.ts";
import type { Decision } from "../../turn/decision.ts";

/** Somebody who wears something that measures, just after the plan of a morning was made. */
function living(): DayWalk {
  const walk = new DayWalk().at(5);
  walk.do({ do: "archetype", archetype: "peak_performer", fresh: true });
  walk.agreed();
  walk.do({ do: "set_intake", answered: intakeSections, codes: [] });
  walk.do({ do: "today" });
  return walk.at(6);
}
const night = (walk: DayWalk, value: number): Decision =>
  walk.reads(nightUntil(walk.plan.waking.from, value, { offset: 0 }));
const said = ({ replies }: Decision) =>
  replies.flatMap(({ say, lines = [] }) => [say, ...lines.map((each) => each.say)]);
const ways = ({ replies }: Decision) =>
  replies
    .flatMap(({ buttons = [] }) => buttons.flat())
    .flatMap(({ press }) => (press.do === "relief" ? [press.way] : []));

describe("a night that a device measured", () => {
  test("a bad one is spoken of once, with what there is for it", () => {
    const walk = living();
    const first = night(walk, 0.25);
    expect(said(first)).toContain("night.seen");
    expect(ways(first)).toEqual(["exercise", "lighter", "as_it_is"]);
    walk.after(10 * minuteMs);
    expect(said(walk.reads(readingAt(walk.now, "steps", 400, { offset: 0 })))).not.toContain("night.seen");
  });
  test("a good one is no word worth", () => {
    const walk = living();
    expect(said(night(walk, 0.8))).not.toContain("night.seen");
  });
  test("in the afternoon it is over", () => {
    const walk = living().at(15);
    expect(said(night(walk, 0.25))).not.toContain("night.seen");
  });
});

test("a plan that follows what was measured says so, with what is left of it", () => {
  const walk = living();
  const before = walk.plan;
  const told = walk.reads(readingAt(walk.now, "readiness_score", 0.3, { offset: 0 }));
  expect(walk.plan.mode).toBe("low");
  expect(walk.plan.tasks).not.toEqual(before.tasks);
  expect(said(told)).toContain("night.mode_low");
});

describe("after a hard word nothing ahead is longer than usual", () => {
  test.each(["sleep_quality", "stress_level", "mood"] as const)("%s", (metric) => {
    const walk = living();
    walk.reads(readingAt(walk.now, "readiness_score", 0.95, { offset: 0 }));
    expect(walk.plan.mode).toBe("high");
    walk.after(hourMs / 4);
    walk.do({ do: "checkin", metric, face: metric === "stress_level" ? 5 : 1 });
    const ahead = walk.plan.tasks.filter(({ state, at }) => state === "open" && at > walk.now + hourMs);
    expect(ahead.map(({ version }) => version)).not.toContain("high");
  });
});
