import fc from "fast-check";
import { expect, test } from "vitest";
import { doneFor, everyday, inputAt, libraryOf, monday, plannedDay, startOf } from "#test/day/days.ts";
import { streakOn } from "../mastery/record-outcome.ts";
import { habitMastery } from "../mastery/mastery.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { type Excused, excusedBetween, excusedOf, isExcused } from "../mastery/excused.ts";
import { cameBack, goneAway } from "./away.ts";
import type { Away, Day } from "./day.ts";
import { beginDay } from "./grow.ts";

const on = (days: number): LocalDate => plusDays(monday, days);
const span = (from: number, until?: number): Excused => ({
  from: on(from),
  until: until === undefined ? undefined : on(until),
});
const away = (why: Away["why"], from: number, until?: number): Away => ({ why, ...span(from, until) });

test.each<[string, readonly Excused[], number, number, number]>([
  ["nobody was away", [], 0, 10, 0],
  ["three days in between", [span(2, 4)], 0, 10, 3],
  ["only what lies in between counts", [span(-5, 2)], 0, 10, 2],
  ["up to the day before the second", [span(8)], 0, 10, 2],
  ["a day in two of them counts once", [span(2, 5), span(4, 6)], 0, 10, 5],
  ["one inside another adds nothing", [span(2, 8), span(4, 5)], 0, 10, 7],
  ["in whatever order they are told", [span(6, 7), span(2, 3)], 0, 10, 4],
  ["neither end counts", [span(0, 0), span(10, 10)], 0, 10, 0],
])("days excused between two dates: %s", (_rule, excused, after, before, days) => {
  expect(excusedBetween(excused, on(after), on(before))).toBe(days);
});

/** A day after so many goings and comings, each on a date. */
const lived = (...turns: readonly ((day: Day) => Pick<Day, "away" | "excused">)[]): Day =>
  turns.reduce<Day>((day, turn) => ({ ...day, ...turn(day) }), startOf());

test.each<[string, Day, readonly Excused[]]>([
  [
    "a sickness that is over stays excused",
    lived(
      (day) => goneAway(day, away("sick", 1)),
      (day) => cameBack(day, on(4)),
    ),
    [span(1, 3)],
  ],
  [
    "back before its end, only what was lived of it",
    lived(
      (day) => goneAway(day, away("travel", 1, 9)),
      (day) => cameBack(day, on(4)),
    ),
    [span(1, 3)],
  ],
  [
    "one that ended by itself ended then",
    lived(
      (day) => goneAway(day, away("travel", 1, 2)),
      (day) => cameBack(day, on(9)),
    ),
    [span(1, 2)],
  ],
  [
    "back on the same day, nothing was missed",
    lived(
      (day) => goneAway(day, away("pause", 1)),
      (day) => cameBack(day, on(1)),
    ),
    [],
  ],
  [
    "a journey after a sickness forgets neither",
    lived(
      (day) => goneAway(day, away("sick", 1)),
      (day) => goneAway(day, away("travel", 4)),
      (day) => cameBack(day, on(8)),
    ),
    [span(1, 3), span(4, 7)],
  ],
  [
    "what was years ago is forgotten",
    lived(
      (day) => goneAway(day, away("sick", 1, 3)),
      (day) => goneAway(day, away("sick", 500)),
      (day) => goneAway(day, away("sick", 1000)),
      (day) => cameBack(day, on(2000)),
    ),
    [span(1000, 1999)],
  ],
])("%s", (_rule, day, expected) => {
  expect(day.away).toBeUndefined();
  expect(excusedOf(day)).toEqual(expected);
});

test("ten sick days, three days back and a week of travel end no streak and rust nothing", () => {
  const record = doneFor(20, monday);
  const last = record.lastSucceeded as LocalDate;
  const day = lived(
    (each) => goneAway(each, away("sick", 0)),
    (each) => cameBack(each, on(10)),
    (each) => goneAway(each, away("travel", 12, 18)),
    (each) => cameBack(each, on(19)),
  );
  const at = on(19);
  expect(streakOn(record, at)).toBe(0);
  expect(streakOn(record, at, 7, excusedOf(day))).toBe(20);
  expect(habitMastery(record, plusDays(last, 30))).toBeLessThan(100);
  expect(habitMastery(record, plusDays(last, 30), [span(0, 27)])).toBe(100);
});

test("a day that was planned and then given up for a sickness does not count as one that went badly", () => {
  const library = libraryOf(everyday);
  const { day, plan } = plannedDay(inputAt(startOf(), library));
  const sick: Day = { ...day, plan, away: away("sick", 0) };
  expect(beginDay(sick, on(1), library)).toBe(sick);
  const back: Day = { ...sick, ...cameBack(sick, on(1)) };
  expect(beginDay(back, on(1), library).growth.days).toEqual([]);
  expect(beginDay({ ...day, plan }, on(1), library).growth.days).toHaveLength(1);
});

test("being away only ever helps, and what is excused is exactly the days that lie in it", () => {
  const anySpan = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.option(fc.nat(20), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 5 }), fc.nat(30), fc.nat(60), (spans, from, length) => {
      const excused = spans.map(([first, days]) => span(first, days === undefined ? undefined : first + days));
      const days = Array.from({ length: Math.max(0, length - 1) }, (_, at) => on(from + 1 + at));
      expect(excusedBetween(excused, on(from), on(from + length))).toBe(
        days.filter((date) => isExcused(excused, date)).length,
      );
      const record = doneFor(9, on(from));
      expect(streakOn(record, on(from + length), 7, excused)).toBeGreaterThanOrEqual(
        streakOn(record, on(from + length)),
      );
      expect(habitMastery(record, on(from + length), excused)).toBeGreaterThanOrEqual(
        habitMastery(record, on(from + length)),
      );
    }),
  );
});
