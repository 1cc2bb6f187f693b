import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDayLibrary } from "#content/day-library.ts";
import { loadWords } from "#content/words.ts";
import { type Day, noGrowth } from "../../../day/day.ts";
import { emptyRecord } from "../../../mastery/habit-record.ts";
import type { Mode } from "../../../day/mode.ts";
import { planDay } from "../../../day/plan-day.ts";
import { emptySchedule } from "../../../day/schedule.ts";
import { locales } from "../../../person/person.ts";
import { plusDays } from "../../../time/local-date.ts";
import { inputAt, monday, startOf } from "#test/day/days.ts";
import { morningLines } from "./morning-lines.ts";

const library = loadDayLibrary(contentFolder);
const words = loadWords(contentFolder);
const office = { ...emptySchedule, work: { from: 9 * 60, to: 17 * 60 } };
const nights = {
  startsOn: monday,
  pattern: ["night", "off"],
  kinds: { night: { wake: 14 * 60, sleep: 31 * 60, work: { from: 20 * 60, to: 28 * 60 } } },
};
const before = { date: monday, mode: "medium", archetype: "foundation_builder", habits: [] } as const;

/** What a morning says, with yesterday as it was. */
function morning(number: number, mode: Mode, locale: "en" | "ru", more: Partial<Day> = {}) {
  const date = plusDays(monday, number);
  const day = startOf("foundation_builder", { previous: before, ...more });
  const plan = planDay(inputAt(day, library, { date, mode }));
  return morningLines(day, plan, locale, library).map(
    (line) => words.render(line, { locale, tone: "friendly" }, "plain").text,
  );
}

describe.each(locales)("in %s", (locale) => {
  test.each([
    ["on gentle days", "low", {}],
    ["on usual days", "medium", {}],
    ["on strong days", "high", {}],
    ["of working days", "medium", { schedule: office }],
  ] as const)("no wording comes twice within a week %s", (_when, mode, more) => {
    const said = Array.from({ length: 28 }, (_, number) => morning(number, mode, locale, more)[0]);
    for (const [at, text] of said.entries()) expect(said.slice(at + 1, at + 7)).not.toContain(text);
  });

  test.each([
    ["all of it", 3],
    ["most of it", 2],
    ["a little", 1],
    ["nothing", 0],
  ] as const)("what became of yesterday is told, each day otherwise: %s", (_what, done) => {
    const said = Array.from({ length: 14 }, (_, number) => {
      const days = [{ date: plusDays(monday, number - 1), planned: 3, done }];
      return morning(number, "medium", locale, { growth: { ...startOf().growth, days } })[1];
    });
    for (const [at, text] of said.entries()) expect(said.slice(at + 1, at + 7)).not.toContain(text);
    expect(said.join(" ")).not.toMatch(/[{}…]/u);
  });
});

test.each(locales)("whoever is sixteen or seventeen hears of school, in %s", (locale) => {
  const intake = { answered: ["age"], codes: ["under_18"], at: 0 } as const;
  for (const schedule of [office, { ...office, shifts: nights }, emptySchedule])
    for (let number = 0; number < 28; number++)
      expect(morning(number, "medium", locale, { schedule, intake })[0]).not.toMatch(/работ|рабоч|смен|\bwork|shift/iu);
  const weekdays = Array.from(
    { length: 28 },
    (_, number) => morning(number, "medium", locale, { schedule: office, intake })[0],
  );
  expect(weekdays.join(" ")).toMatch(/учёб|урок|school|study/u);
  for (const [at, text] of weekdays.entries()) expect(weekdays.slice(at + 1, at + 7)).not.toContain(text);
});

test.each([
  ["weeks before", 14, /14 days to your day/u],
  ["the day before", 1, /Tomorrow is the day/u],
  ["on its day", 0, /Today is your day/u],
  ["the day after", -1, /big day/u],
] as const)("a race is named %s", (_when, days, text) => {
  const schedule = { ...emptySchedule, wishes: { race: plusDays(monday, 30 + days) } };
  expect(morning(30, "medium", "en", { schedule }).join(" ")).toMatch(text);
});

test("the first morning of all speaks in the voice of its temperament", () => {
  expect(morning(0, "medium", "en", { previous: undefined })).toEqual([
    "The day begins softly, with one familiar step.",
  ]);
});

test.each(locales)("an exam is named on its eve, on its day and after it, in %s", (locale) => {
  const exam = plusDays(monday, 9);
  const schedule = { ...emptySchedule, wishes: { exam } };
  const about = (number: number): boolean =>
    morning(number, "medium", locale, { schedule }).some((text) => /экзамен|exam/iu.test(text));
  expect([1, 2, 3, 8, 9, 10, 11].map(about)).toEqual([false, true, false, true, true, true, false]);
});

describe("each seventh day the week behind is told in figures", () => {
  const recent = Array.from({ length: 5 }, (_, number) => ({
    date: plusDays(monday, number),
    outcome: "done" as const,
  }));
  const walking = { ...emptyRecord, attempts: 5, successes: 5, recent };
  const days = Array.from({ length: 7 }, (_, number) => ({ date: plusDays(monday, number), planned: 3, done: 2 }));
  const dose = { minutes: 16, since: monday, before: 10, times: 2, last: plusDays(monday, 4) };
  const more = {
    habits: { walking },
    growth: { ...noGrowth, days },
    doses: { walking: dose },
  } as unknown as Partial<Day>;
  const said = (number: number, mode: Mode, changed: Partial<Day> = {}): string =>
    morning(number, mode, "en", { ...more, ...changed }).join(" ");

  test("with what was done and what has come far", () => {
    expect(said(7, "medium")).toMatch(/14 of 21 (?:things )?done.*Walking.* 5 days/u);
    expect(said(7, "medium")).toContain("Walking: it begins at 10 min, and you are at 16 now.");
  });
  test("on no other day, on no gentle one, after no hard one, and where little was done not at all", () => {
    const lows = { days: [plusDays(monday, 6)] } as unknown as NonNullable<Day["lows"]>;
    const poor = { growth: { ...noGrowth, days: days.map((each) => ({ ...each, done: 1 })) } };
    for (const text of [said(6, "medium"), said(7, "low"), said(7, "medium", { lows }), said(7, "medium", poor)])
      expect(text).not.toMatch(/of 21|at 16 now/u);
  });
});
