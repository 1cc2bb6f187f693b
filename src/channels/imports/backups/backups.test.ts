import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileBytes, ImportEvent } from "#app/importer.ts";
import type { OwnDraft } from "#core/day/own-import.ts";
import { makeZip } from "#test/imports/make-zip.ts";
import { readImport } from "../read-import.ts";

const file = (content: Uint8Array): FileBytes => ({
  bytes: content.length,
  async *read(from, to = content.length) {
    for (let at = from; at < Math.min(to, content.length); at += 1000)
      yield content.subarray(at, Math.min(to, at + 1000));
  },
});

async function told(content: Uint8Array, cursor?: string, stopAfter = Number.POSITIVE_INFINITY) {
  const events: ImportEvent[] = [];
  for await (const event of readImport(file(content), { name: "backup", cursor, timeZone: "Europe/Berlin" })) {
    events.push(event);
    if (events.filter(({ is }) => is === "found").length >= stopAfter) break;
  }
  const found = events.filter((event) => event.is === "found");
  const habits = new Map<string, OwnDraft>();
  for (const draft of found.flatMap(({ habits: some = [] }) => some))
    habits.set(draft.name, {
      ...habits.get(draft.name),
      ...draft,
      marks: [...(habits.get(draft.name)?.marks ?? []), ...draft.marks],
    });
  return {
    formats: events.flatMap((event) => (event.is === "format" ? [event.format] : [])),
    habits: [...habits.values()],
    readings: found.flatMap(({ readings }) => readings),
    refused: found.flatMap(({ refused }) => refused.map(({ because, place }) => `${because} ${place}`)),
    unused: Object.assign({}, ...found.map(({ unused }) => unused)) as Record<string, number>,
    broken: events.flatMap((event) => (event.is === "broken" ? [event.because] : []))[0],
    next: found.at(-1)?.next,
  };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the database of Loop Habit Tracker", () => {
  const habits = `create table Habits (id integer primary key autoincrement, archived integer, color integer, description text not null default "",
    freq_den integer, freq_num integer, name text, position integer, type integer not null default 0, question text)`;
  const marks = `create table Repetitions (id integer primary key autoincrement, habit integer not null references habits(id),
    timestamp integer not null, value integer not null, notes text)`;
  const made = (...statements: readonly string[]): Uint8Array => {
    const db = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
    try {
      for (const statement of statements) db.exec(statement);
      return Uint8Array.from(db.serialize());
    } finally {
      db.close();
    }
  };
  const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
  const filled = [
    `insert into Habits (id, archived, description, freq_den, freq_num, name, position, type, question) values
      (7, 1, '', 14, 1, 'Run', 2, 1, ''), (3, 0, 'For myself', 7, 3, 'Гитара', 1, 0, ''), (1, 0, '', 1, 1, 'Read', 0, 0, 'A page?')`,
    `insert into Repetitions (habit, timestamp, value) values (1, ${at("2026-03-01")}, 2), (1, ${at("2026-03-02")}, 3),
      (1, ${at("2026-03-03")}, 0), (1, ${at("2026-03-04")}, 1), (7, ${at("2026-03-01")}, 2500), (7, ${at("2026-03-02")}, 0)`,
  ];
  const backup = made(habits, marks, ...filled);

  test("says what its export as CSV says, so whoever brings in both has each mark once", async () => {
    const csv = makeZip({
      "Habits.csv": [
        "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?",
        "001,Read,YES_NO,A page?,,1,1,#1,,,,false",
        "002,Гитара,YES_NO,,For myself,3,7,#1,,,,false",
        "003,Run,NUMERICAL,,,1,14,#1,km,AT_LEAST,5.0,true",
      ].join("\n"),
      "Checkmarks.csv":
        "Date,Read,Гитара,Run,\n2026-03-01,2,-1,2500,\n2026-03-02,3,-1,0,\n2026-03-03,0,-1,-1,\n2026-03-04,1,-1,-1,\n",
    });
    const all = await told(backup);
    expect(all).toMatchObject({ formats: ["loop_habits"], refused: [], broken: undefined });
    expect(
      all.habits.flatMap(({ name, marks: some }) => some.map(({ date, outcome }) => [name, date, outcome])),
    ).toEqual([
      ["Read", "2026-03-01", "done"],
      ["Read", "2026-03-02", "skipped"],
      ["Run", "2026-03-01", "done"],
    ]);
    expect(all.habits).toEqual((await told(csv)).habits);
  });

  test("one that kept a journal beside it is read as it is", async () => {
    const journaled = backup.slice();
    journaled.fill(2, 18, 20);
    expect((await told(journaled)).habits).toEqual((await told(backup)).habits);
  });

  test("goes on where it was left", async () => {
    const many = Array.from({ length: 4500 }, (_, nth) => `(1, ${at("2010-01-01") + nth * 86_400_000}, 2)`);
    const long = made(
      habits,
      marks,
      ...filled.slice(0, 1),
      `insert into Repetitions (habit, timestamp, value) values ${many.join(", ")}`,
    );
    const first = await told(long, undefined, 2);
    const rest = await told(long, first.next);
    const dates = [first, rest].flatMap((each) =>
      each.habits.flatMap(({ marks: some }) => some.map(({ date }) => date)),
    );
    expect([dates.length, new Set(dates).size]).toEqual([4500, 4500]);
  });

  test("a mark of no habit or of no day, and a habit without a name, are refused, and the rest is read", async () => {
    const {
      habits: found,
      refused,
      broken,
    } = await told(
      made(
        habits,
        marks,
        ...filled.slice(0, 1),
        "insert into Habits (id, name, archived) values (9, '', 0)",
        `insert into Repetitions (habit, timestamp, value) values (55, 0, 2), (1, 9e18, 2), (1, 'x', x'00'), (1, ${at("2026-03-01")}, 2)`,
      ),
    );
    expect(refused).toEqual(["no_value Habits 9", "not_valid Repetitions 1", "no_time Repetitions 2"]);
    expect(found.find(({ name }) => name === "Read")?.marks).toEqual([{ date: "2026-03-01", outcome: "done" }]);
    expect(broken).toBeUndefined();
  });

  test.each([
    ["of another program", "unknown_kind", ["create table Messages (id integer primary key)"]],
    [
      "without what Loop has",
      "db_damaged",
      ["create table Habits (id integer)", "create table Repetitions (habit integer)"],
    ],
    [
      "whose columns are reckoned when they are read",
      "db_damaged",
      [
        habits.replace("question text", "question text, x integer"),
        marks.replace("value integer not null", "v integer, value integer as (length(zeroblob(1e9))) virtual"),
      ],
    ],
    [
      "whose marks are a view without an end",
      "db_damaged",
      [
        habits,
        "create table Repetitions_ (id integer)",
        "create view Repetitions as with recursive n(x) as (select 1 union all select x + 1 from n) select x as habit, x as timestamp, 2 as value from n",
        "create index i on Repetitions_ (id) where 'create table repetitions' <> id",
      ],
    ],
  ])("a database %s is refused: %s", async (_which, broken, statements) => {
    expect(await told(made(...statements))).toMatchObject({ broken, habits: [] });
  });

  test("one that is in an archive beside others hinders none of them", async () => {
    const { habits: found, unused } = await told(
      makeZip({ "a.db": made("create table Messages (id integer primary key)"), "Loop Habits Backup.db": backup }),
    );
    expect([found.length, unused]).toEqual([3, { "*.db": 1 }]);
  });

  test("what is larger than any backup is not held", async () => {
    const large = new Uint8Array(33 * 2 ** 20);
    large.set(backup);
    expect((await told(makeZip({ "large.db": large }))).broken).toBe("too_large");
  });

  test("whatever is damaged or cut off in it is told, and nothing is thrown", async () => {
    const isTold = fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(backup.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 40 }),
      fc.integer({ min: 4096, max: backup.length }),
      async (bytes, length) => {
        const damaged = backup.slice(0, length);
        for (const [place, value] of bytes) if (place < length) damaged[place] = value;
        expect(["db_damaged", "unknown_kind", "wrong_encoding", undefined]).toContain((await told(damaged)).broken);
      },
    );
    await fc.assert(isTold, { numRuns: 60 });
  });
});

