import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Day } from "#core/day/day.ts";
import { anyDay, anyRecord } from "#test/storage/any-day.ts";
import { aFullDay, aPlan, aRecord, tea, walking } from "#test/storage/days.ts";
import { aDate } from "#test/storage/walkers.ts";
import { joinedDay, partedDay } from "./merge-days.ts";
import { joinedHabit } from "./merge-habits.ts";

const nothing = new Set<never>();
const on = (date: string, outcome: HabitOutcome) => ({ date: aDate(date), outcome });

describe("one habit's record out of two", () => {
  test.each<[string, Partial<HabitRecord>, Partial<HabitRecord>, Partial<HabitRecord>]>([
    [
      "what each did on days of its own adds up",
      { attempts: 1, successes: 1, recent: [on("2026-11-01", "done")] },
      { attempts: 1, successes: 0.5, recent: [on("2026-11-02", "partly")] },
      { attempts: 2, successes: 1.5, recent: [on("2026-11-01", "done"), on("2026-11-02", "partly")] },
    ],
    [
      "a day that both know of counts once, with the better outcome",
      { attempts: 3, successes: 2.5, recent: [on("2026-11-01", "partly")] },
      { attempts: 2, successes: 2, recent: [on("2026-11-01", "done")] },
      { attempts: 4, successes: 4, recent: [on("2026-11-01", "done")] },
    ],
    [
      "skipping in one takes nothing from having done it in the other",
      { attempts: 0, successes: 0, recent: [on("2026-11-01", "skipped")] },
      { attempts: 1, successes: 1, recent: [on("2026-11-01", "done")] },
      { attempts: 1, successes: 1, recent: [on("2026-11-01", "done")] },
    ],
    ["never in either is never", { never: false }, { never: true }, { never: true }],
    [
      "not before the later day",
      { notBefore: aDate("2026-11-02") },
      { notBefore: aDate("2026-12-01") },
      { notBefore: aDate("2026-12-01") },
    ],
    ["the newer rating holds", { rating: 2 }, { rating: 5 }, { rating: 2 }],
    ["a rating that was given once is not lost", { rating: undefined }, { rating: 5 }, { rating: 5 }],
    [
      "the longest streak and the highest mastery hold",
      { longestStreak: 3, best: 70 },
      { longestStreak: 8, best: 20 },
      { longestStreak: 8, best: 70 },
    ],
  ])("%s", (_rule, newer, older, expected) => {
    const none = { attempts: 0, successes: 0, recent: [] };
    expect(joinedHabit(aRecord({ ...none, ...newer }), aRecord({ ...none, ...older }))).toMatchObject(expected);
  });

  test("nothing that was done gets lost, nothing is counted more than once, and a month is looked back on", () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (newer, older) => {
        const joined = joinedHabit(newer, older);
        for (const one of [newer, older]) {
          expect(joined.attempts).toBeGreaterThanOrEqual(one.attempts);
          expect(joined.successes).toBeGreaterThanOrEqual(one.successes);
          expect(joined.best).toBeGreaterThanOrEqual(one.best);
        }
        expect(joined.attempts).toBeLessThanOrEqual(newer.attempts + older.attempts);
        expect(joined.successes).toBeLessThanOrEqual(newer.successes + older.successes);
        expect(joined.recent.length).toBeLessThanOrEqual(30);
        const dates = joined.recent.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].toSorted());
      }),
    );
  });

  test("the same record twice gives its recent days once", () => {
    fc.assert(
      fc.property(anyRecord, (one) => {
        expect(joinedHabit(one, one).recent).toEqual(one.recent);
      }),
    );
  });
});

