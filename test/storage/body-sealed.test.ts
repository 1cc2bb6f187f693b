import { beforeAll, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import type { Metric } from "#core/readings/metric.ts";
import { readingIdOf } from "#core/readings/reading-id.ts";
import type { Reading } from "#core/readings/reading.ts";
import { inTransaction } from "#storage/database.ts";
import { jsonLiteral, literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { agreed, anAdapting, aReading, energyDrop, sha256 } from "./bodies.ts";
import { describeOnBoth } from "./databases.ts";
import { change, readState } from "./people.ts";

const start = 1_780_000_000_000;
const hour = 3_600_000;
const tables = ["biometric_readings", "user_baselines", "plan_adaptations", "day", "journal"] as const;

/** One night of a watch, and how somebody said they feel. */
const figures: readonly (readonly [Metric, number])[] = [
  ["mood", 0.1337],
  ["stress_level", 0.8642],
  ["sleep_duration", 217.25],
  ["sleep_quality", 0.2718],
  ["energy_level", 0.1618],
  ["readiness_score", 0.3141],
  ["hrv_rmssd", 21.75],
  ["hrv_sdnn", 33.125],
  ["resting_heart_rate", 71.5],
];
const readings = figures.map(([metric, value]) => aReading({ metric, value, from: start - 4 * hour, to: start }));

describeOnBoth("how somebody feels", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  const as = (person: PersonId, sql: string) =>
    inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return (await run.exec(sql)).at(-1) ?? [];
    });
  const rowsOf = async (person: PersonId): Promise<string> =>
    JSON.stringify(await Promise.all(tables.map((table) => as(person, `select to_json(t) from core.${table} t`))));
  const usual = {
    metric: "sleep_duration",
    median: 417.25,
    spread: 33.5,
    method: "median_of_daily_medians_30d",
  } as const;
  const somebody = async (): Promise<PersonId> => {
    const person = await agreed(storage);
    await change(storage, person, (before) => ({ ...before, adapting: anAdapting() }), {
      journal: [
        { kind: "crisis_raised", because: { rule: "crisis_screen", inputs: { level: "high", kind: "self_harm" } } },
      ],
    });
    await storage.readings.put(person, readings, start);
    await storage.readings.saveBaselines(
      person,
      [{ ...usual, points: 30, days: 30, calculatedAt: start }],
      start,
      start,
    );
    return person;
  };
  const tellTale = [
    ...figures.map(([, value]) => String(value)),
    "417.25",
    "33.5",
    energyDrop,
    "reduce_intensity",
    "crisis",
    "self_harm",
    String(start - 4 * hour),
  ];

  test("a dump tells no figure of mood, stress or sleep, when a night began, what is usual, or why a day was changed", async () => {
    const person = await somebody();
    const rows = await rowsOf(person);
    expect(tellTale.filter((each) => rows.includes(each))).toEqual([]);
    // What queries need stands there: which metric, when it ended, and what speaks against it.
    expect(rows).toContain('"mood"');
    expect(new Set(await storage.readings.list(person, { limit: 99 }))).toEqual(new Set(readings));
    expect(await storage.readings.baselines(person)).toMatchObject({ sleep_duration: usual });
    expect((await readState(storage, person)).adapting).toEqual(anAdapting());
  });

  test("the id of a night does not tell when it began, even to who guesses what it is made of", async () => {
    const person = await somebody();
    const rows = await rowsOf(person);
    const night = readings.find(({ metric }) => metric === "sleep_duration");
    if (night === undefined) throw new Error("no night");
    expect(night.id).toBe(readingIdOf(night, undefined, sha256));
    expect(rows).not.toContain(night.id);
    expect(rows).not.toContain(night.id.slice(0, 8));
  });

  test("a figure that was moved to another row, or to another time, does not open", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, [aReading({ metric: "mood" }), aReading({ metric: "stress_level" })], start);
    await as(
      person,
      `update core.biometric_readings t set sealed = (select o.sealed from core.biometric_readings o where o.id <> t.id) returning id`,
    );
    await expect(storage.readings.list(person, { limit: 9 })).rejects.toThrow("does not open");
    const other = await agreed(storage);
    await storage.readings.put(other, [aReading({ metric: "mood" })], start);
    await as(other, `update core.biometric_readings set "timestamp" = "timestamp" + 1 returning id`);
    await expect(storage.readings.list(other, { limit: 9 })).rejects.toThrow("does not open");
  });

  test("pages of a list go on after a sealed reading, and none is missed or told twice", async () => {
    const person = await agreed(storage);
    const all = Array.from({ length: 9 }, (_, index) =>
      (["mood", "heart_rate", "stress_level"] as const).map((metric) =>
        aReading(
          { metric, value: 60, from: start - Math.floor(index / 3), to: start - Math.floor(index / 3) },
          `${metric}-${index}`,
        ),
      ),
    ).flat();
    await storage.readings.put(person, all, start);
    const seen: Reading[] = [];
    for (let after: Reading | undefined; ; after = seen.at(-1)) {
      const page = await storage.readings.list(person, { limit: 4, ...(after && { after }) });
      seen.push(...page);
      if (page.length < 4) break;
    }
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen)).toEqual(new Set(all));
  });

  test("what an earlier Waymark kept in the clear is sealed, and stays what it was", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, [aReading({ metric: "heart_rate", value: 61 })], start);
    const clear = readings.map(({ id, metric, value, from, to, offset }) => ({ id, metric, value, from, to, offset }));
    const { fired, feedback } = anAdapting();
    await as(
      person,
      `insert into core.biometric_readings (person_id, id, metric, value, "timestamp", started_at, utc_offset, source, source_id, modality, quality, imported, created_at)
          select s.person_id, r.id, r.metric, r.value, r."to", r."from", r."offset", 'wearable', s.id, 'sensed', 'plausible', false, 5
          from core.reading_source s, jsonb_to_recordset(${jsonLiteral(clear)}) as r (id uuid, metric text, value double precision, "from" bigint, "to" bigint, "offset" integer);
        insert into core.user_baselines (person_id, metric_name, baseline_value, spread, calculation_method, data_points_used, days_used, calculated_at, valid_until, created_at)
          values (${literal(person)}, 'sleep_duration', 417.25, 33.5, 'median_of_daily_medians_30d', 30, 30, 5, 9, 5);
        update core.day set adapting = ${jsonLiteral({ keepPlan: false, fired, feedback })};
        insert into core.journal (person_id, at, kind, because) values (${literal(person)}, 7, 'crisis_raised', '{"rule": "crisis_screen", "inputs": {"kind": "self_harm"}}')`,
    );
    expect(await rowsOf(person)).toMatch(/0\.1337.*417\.25.*energy_drop.*self_harm/s);
    await storage.purge();
    const rows = await rowsOf(person);
    expect(tellTale.filter((each) => rows.includes(each))).toEqual([]);
    expect(await storage.readings.put(person, readings, start)).toEqual(readings.map(() => "known"));
    expect(await storage.store.exportPerson(person)).toMatchObject({
      journal: expect.arrayContaining([
        expect.objectContaining({
          kind: "crisis_raised",
          because: { rule: "crisis_screen", inputs: { kind: "self_harm" } },
        }),
      ]),
      baselines: [{ metric: "sleep_duration", median: 417.25, spread: 33.5 }],
      adapting: { feedback },
    });
    expect((await readState(storage, person)).adapting).toMatchObject({ fired, feedback });
    expect(await storage.readings.list(person, { limit: 99, metric: "mood" })).toEqual([readings[0]]);
  });
});
