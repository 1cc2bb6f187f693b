import { describe, expect, test } from "vitest";
import { textSource } from "#test/imports/sources.ts";
import type { ImportEvent } from "#app/importer.ts";
import type { OwnDraft } from "#core/day/own-import.ts";
import { daylio } from "./daylio.ts";
import { importers } from "./importers.ts";
import { loopHabits } from "./loop-habits.ts";

const options = { cursor: undefined, timeZone: "Europe/Berlin" };

async function told(events: AsyncIterable<ImportEvent>) {
  const found: Extract<ImportEvent, { is: "found" }>[] = [];
  for await (const event of events) if (event.is === "found") found.push(event);
  const habits = new Map<string, OwnDraft>();
  for (const draft of found.flatMap(({ habits: some = [] }) => some))
    habits.set(draft.name, {
      ...habits.get(draft.name),
      ...draft,
      marks: [...(habits.get(draft.name)?.marks ?? []), ...draft.marks],
    });
  return {
    habits: [...habits.values()],
    readings: found.flatMap(({ readings }) => readings),
    refused: found.flatMap(({ refused }) => refused),
    unused: Object.assign({}, ...found.map(({ unused }) => unused)) as Record<string, number>,
  };
}
const recognisedBy = (text: string, name: string) =>
  importers.filter((each) => each.recognise(new TextEncoder().encode(text), name)).map(({ id }) => id);

describe("Loop Habit Tracker", () => {
  const habits = [
    "Position,Name,Question,Description,NumRepetitions,Interval,Color",
    '001,Read,"Did you read, a page or more?",,1,1,#FF8F00',
    "002,Гитара,,Играть для себя,3,7,#AFB42B",
  ].join("\n");
  const newer = [
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?",
    "001,Run,NUMERICAL,,,1,14,#D32F2F,km,AT_LEAST,5.0,true",
  ].join("\n");

  test("its habits come with what they are for, how often, and whether they rest", async () => {
    expect((await told(loopHabits.read(textSource(habits), options))).habits).toEqual([
      { name: "Read", reason: "Did you read, a page or more?", marks: [] },
      { name: "Гитара", reason: "Играть для себя", times: 3, marks: [] },
    ]);
    expect((await told(loopHabits.read(textSource(newer), options))).habits).toEqual([
      { name: "Run", times: 1, archived: true, marks: [] },
    ]);
  });

  test.each([
    ["as words", ["YES_MANUAL", "SKIP", "NO", "YES_AUTO", "UNKNOWN", "2.500"]],
    ["as figures", ["2", "3", "0", "1", "-1", "2500"]],
  ])("marks %s: what was done by hand is done, and what the program filled in is not", async (_how, values) => {
    const rows = values.map((value, nth) => `2026-03-0${nth + 1},${value},`);
    const { habits: found, refused } = await told(
      loopHabits.read(textSource(["Date,Read,", ...rows].join("\n"), 7, "Checkmarks.csv"), options),
    );
    expect(found).toEqual([
      {
        name: "Read",
        marks: [
          { date: "2026-03-01", outcome: "done" },
          { date: "2026-03-02", outcome: "skipped" },
          { date: "2026-03-06", outcome: "done" },
        ],
      },
    ]);
    expect(refused).toEqual([]);
  });

  test("what is no day and no mark is refused at its line, and the rest is read", async () => {
    const table = "Date,Read,\nyesterday,2,\n2026-03-02,maybe,\n2026-03-03,2,";
    const { habits: found, refused } = await told(loopHabits.read(textSource(table, 9, "Checkmarks.csv"), options));
    expect(found[0]?.marks).toHaveLength(1);
    expect(refused.map(({ because, place }) => `${because} ${place}`)).toEqual(["no_time line 2", "not_valid line 3"]);
  });

  test.each([
    ["Habits.csv", habits, ["loop_habits"]],
    ["Checkmarks.csv", "Date,Read,Гитара,\n", ["loop_habits"]],
    ["Checkmarks.csv", "Date,Value,Notes\n", []],
    ["Scores.csv", "Date,Read,\n", []],
    ["sleep.csv", "Date,Hours\n", []],
  ])("%s is known by what it holds: %j", (name, text, ids) => {
    expect(recognisedBy(text, name)).toEqual(ids);
  });
});

describe("Daylio", () => {
  const head = "full_date,date,weekday,time,mood,activities,note_title,note";
  const read = (...rows: readonly string[]) => told(daylio.read(textSource([head, ...rows].join("\n"), 11), options));

  test("moods come as they are called in English and in Russian, by the clock where the person lives", async () => {
    const { readings, unused, refused } = await read(
      '2026-03-09,March 9,Monday,13:48,meh,"work | walk","","Private words"',
      "2026-03-08,8 марта,воскресенье,9:05 pm,Супер,,,",
    );
    expect(readings).toMatchObject([
      {
        metric: "mood",
        value: 0.5,
        from: Date.parse("2026-03-09T13:48:00+01:00"),
        offset: 60,
        modality: "self_reported",
      },
      { metric: "mood", value: 0.95, from: Date.parse("2026-03-08T21:05:00+01:00") },
    ]);
    expect(unused).toEqual({ activities: 1, notes: 1 });
    expect(refused).toEqual([]);
  });

  test("a mood of one's own name, and a day that is none, are refused and never told", async () => {
    const { readings, refused } = await read(
      "2026-03-09,March 9,Monday,13:48,so-so-ish,,,",
      "2026-13-09,March 9,Monday,13:48,good,,,",
    );
    expect(readings).toEqual([]);
    expect(refused).toEqual([
      { because: "not_valid", place: "line 2", detail: "mood" },
      { because: "no_time", place: "line 3" },
    ]);
  });

  test("it is known by its first line", () => {
    expect(recognisedBy(`${head}\n`, "daylio_export_2026_03_09.csv")).toEqual(["daylio"]);
    expect(recognisedBy("date,mood\n", "daylio.csv")).toEqual([]);
  });
});
