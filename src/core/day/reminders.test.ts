import { expect, test } from "vitest";
import {
  block,
  everyday,
  habitId,
  inputAt,
  libraryOf,
  monday,
  plannedDay,
  startOf,
  taskFor,
  zone,
} from "#test/day/days.ts";
import { plusDays } from "../time/local-date.ts";
import { instantAt } from "../time/wall-time.ts";
import type { Day } from "./day.ts";
import { countMessage, messagesLeft, morningDue, nextLookAt, reminded, remindersDue } from "./reminders.ts";
import { doTask, putOff } from "./tasks.ts";

const library = libraryOf(everyday);
const input = inputAt(startOf("systematic_improver"), library);
const { day, plan } = plannedDay(input);
const at = (hour: number): number => instantAt(monday, hour * 60, zone);
const dueAt = (hour: number, from: Day = day) =>
  remindersDue(from, at(hour), { library }).map(({ block: { id }, tasks }) => [id, tasks.length]);

test("a block is told when it begins, once, with all its open tasks", () => {
  expect(dueAt(6.9)).toEqual([]);
  expect(dueAt(7)).toEqual([["fb_morning", 2]]);
  expect(dueAt(12.5)).toEqual([["fb_noon", 1]]);
  expect(dueAt(21)).toEqual([["fb_evening", 1]]);
  const evening = remindersDue(day, at(21), { library }).flatMap(({ tasks }) => tasks.map(({ id }) => id));
  expect(dueAt(21, reminded(day, evening))).toEqual([]);
  expect(reminded(startOf(), evening)).toEqual(startOf());
});

test.each<[string, Partial<Day>]>([
  ["who wants no reminders has none", { reminders: false }],
  ["nor who is away", { away: { why: "travel", from: monday, until: undefined } }],
  ["nor who has had as many messages as they want", { begun: { date: monday, count: 4 } }],
  ["nor who has no plan", { plan: undefined }],
])("%s", (_rule, more) => {
  expect(dueAt(7, { ...day, ...more })).toEqual([]);
});

test("what was done is not told, and what was put off is told at its own time", () => {
  const lunch = taskFor(plan, "lunch");
  const done = doTask(day, lunch.id, "done", input);
  const later = putOff(day, lunch.id, 180, input);
  if (done.kind === "refused" || later.kind === "refused") throw new Error("refused");
  expect(dueAt(12.5, done.day)).toEqual([]);
  expect(dueAt(12.5, later.day)).toEqual([]);
  expect(dueAt(15.5, later.day)).toEqual([["fb_noon", 1]]);
  expect(dueAt(16, later.day)).toEqual([]);
});

test("in the last hour before sleep only what belongs to sleep is told", () => {
  const blocks = [block("fb_late", { beforeSleep: 40 }, { habits: ["sleep", "music"].map(habitId) })];
  const late = libraryOf(
    everyday.filter(({ id }) => id === "sleep" || id === "music"),
    { blocks },
  );
  const { day: evening, plan: made } = plannedDay(inputAt(startOf(), late));
  expect(made.tasks).toHaveLength(2);
  const told = remindersDue(evening, at(22.5), { library: late }).flatMap(({ tasks }) => tasks);
  expect(told.map(({ of }) => of)).toEqual([{ kind: "habit", habit: "sleep" }]);
  expect(nextLookAt(evening, at(12), { ...input, library: late })).toBe(made.blocks[0]?.from);
  expect(remindersDue(evening, at(23), { library: late })).toEqual([]);
});

test("messages are counted by the day", () => {
  expect(messagesLeft(day, monday)).toBe(4);
  const one = countMessage(day, monday);
  expect(messagesLeft(one, monday)).toBe(3);
  expect(messagesLeft(countMessage(one, monday), monday)).toBe(2);
  expect(messagesLeft(one, plusDays(monday, 1))).toBe(4);
  expect(messagesLeft({ ...one, messagesADay: 0 }, monday)).toBe(0);
  // With one message left, of two blocks that were missed the earlier one is told.
  const schedule = { ...day, begun: { date: monday, count: 3 } };
  const both = { ...plan, blocks: plan.blocks.map((each) => ({ ...each, from: at(7), to: at(13) })) };
  expect(remindersDue({ ...schedule, plan: both }, at(9), { library })).toHaveLength(1);
});

test.each<[string, Partial<Day>, number, boolean]>([
  ["with waking", { plan: undefined }, 7, true],
  ["not before", { plan: undefined }, 6.9, false],
  ["not four hours later", { plan: undefined }, 11, false],
  ["after yesterday's plan", { plan: { ...plan, date: plusDays(monday, -1) } }, 8, true],
  ["not where today is planned already", {}, 8, false],
  ["not where nothing is wanted", { plan: undefined, reminders: false }, 8, false],
  ["not while away", { plan: undefined, away: { why: "sick", from: monday, until: monday } }, 8, false],
  ["not beyond the day's messages", { plan: undefined, messagesADay: 0 }, 8, false],
])("the morning is told %s", (_rule, more, hour, expected) => {
  expect(morningDue({ ...day, ...more }, at(hour), input.waking)).toBe(expected);
});

test.each<[string, Partial<Day>, number, number]>([
  ["the next block", {}, 7, 12.5],
  ["the first block, before waking", {}, 5, 7],
  ["the next waking, after the last block", {}, 21.5, 31],
  ["the next waking, where nothing is wanted", { reminders: false }, 8, 31],
  ["the next waking, after the day's last message", { begun: { date: monday, count: 4 } }, 8, 31],
  ["this waking, where nothing is planned yet", { plan: undefined }, 3, 7],
])("we look again at: %s", (_rule, more, hour, expected) => {
  expect(nextLookAt({ ...day, ...more }, at(hour), input)).toBe(at(expected));
});

test("looking long after the day still comes to a later time", () => {
  expect(nextLookAt(day, at(24 * 9), input)).toBeGreaterThan(at(24 * 9));
});
