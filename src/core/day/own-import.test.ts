import { expect, test } from "vitest";
import { monday } from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { outcomeOn, ownIsDue, withOutcome } from "./own-habit.ts";
import { type OwnDraft, withImported } from "./own-import.ts";

const day = (ago: number) => plusDays(monday, -ago);
const done = (...ago: readonly number[]): OwnDraft["marks"] =>
  ago.map((each) => ({ date: day(each), outcome: "done" }));
const newId = (() => {
  let ids = 0;
  return () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`;
})();
const into = (...args: readonly [Parameters<typeof withImported>[0], readonly OwnDraft[]]) =>
  withImported(...args, monday, newId);

test("a habit of another program is there with its marks, and in no day before it was asked about", () => {
  const { own, stored } = into([], [{ name: "Meditate", reason: "Calm", times: 3, marks: done(3, 2, 1) }]);
  expect(stored).toBe(3);
  expect(own).toMatchObject([{ name: "Meditate", reason: "Calm", times: 3, risk: undefined }]);
  expect(own[0]?.record).toMatchObject({ attempts: 3, streak: 3, longestStreak: 3 });
  expect(own.map((each) => ownIsDue(each, undefined, monday))).toEqual([false]);
});

test("the same once more changes nothing, whichever part of the file comes first", () => {
  const parts: readonly OwnDraft[] = [
    { name: "Meditate", marks: done(1, 2) },
    { name: "meditate ", reason: "Calm", marks: [] },
  ];
  const { own } = into([], parts);
  expect(own).toMatchObject([{ name: "Meditate", reason: "Calm" }]);
  const again = into(own, parts);
  expect(again).toMatchObject({ stored: 0, known: 2, left: 0 });
  expect(again.own).toEqual(own);
});

test("what was marked here is never overwritten, and what was told before the grid stays counted", () => {
  const [made] = into([], [{ name: "Meditate", marks: [] }]).own;
  if (!made) throw new Error("none was made");
  const skipped = withOutcome(made, "skipped", day(1), []);
  const { own, known } = into([skipped], [{ name: "Meditate", marks: done(1) }]);
  expect(known).toBe(1);
  expect(own.map((each) => outcomeOn(each, day(1)))).toEqual(["skipped"]);
  const long = { ...made, record: { ...made.record, attempts: 900, longestStreak: 200 } };
  expect(into([long], [{ name: "Meditate", marks: done(2) }]).own[0]?.record).toMatchObject({
    attempts: 900,
    longestStreak: 200,
  });
});

test("days to come and days long ago are left, and so are habits for which there is no room", () => {
  expect(into([], [{ name: "Meditate", marks: done(-1, 500) }]).stored).toBe(0);
  const many = Array.from({ length: 23 }, (_, nth): OwnDraft => ({ name: `Habit ${nth}`, marks: done(1) }));
  const { own, left } = into([], many);
  expect([own.length, left]).toEqual([20, 3]);
});
