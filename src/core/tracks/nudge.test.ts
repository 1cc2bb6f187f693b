import { describe, expect, test } from "vitest";
import { dayAt, firstDay, journeyWith, start } from "#test/fakes/journeys.ts";
import type { WorkId } from "../techniques/work.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { capsulesDue, nextLook, nudgeDue, nudged } from "./nudge.ts";
import { trackIds } from "./track.ts";

const hourMs = 3600 * 1000;
/** The journey begins at ten in the morning, UTC. */
const around = (days: number, over: Partial<Parameters<typeof nudgeDue>[1]> = {}) =>
  ({ now: dayAt(days).at, timeZone: "UTC", quiet: false, gate: "open", ...over }) as const;
const clear = { clarity: "clear" } as const;

describe("a track that has not moved for 30 days", () => {
  test("is mentioned once they are over, not before", () => {
    const journey = journeyWith({}, clear);
    const aLittleLater = journeyWith({}, { ...clear, startedAt: start + 1 });
    expect(nudgeDue(aLittleLater, around(30))).toBeUndefined();
    expect(nudgeDue(journey, around(30))).toEqual({ kind: "stuck", track: "self_work", days: 30 });
  });

  test("is the primary one first, then the others in their order", () => {
    const journey = journeyWith({}, { ...clear, primary: "community" });
    expect(nudgeDue(journey, around(31))).toEqual({ kind: "stuck", track: "community", days: 31 });
    const mentioned = nudged(journey, { kind: "stuck", track: "community", days: 31 }, dayAt(31).date, dayAt(31).at);
    expect(nudgeDue(mentioned, around(33))).toEqual({ kind: "stuck", track: "self_work", days: 33 });
  });

  test("counts from its last move", () => {
    const moved = Object.fromEntries(trackIds.map((track) => [track, { movedAt: dayAt(10).at }]));
    expect(nudgeDue(journeyWith(moved, clear), around(39))).toBeUndefined();
    expect(nudgeDue(journeyWith(moved, clear), around(40.25))).toMatchObject({ days: 30 });
  });

  test("is mentioned once, until it has moved and rested again", () => {
    const others = { child_connection: { paused: true }, negotiation: { paused: true }, community: { paused: true } };
    const mentioned = { ...clear, nudgedAbout: { self_work: dayAt(30).at } };
    expect(nudgeDue(journeyWith(others, mentioned), around(90))).toBeUndefined();
    const movedAgain = { ...others, self_work: { movedAt: dayAt(31).at } };
    expect(nudgeDue(journeyWith(movedAgain, mentioned), around(61))).toMatchObject({ track: "self_work" });
    const movedInThatMoment = { ...others, self_work: { movedAt: dayAt(30).at } };
    expect(nudgeDue(journeyWith(movedInThatMoment, mentioned), around(61))).toBeUndefined();
  });

  test.each([
    ["paused", { self_work: { paused: true } }],
    ["finished", { self_work: { percent: 100 } }],
  ])("is left alone where it is %s", (_why, tracks) => {
    expect(nudgeDue(journeyWith(tracks, clear), around(30))).toMatchObject({ track: "child_connection" });
  });

  test("is never the child's or the other parent's on the safety-only path", () => {
    const journey = journeyWith({ self_work: { paused: true } }, clear);
    expect(nudgeDue(journey, around(30, { gate: "safety" }))).toMatchObject({ track: "community" });
    const only = journeyWith({ self_work: { paused: true }, community: { paused: true } }, clear);
    expect(nudgeDue(only, around(30))).toMatchObject({ track: "child_connection" });
    expect(nudgeDue(only, around(30, { gate: "safety" }))).toBeUndefined();
  });
});

describe("the question whether the tracks are clear", () => {
  const active = { daysActive: 1 };
  test.each([
    ["after a week", 7, active, true],
    ["not before", 6, active, false],
    ["not of somebody who did nothing yet", 7, { daysActive: 0 }, false],
    ["not again once asked", 7, { ...active, clarity: "asked" }, false],
    ["not once answered", 7, { ...active, clarity: "unclear" }, false],
  ] as const)("%s", (_rule, days, over, asked) => {
    expect(nudgeDue(journeyWith({}, over), around(days))).toEqual(asked ? { kind: "clarity" } : undefined);
  });

  test("comes before a word on a track that rests", () => {
    expect(nudgeDue(journeyWith({}, active), around(40))).toEqual({ kind: "clarity" });
  });
});

describe("when we may begin to speak", () => {
  const journey = journeyWith({}, clear);
  test.each([
    [9, false],
    [10, true],
    [19, true],
    [20, false],
    [3, false],
  ])("at %i o'clock of the person's own day", (hour, spoken) => {
    const now = dayAt(40).at + (hour - 10) * hourMs;
    expect(nudgeDue(journey, around(0, { now })) !== undefined).toBe(spoken);
    const inTokyo = { now: now - 9 * hourMs, timeZone: "Asia/Tokyo" };
    expect(nudgeDue(journey, around(0, inTokyo)) !== undefined).toBe(spoken);
  });

  test("never where it should be quiet", () => {
    expect(nudgeDue(journey, around(40, { quiet: true }))).toBeUndefined();
  });

  test.each([
    ["the same day", 0, false],
    ["the day after", 1, false],
    ["the day after that", 2, true],
  ])("after a nudge, %s", (_when, later, spoken) => {
    const spokenTo = { ...journey, nudgedOn: dayAt(40).date };
    expect(nudgeDue(spokenTo, around(40 + later)) !== undefined).toBe(spoken);
  });
});

test("what was said is remembered by its kind", () => {
  const journey = journeyWith({}, { nudgedAbout: { community: start } });
  const { date, at } = dayAt(31);
  expect(nudged(journey, { kind: "clarity" }, date, at)).toEqual({ ...journey, nudgedOn: date, clarity: "asked" });
  expect(nudged(journey, { kind: "stuck", track: "negotiation", days: 31 }, date, at)).toEqual({
    ...journey,
    nudgedOn: date,
    nudgedAbout: { community: start, negotiation: at },
  });
});

test.each([
  ["in the small hours we look at ten", 3, 7],
  ["at ten we look again tomorrow", 10, 24],
  ["in the evening we look at ten tomorrow", 21, 13],
])("%s", (_rule, hour, later) => {
  const now = start + (hour - 10) * hourMs;
  expect(nextLook(now, "UTC")).toBe(now + later * hourMs);
});

test("letters open on their day, and later where it was missed", () => {
  const opens = (work: string, days: number) => ({ work: work as WorkId, opensOn: plusDays(firstDay, days) });
  const journey = journeyWith({}, { capsules: [opens("past", 3), opens("today", 5), opens("future", 6)] });
  expect(capsulesDue(journey, plusDays(firstDay, 5))).toEqual(["past", "today"]);
  expect(capsulesDue(journey, "2020-01-01" as LocalDate)).toEqual([]);
});
