import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ReadingDraft } from "#app/importer.ts";
import { allOf, bytesSource, textSource } from "#test/imports/sources.ts";
import { appleHealth } from "./apple-health.ts";

const fixture = (name: string) => readFileSync(`test/fixtures/apple-health/${name}`, "utf8");
const read = (text: string, piece?: number, cursor?: string) =>
  allOf(appleHealth.read(textSource(text, piece), { timeZone: "Europe/Berlin", cursor }));

const file = (inside: string, before = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${before}<HealthData locale="ru_RU">\n<ExportDate value="2026-11-20 10:00:00 +0300"/>\n${inside}\n</HealthData>\n`;
const record = (type: string, more: string, inside = "") =>
  `<Record type="${type}" sourceName="Apple&#160;Watch — Анна" ${more}>${inside}</Record>\n`;
const at = (time: string) => `startDate="2026-11-${time} +0300" endDate="2026-11-${time} +0300"`;
const pulse = (value: string, more = at("20 08:00:00"), unit = "count/min") =>
  record("HKQuantityTypeIdentifierHeartRate", `unit="${unit}" value="${value}" ${more}`);
const slept = (state: string, from: string, to: string, source = "Apple Watch") =>
  `<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="${source}" value="HKCategoryValueSleepAnalysis${state}" startDate="2026-11-${from}:00 +0300" endDate="2026-11-${to}:00 +0300"/>\n`;
const figures = (readings: readonly ReadingDraft[]) => readings.map(({ metric, value }) => `${metric} ${value}`);

describe("Apple Health", () => {
  test("the small exports of others are read, and what is not used is counted", async () => {
    const all = await read(fixture("export.xml"));
    expect(figures(all.readings)).toEqual([
      "heart_rate 70",
      "resting_heart_rate 60",
      "hrv_sdnn 45",
      "sleep_duration 450",
    ]);
    expect(all).toMatchObject({ unused: { HKQuantityTypeIdentifierVO2Max: 1 }, refused: [], broken: undefined });
    const example = await read(fixture("example.xml"));
    expect(figures(example.readings)).toEqual(["heart_rate 72", "heart_rate 68", "steps 3000", "sleep_duration 440"]);
  });

  test("the clock on the wall is kept, and whose watch it is is not", async () => {
    const { readings } = await read(file(pulse("61")));
    expect(readings).toEqual([
      {
        metric: "heart_rate",
        value: 61,
        from: Date.parse("2026-11-20T08:00:00+03:00"),
        to: Date.parse("2026-11-20T08:00:00+03:00"),
        offset: 180,
        source: { kind: "wearable", name: "Apple Watch" },
        sourceId: undefined,
        modality: "sensed",
      },
    ]);
  });

  test("what somebody typed in is told and not sensed", async () => {
    const typed = record(
      "HKQuantityTypeIdentifierRestingHeartRate",
      `unit="count/min" value="58" ${at("20 08:00:00")}`,
      `<MetadataEntry key="HKWasUserEntered" value="1"/>`,
    );
    const { readings } = await read(file(typed));
    expect(readings[0]).toMatchObject({ modality: "self_reported", source: { kind: "manual" } });
  });

  test("a mood from −1 to 1 is a share", async () => {
    const { readings } = await read(file(`<StateOfMind ${at("20 21:00:00")} sourceName="iPhone" valence="0.4"/>`));
    expect(readings[0]).toMatchObject({ metric: "mood", value: 0.7, modality: "self_reported" });
  });

  test.each<[string, string, object]>([
    ["no number", pulse("viele"), { because: "not_a_number", place: "line 4" }],
    ["no value", pulse(""), { because: "no_value", place: "line 4" }],
    ["infinity", pulse("1e999"), { because: "not_a_number", place: "line 4" }],
    ["another unit", pulse("61", undefined, "mmHg"), { because: "wrong_unit", place: "line 4" }],
    ["no time", pulse("61", ""), { because: "no_time", place: "line 4" }],
    ["30 February", pulse("61", 'startDate="2026-02-30 08:00:00 +0300"'), { because: "no_time", place: "line 4" }],
    [
      "a sleep that ends before it begins",
      slept("AsleepCore", "20 06:00", "19 23:00"),
      { because: "backwards", place: "line 4" },
    ],
    [
      "an attribute that is none",
      pulse("61", `Health Mate App="2" ${at("20 08:00:00")}`),
      { because: "damaged", place: "line 4" },
    ],
  ])("one row is refused for %s, and the next is read", async (_rule, row, refusal) => {
    const all = await read(file(`${row.trim()}\n${pulse("70")}`));
    expect(all.refused).toEqual([refusal]);
    expect(figures(all.readings)).toEqual(["heart_rate 70"]);
  });

  test("records inside a correlation stand at the top as well, and count once", async () => {
    const all = await read(
      file(`<Correlation type="x" ${at("20 08:00:00")}>${pulse("61")}</Correlation>${pulse("61")}`),
    );
    expect(figures(all.readings)).toEqual(["heart_rate 61"]);
  });

  describe("nights", () => {
    test("the stages of one device are one night: minutes asleep, over the time in bed", async () => {
      const rows = [
        slept("InBed", "19 22:30", "20 07:00"),
        slept("AsleepCore", "19 23:00", "20 01:00"),
        slept("AsleepDeep", "20 01:00", "20 02:00"),
        slept("Awake", "20 02:00", "20 02:20"),
        slept("AsleepREM", "20 02:20", "20 06:50"),
      ];
      const nights = { metric: "sleep_duration", value: 450, offset: 180 };
      const time = { from: Date.parse("2026-11-19T22:30+03:00"), to: Date.parse("2026-11-20T07:00+03:00") };
      const { readings } = await read(file(rows.join("")));
      expect(readings).toEqual([expect.objectContaining({ ...nights, ...time })]);
      const shuffled = await read(file(rows.toReversed().join("")));
      expect(shuffled.readings).toEqual(readings);
    });

    test("what overlaps counts once, and two devices are two nights", async () => {
      const { readings } = await read(
        file(
          slept("Asleep", "19 23:00", "20 05:00") +
            slept("AsleepCore", "20 04:00", "20 06:00") +
            slept("AsleepUnspecified", "19 23:30", "20 06:30", "Oura"),
        ),
      );
      expect(readings.map(({ value, source }) => [source.name, value])).toEqual([
        ["Apple Watch", 420],
        ["Oura", 420],
      ]);
    });

    test("a nap is a sleep of its own, and a time in bed without sleep is none", async () => {
      const all = await read(
        file(
          slept("AsleepCore", "19 23:00", "20 06:00") +
            slept("AsleepCore", "20 14:00", "20 14:40") +
            slept("InBed", "19 22:00", "20 07:00", "iPhone"),
        ),
      );
      expect(all.readings.map(({ value }) => value)).toEqual([420, 40]);
      expect(all.unused).toEqual({ "HKCategoryTypeIdentifierSleepAnalysis (in bed only)": 1 });
    });

    test("a year of nights is a year of readings", async () => {
      const days = Array.from({ length: 28 }, (_, day) => String(day + 1).padStart(2, "0"));
      const { readings } = await read(
        file(days.map((day) => slept("AsleepCore", `${day} 00:10`, `${day} 07:10`)).join("")),
      );
      expect(readings.map(({ value }) => value)).toEqual(days.map(() => 420));
    });
  });

  describe("the letters of it", () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      pulse(String(50 + index), at(`20 08:${String(index).padStart(2, "0")}:00`)),
    );
    const text = file(
      `${slept("AsleepCore", "19 23:00", "20 01:00")}${rows.join("")}${slept("AsleepDeep", "20 01:00", "20 06:00")}`,
    );

    test("pieces of any size give the same", async () => {
      const whole = await read(text);
      expect(whole.readings).toHaveLength(61);
      for (const piece of [1, 7, 100, 1000])
        expect(await read(text, piece)).toMatchObject({ readings: whole.readings });
    });

    test("wherever it is stopped, it goes on without loss and without doubling", async () => {
      const whole = await read(text);
      for (let stop = 1; stop < 120; stop += 7) {
        const first = await allOf(
          appleHealth.read(textSource(text, 100), { timeZone: "Europe/Berlin", cursor: undefined }),
          stop,
        );
        const rest = await read(text, 333, first.next);
        expect([...first.readings, ...rest.readings]).toEqual(whole.readings);
      }
    });

    test("UTF-16 is read, and what is neither is refused", async () => {
      const wide = Buffer.from(`\uFEFF${text}`, "utf16le");
      const options = { timeZone: "Europe/Berlin", cursor: undefined };
      expect((await allOf(appleHealth.read(bytesSource(wide), options))).readings).toHaveLength(61);
      const old = Buffer.from(text.replaceAll("Анна", "\u00C0\u00ED"), "latin1");
      expect((await allOf(appleHealth.read(bytesSource(old), options))).broken).toBe("wrong_encoding");
    });

    test("a file that was cut off gives what it holds", async () => {
      const all = await read(text.slice(0, text.length / 2));
      expect(all.broken).toBe("truncated");
      expect(all.readings.length).toBeGreaterThan(20);
      expect((await read(text.slice(0, 30))).broken).toBe("truncated");
    });
  });

  describe("what it may define", () => {
    const damaged = `<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
]>
>
]>\n`;
    test("Apple's own type definition is no matter, even the damaged one of 2022", async () => {
      expect(figures((await read(file(pulse("61"), damaged))).readings)).toEqual(["heart_rate 61"]);
    });

    test.each([
      ["a billion laughs", `<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`, pulse("&b;")],
      ["a file of the server", `<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>`, pulse("&a;")],
      ["an entity from nowhere", "", pulse("&a;")],
    ])("%s is refused and never unfolded", async (_rule, before, rows) => {
      expect(await read(file(rows, before))).toMatchObject({ broken: "xml_entities", readings: [] });
    });

    test("an element without an end is not waited for", async () => {
      const endless = `${file("").replace("</HealthData>\n", "")}<Record value="${"x".repeat(5_000_000)}`;
      expect((await read(endless)).broken).toBe("part_too_long");
      expect((await read(`<?xml version="1.0"?><!DOCTYPE HealthData [${" ".repeat(2_000_000)}`)).broken).toBe(
        "xml_damaged",
      );
    });
  });
});
