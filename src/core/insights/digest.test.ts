import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import { type HabitOutcome, emptyRecord } from "../mastery/habit-record.ts";
import { type Day, newDay } from "../day/day.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { digestDue, weeklyDigest } from "./digest.ts";

const library = loadLibrary(contentFolder).day;
const monday = "2026-11-23" as LocalDate;
const hour = 3_600_000;
const at = (days: number, hours: number): number => Date.parse(plusDays(monday, days)) + hours * hour;
const waking = (days: number) => ({ date: plusDays(monday, days), from: at(days, 7), to: at(days, 23) });
const outcomes: Readonly<Record<string, HabitOutcome>> = { d: "done", p: "partly", s: "skipped" };
/** A habit's last week, one letter a day from Monday to Sunday. */
const week = (days: string) =>
  [...days].reduce((record, letter, day) => {
    const outcome = outcomes[letter];
    return outcome ? recordOutcome(record, outcome, plusDays(monday, day - days.length)) : record;
  }, emptyRecord);
const dayWith = (habits: Readonly<Record<string, string>>, change: Partial<Day> = {}): Day => ({
  ...newDay("foundation_builder", 0, plusDays(monday, -30)),
  digest: true,
  habits: Object.fromEntries(Object.entries(habits).map(([id, days]) => [id, week(days)])) as Day["habits"],
  ...change,
});

describe("a word about last week is due", () => {
  test.each<[string, Partial<Day>, number, number, boolean]>([
    ["on Monday morning", {}, 0, 8, true],
    ["on Tuesday, where Monday was missed", {}, 1, 8, true],
    ["not from Thursday on", {}, 3, 8, false],
    ["not before waking", {}, 0, 6, false],
    ["not in the afternoon", {}, 0, 14, false],
    ["not for whoever did not ask for it", { digest: false }, 0, 8, false],
    ["not twice a week", { digestOn: monday }, 1, 8, false],
    ["again a week later", { digestOn: plusDays(monday, -6) }, 0, 8, true],
    ["not while away", { away: { why: "sick", from: plusDays(monday, -1), until: undefined } }, 0, 8, false],
    ["not beyond the day's messages", { messagesADay: 1, begun: { date: monday, count: 1 } }, 0, 8, false],
  ])("%s", (_rule, change, days, hours, due) => {
    expect(digestDue(dayWith({}, change), at(days, hours), waking(days))).toBe(due);
  });
});

describe("it tells", () => {
  test.each<[string, Readonly<Record<string, string>>, object | undefined]>([
    ["nothing of a week in which nothing was done", { walking: "sssssss" }, undefined],
    ["nothing of the weeks before", { walking: "ddd......." }, undefined],
    ["what was done, and on how many days", { walking: "d.d.p..", stretching: "d......" }, { done: 4, days: 3 }],
    [
      "a streak as what went well",
      { walking: "ddddddd", stretching: "dd....." },
      { wentWell: { kind: "streak", habit: "walking", streak: 7 } },
    ],
    [
      "else what was done most often",
      { walking: "d..d...", stretching: "d......" },
      { wentWell: { kind: "times", habit: "walking", times: 2 } },
    ],
    ["nothing special where nothing was", { walking: "d......" }, { wentWell: undefined, look: undefined }],
    [
      "what keeps slipping, as something to look at",
      { walking: "dd.....", journaling: "sss.d.." },
      { look: { kind: "skipped", habit: "journaling" } },
    ],
    ["not what was done more often than put off", { walking: "dd.....", journaling: "sssdddd" }, { look: undefined }],
    [
      "else a skill that is nearly there",
      { stretching: "dd.dddddddd" },
      { look: { kind: "near", skill: "gentle_movement", mastery: 71 } },
    ],
  ])("%s", (_rule, habits, expected) => {
    const told = weeklyDigest(dayWith(habits), library, monday);
    if (expected === undefined) expect(told).toBeUndefined();
    else expect(told).toMatchObject(expected);
  });

  test("that days away cost nothing", () => {
    const away = { excused: [{ from: plusDays(monday, -3), until: plusDays(monday, -2) }] };
    expect(weeklyDigest(dayWith({ walking: "d......" }, away), library, monday)?.wasAway).toBe(true);
    expect(weeklyDigest(dayWith({ walking: "d......" }), library, monday)?.wasAway).toBe(false);
  });
});