describe("the backup of Daylio", () => {
  const moods = [
    { id: 1, custom_name: "", mood_group_id: 1, predefined_name_id: 1 },
    { id: 3, custom_name: "", mood_group_id: 3, predefined_name_id: 3 },
    { id: 8, custom_name: "so-so-ish", mood_group_id: 5, predefined_name_id: -1 },
  ];
  const entry = (date: string, time: string, mood: number, more: object = {}) => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return { id: 1, year, month: month - 1, day, hour, minute, mood, tags: [], note: "", note_title: "", ...more };
  };
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64");
  const whole = (dayEntries: readonly unknown[], customMoods: readonly unknown[] = moods) => ({
    version: 15,
    isReminderOn: true,
    dayEntries,
    customMoods,
    tags: [{ id: 2, name: "work" }],
  });
  const packed = (...args: Parameters<typeof whole>) =>
    makeZip({ "backup.daylio": base64(whole(...args)), "assets/photos/2026/3/a": "x" });

  test("says what its export as CSV says, so whoever brings in both has each mood once", async () => {
    const csv = bytesOf(
      'full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-09,March 9,Monday,13:48,meh,"work","","Private"\n2026-03-08,8 марта,воскресенье,21:05,Супер,,,\n',
    );
    const all = await told(
      packed([entry("2026-03-09", "13:48", 3, { tags: [2], note: "Private" }), entry("2026-03-08", "21:05", 1)]),
    );
    expect(all).toMatchObject({
      formats: ["daylio"],
      refused: [],
      broken: undefined,
      unused: { activities: 1, notes: 1, "*": 1 },
    });
    expect(all.readings).toHaveLength(2);
    expect(all.readings).toEqual((await told(csv)).readings);
  });

  test("a mood of one's own is the one of five that it stands under, and old backups name none", async () => {
    const values = async (...args: Parameters<typeof whole>) =>
      (await told(packed(...args))).readings.map(({ value }) => value);
    expect(await values([entry("2026-03-09", "13:48", 8)])).toEqual([0.1]);
    expect(
      await values(
        [1, 2, 3, 4, 5].map((mood) => entry("2026-03-09", "13:48", mood)),
        [],
      ),
    ).toEqual([0.95, 0.75, 0.5, 0.25, 0.1]);
  });

  test("an entry of a journey stands where it was written, if its moment agrees", async () => {
    const there = { datetime: Date.parse("2026-03-09T13:48:20+09:00"), timeZoneOffset: 9 * 3_600_000 };
    const { readings } = await told(
      packed([entry("2026-03-09", "13:48", 1, there), entry("2026-03-09", "13:48", 1, { ...there, datetime: 5 })]),
    );
    expect(readings).toMatchObject([
      { from: Date.parse("2026-03-09T13:48:00+09:00"), offset: 540 },
      { from: Date.parse("2026-03-09T13:48:00+01:00"), offset: 60 },
    ]);
  });

  test("what is no day, no mood or no entry is refused at its place, and never told", async () => {
    const { readings, refused } = await told(
      packed([
        entry("2026-02-31", "13:48", 1),
        entry("2026-03-09", "25:00", 1),
        entry("2026-03-09", "9:00", 77),
        5,
        null,
      ]),
    );
    expect(readings).toEqual([]);
    expect(refused).toEqual([
      "no_time dayEntries[0]",
      "no_time dayEntries[1]",
      "not_valid dayEntries[2]",
      "no_time dayEntries[3]",
      "no_time dayEntries[4]",
    ]);
  });

  test("its letters may stand in lines, and unpacked it is known too", async () => {
    const lines = base64(whole([entry("2026-03-09", "13:48", 1)])).replaceAll(/.{76}/gu, "$&\n");
    expect((await told(bytesOf(lines))).readings).toHaveLength(1);
  });

  test("goes on where it was left, and what was cut off keeps what came before", async () => {
    const many = Array.from({ length: 600 }, (_, nth) => entry("2026-03-09", `${nth % 24}:${nth % 60}`, 1));
    const long = bytesOf(base64({ version: 15, customMoods: moods, dayEntries: many }));
    const first = await told(long, undefined, 2);
    const rest = await told(long, first.next);
    expect(first.readings.length + rest.readings.length).toBe(600);
    const half = await told(long.subarray(0, long.length >> 1));
    expect([half.broken, half.readings.length > 200]).toEqual(["truncated", true]);
  });

  test.each([
    ["of other letters", "json_damaged", `${base64({ ...whole([]), pins: "x".repeat(70_000) })}%%%`],
    ["of another program", "unknown_kind", base64({ letters: [] })],
    ["without an end", "part_too_long", base64(whole(["x".repeat(1_100_000)]))],
  ])("one %s is refused: %s", async (_which, broken, text) => {
    expect(await told(bytesOf(text))).toMatchObject({ broken, readings: [] });
  });
});