describe("health days out of two", () => {
  test("of two settings the newer holds, whichever side it is on", () => {
    const [into, from] = [aFullDay(), aFullDay({ archetype: "peak_performer", messagesADay: 5, reminders: true })];
    expect(joinedDay(into, from, true, nothing)).toMatchObject({ archetype: "peak_performer", messagesADay: 5 });
    expect(joinedDay(into, from, false, nothing)).toMatchObject({ archetype: "foundation_builder", messagesADay: 2 });
  });

  test("what speaks against a habit in either goes on speaking against it, whichever is newer", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.boolean(), (into, from, fromIsNewer) => {
        const joined = joinedDay(into, from, fromIsNewer, nothing);
        const codes = [...(into.intake?.codes ?? []), ...(from.intake?.codes ?? [])];
        expect(new Set(joined.intake?.codes ?? [])).toEqual(new Set(codes));
        const never = (day: Day): string[] =>
          Object.entries(day.habits)
            .filter(([, { never }]) => never)
            .map(([id]) => id);
        expect(new Set(never(joined))).toEqual(new Set([...never(into), ...never(from)]));
        expect(new Set(joined.levels)).toEqual(new Set([...into.levels, ...from.levels]));
      }),
    );
  });

  test.each<[string, Partial<Day>, Partial<Day>, Partial<Day>]>([
    [
      "days away that were excused in either stay excused, in order and once",
      { excused: [{ from: aDate("2026-09-01"), until: aDate("2026-09-03") }] },
      {
        excused: [
          { from: aDate("2026-08-01"), until: aDate("2026-08-02") },
          { from: aDate("2026-09-01"), until: aDate("2026-09-03") },
        ],
      },
      {
        excused: [
          { from: aDate("2026-08-01"), until: aDate("2026-08-02") },
          { from: aDate("2026-09-01"), until: aDate("2026-09-03") },
        ],
      },
    ],
    [
      "days away that only one of them knows are not lost",
      {},
      { excused: [{ from: aDate("2026-08-01"), until: aDate("2026-08-02") }] },
      { excused: [{ from: aDate("2026-08-01"), until: aDate("2026-08-02") }] },
    ],
    [
      "a word about the week that one has had does not come a second time",
      { digestOn: aDate("2026-11-15") },
      { digestOn: aDate("2026-11-22") },
      { digestOn: aDate("2026-11-22") },
    ],
    [
      "how ready the body was last is what counts",
      { readiness: { value: 0.9, date: aDate("2026-11-01"), computed: false } },
      { readiness: { value: 0.2, date: aDate("2026-11-22"), computed: true } },
      { readiness: { value: 0.2, date: aDate("2026-11-22"), computed: true } },
    ],
    [
      "of what grew the last is told",
      {},
      { grown: { on: aDate("2026-11-20"), how: "one_more", share: 0.9 } },
      { grown: { on: aDate("2026-11-20"), how: "one_more", share: 0.9 } },
    ],
    [
      "a wish about the weekly word is a setting, the newer holds",
      { digest: false },
      { digest: true },
      { digest: false },
    ],
  ])("%s", (_rule, newer, older, expected) => {
    const [one, other] = [aFullDay(newer), aFullDay(older)];
    expect(joinedDay(one, other, false, nothing)).toMatchObject(expected);
    expect(joinedDay(other, one, true, nothing)).toMatchObject(expected);
  });

  test("whatever both have in the same way stays so", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (day, fromIsNewer) => {
        const { habits: _apart, excused, ...same } = joinedDay(day, structuredClone(day), fromIsNewer, nothing);
        const { habits: _habits, excused: was, ...rest } = day;
        expect(same).toEqual(rest);
        expect(new Set(excused?.map(({ from, until }) => `${from} ${until}`))).toEqual(
          new Set(was?.map(({ from, until }) => `${from} ${until}`)),
        );
      }),
    );
  });

  test.each([
    ["the later plan goes on", "2026-11-20", "2026-11-21", [], "2026-11-21"],
    ["the target's goes on where it is later", "2026-11-21", "2026-11-20", [], "2026-11-21"],
    [
      "a later plan does not displace one that the target has of that day",
      "2026-11-20",
      "2026-11-21",
      ["2026-11-21"],
      "2026-11-20",
    ],
  ])("%s", (_rule, into, from, has, expected) => {
    const joined = joinedDay(
      aFullDay({ plan: aPlan(into) }),
      aFullDay({ plan: aPlan(from) }),
      false,
      new Set(has.map(aDate)),
    );
    expect(joined.plan?.date).toBe(expected);
  });

  test("of the same day the target's plan goes on", () => {
    const mine = aPlan("2026-11-21", { revision: 7 });
    expect(joinedDay(aFullDay({ plan: mine }), aFullDay(), true, nothing).plan).toBe(mine);
  });
});

describe("days that part again", () => {
  const before = aFullDay();
  const joined = joinedDay(before, aFullDay({ archetype: "peak_performer" }), true, nothing);

  test.each<[string, Day, { readonly kept: boolean }]>([
    ["where nothing was done since, all is as it was before", joined, { kept: false }],
    [
      "a reminder and another look are ours, not the person's doing",
      { ...joined, lookAt: 1, begun: undefined },
      { kept: false },
    ],
    [
      "nor is a plan that we made in the morning",
      { ...joined, plan: aPlan("2026-11-22", { tasks: [], undo: [] }), previous: undefined },
      { kept: false },
    ],
    [
      "nor is what we saw grow",
      { ...joined, grown: { on: aDate("2026-11-22"), how: "simpler", share: 0.2 } },
      { kept: false },
    ],
    ["what was done since keeps all of it", { ...joined, plan: aPlan("2026-11-22") }, { kept: true }],
    [
      "so does a habit that was tried",
      { ...joined, habits: { ...joined.habits, [walking]: aRecord({ attempts: 10 }) } },
      { kept: true },
    ],
    ["so does a setting that was changed", { ...joined, messagesADay: 9 }, { kept: true }],
    ["so does another calendar", { ...joined, calendar: undefined }, { kept: true }],
  ])("%s", (_rule, now, expected) => {
    const parted = partedDay({ before, joined, now }, 77);
    expect(parted.kept).toBe(expected.kept);
    if (expected.kept) expect(parted.day).toBe(now);
    else expect({ ...parted.day, lookAt: 0 }).toEqual({ ...before, lookAt: 0 });
  });

  test("untouched days are given back to the last field; where our clock went on it looks again at once", () => {
    expect(partedDay({ before, joined, now: joined }, 77).day).toBe(before);
    expect(partedDay({ before, joined, now: { ...joined, lookAt: 1 } }, 77).day).toStrictEqual({
      ...before,
      lookAt: 77,
    });
    expect(partedDay({ before: undefined, joined, now: joined }, 77)).toEqual({ day: undefined, kept: false });
  });

  test("any two days that are joined and parted at once are as they were", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.boolean(), (one, other, newer) => {
        const both = joinedDay(one, other, newer, nothing);
        expect(partedDay({ before: one, joined: both, now: structuredClone(both) }, 1)).toEqual({
          day: one,
          kept: false,
        });
      }),
    );
  });

  test("a habit of one alone comes as it is", () => {
    const alone = joinedDay(aFullDay({ habits: {} }), aFullDay({ habits: { [tea]: aRecord() } }), false, nothing);
    expect(alone.habits).toStrictEqual({ [tea]: aRecord() });
  });
});
