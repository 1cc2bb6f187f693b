import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createInput, type Input } from "#app/handle-input.ts";
import type { ReadingDraft } from "#app/importer.ts";
import type { LiveEvent } from "#app/live-ports.ts";
import type { Incoming, Log } from "#app/ports.ts";
import { createTakeReadings, type TakesReadings } from "#app/take-readings.ts";
import { newDay } from "#core/day/day.ts";
import { withNewPlan } from "#core/day/plan-day.ts";
import { planInput } from "#core/dialogue/day/plan/day-turn.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";
import { localDate } from "#core/time/local-date.ts";
import type { Storage } from "#storage/open.ts";
import { plainScreen, trackLibrary } from "#test/dialogue/walk.ts";
import { aPerson, describeOnBoth, fakeClock, silentLog } from "#test/storage/databases.ts";
import { change, readState } from "#test/storage/people.ts";

const minute = 60_000;
const hour = 60 * minute;
/** Ten in the morning of 1 October 2026 in Riga, three hours after waking. */
const start = Date.UTC(2026, 9, 1, 7);
const noMetrics = { count: () => undefined, observe: () => undefined };

function draft(
  metric: ReadingDraft["metric"],
  value: number,
  to: number,
  more: Partial<ReadingDraft> = {},
): ReadingDraft {
  return {
    metric,
    value,
    from: to,
    to,
    offset: 180,
    source: { kind: "wearable", name: "watch" },
    sourceId: undefined,
    modality: "sensed",
    ...more,
  };
}

describeOnBoth("taking readings", (open) => {
  let storage: Storage;
  let clock: ReturnType<typeof fakeClock>;
  let input: Input;
  let takes: TakesReadings;
  let commands: Incoming[] = [];
  let failing = false;
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (event) => void errors.push(event) };
  beforeAll(async () => {
    storage = await open();
  });
  beforeEach(() => {
    clock = fakeClock(start);
    commands = [];
    failing = false;
    errors.length = 0;
    const parts = {
      screen: plainScreen,
      library: trackLibrary,
      flags: () => usualFlags,
      newId: randomUUID,
      clock,
      log,
    };
    input = createInput({
      ...parts,
      store: storage.store,
      coach: { reply: () => Promise.reject(new Error("nobody asks")) },
      metrics: noMetrics,
    });
    takes = createTakeReadings({
      ...parts,
      store: storage.store,
      readings: storage.readings,
      metrics: noMetrics,
      input: {
        take(incoming) {
          commands.push(incoming);
          return failing ? Promise.reject(new Error("the process dies")) : input.take(incoming);
        },
      },
    });
  });

  /** Somebody in the middle of a planned day who agreed that readings are kept. */
  async function somebody(timeZone = "Europe/Riga"): Promise<PersonId> {
    const person = aPerson({ timeZone });
    await storage.store.createPerson(person, undefined);
    await change(
      storage,
      person.id,
      (before) => {
        const fresh = newDay("peak_performer", start, localDate(start, timeZone));
        const day = { ...fresh, schedule: { ...fresh.schedule, wake: 420, sleep: 1380 }, consentAt: 5 };
        const context = { now: start, library: trackLibrary, flags: usualFlags };
        return { ...before, day: withNewPlan(planInput({ ...before, day }, context)) };
      },
      { at: start },
    );
    return person.id;
  }
  const take = (person: PersonId, ...drafts: readonly ReadingDraft[]) => takes.take(person, drafts, clock.now());
  const adapted = async (person: PersonId) => (await readState(storage, person)).adapting?.adaptations ?? [];
  const tired = [draft("energy_level", 0.9, start - hour), draft("energy_level", 0.1, start - minute)] as const;

  test("a fresh figure that fires eases the day before it is acknowledged, and open pages hear of it", async () => {
    const person = await somebody();
    const heard: LiveEvent["kind"][] = [];
    await storage.live.follow(person);
    const stop = await storage.live.listen((who, { kind }) => void (who === person && heard.push(kind)));
    expect(await take(person, ...tired)).toMatchObject([{ verdict: "stored" }, { verdict: "stored" }]);
    expect(await adapted(person)).toMatchObject([{ trigger: "energy_drop", state: "applied" }]);
    expect(commands).toHaveLength(1);
    await expect.poll(() => heard).toEqual(expect.arrayContaining(["day", "body"]));
    await stop();
  });

  test("the same again changes nothing, whoever sends it", async () => {
    const person = await somebody();
    await take(person, ...tired);
    const before = await readState(storage, person);
    clock.advance(minute);
    expect(await take(person, ...tired)).toMatchObject([{ verdict: "known" }, { verdict: "known" }]);
    expect(await readState(storage, person)).toStrictEqual(before);
  });

  test.each<[what: string, drafts: readonly ReadingDraft[]]>([
    ["says nothing new", [draft("energy_level", 0.5, start - minute)]],
    ["is of hours ago", [draft("energy_level", 0.9, start - 5 * hour), draft("energy_level", 0.1, start - 3 * hour)]],
    ["is looked at by no trigger", [draft("heart_rate", 61, start - minute), draft("steps", 400, start - minute)]],
    ["cannot be", [draft("energy_level", 0.9, start - hour), draft("energy_level", -3, start - minute)]],
    ["comes from a clock that is ahead", [draft("energy_level", 0.9, start), draft("energy_level", 0.1, start + hour)]],
  ])("what %s costs no command", async (_what, drafts) => {
    const person = await somebody();
    await take(person, ...drafts);
    expect(commands).toEqual([]);
    expect(await adapted(person)).toEqual([]);
    expect(await storage.readings.list(person, { limit: 9 })).toHaveLength(drafts.length);
  });

  test("a conflict is told, kept out, and fires nothing", async () => {
    const person = await somebody();
    await take(person, draft("energy_level", 0.9, start - hour), draft("energy_level", 0.5, start - minute));
    expect(await take(person, draft("energy_level", 0.1, start - minute))).toMatchObject([{ verdict: "conflict" }]);
    expect(commands).toEqual([]);
  });

  test("a figure is looked at beside what other metrics say, and what is usual", async () => {
    const person = await somebody();
    const usual = { median: 50, spread: 4, method: "median_of_daily_medians_30d", points: 90, days: 30 } as const;
    await storage.readings.saveBaselines(
      person,
      [{ metric: "hrv_rmssd", ...usual, calculatedAt: start }],
      start,
      start,
    );
    await take(person, draft("hrv_rmssd", 30, start - 20 * minute));
    expect(await adapted(person)).toEqual([]);
    await take(person, draft("stress_level", 0.9, start - minute));
    expect(await adapted(person)).toMatchObject([{ trigger: "stress_spike" }]);
  });

  test("two poor nights ease the day, also where they are told late in the morning", async () => {
    const person = await somebody();
    const night = (until: number, value: number) => draft("sleep_quality", value, until, { from: until - 8 * hour });
    await take(person, night(start - 3 * hour, 0.4), night(start - 27 * hour, 0.5));
    expect((await adapted(person)).map(({ trigger }) => trigger)).toContain("sleep_debt");
  });

  test("a quiet figure that comes after six hours takes back what was eased", async () => {
    const person = await somebody();
    await take(person, ...tired);
    clock.advance(6 * hour + minute);
    await take(person, draft("energy_level", 0.5, clock.now()));
    expect((await adapted(person)).map(({ state }) => state)).toEqual(["expired"]);
  });

  test("figures may come in any order", async () => {
    const person = await somebody();
    await take(person, tired[1]);
    expect(await adapted(person)).toEqual([]);
    await take(person, tired[0]);
    expect(await adapted(person)).toHaveLength(1);
  });

  test("what was kept and not looked at, because a process died, is looked at by the job, once", async () => {
    const person = await somebody();
    failing = true;
    expect(await take(person, ...tired)).toMatchObject([{ verdict: "stored" }, { verdict: "stored" }]);
    expect(errors).toEqual(["look_at_readings_failed"]);
    expect(await adapted(person)).toEqual([]);
    failing = false;
    clock.advance(5 * minute);
    await takes.lookAtFresh();
    expect(await adapted(person)).toHaveLength(1);
    commands = [];
    clock.advance(5 * minute);
    await takes.lookAtFresh();
    expect(commands).toEqual([]);
  });

  test("whoever sends it again after that is looked at as well", async () => {
    const person = await somebody();
    failing = true;
    await take(person, ...tired);
    failing = false;
    expect(await take(person, ...tired)).toMatchObject([{ verdict: "known" }, { verdict: "known" }]);
    expect(await adapted(person)).toHaveLength(1);
  });

  test("two processes that take the same at once ease a day once", async () => {
    const person = await somebody();
    const found = await Promise.all([take(person, ...tired), take(person, ...tired)]);
    const verdicts = found.flatMap((each) => (Array.isArray(each) ? each.map(({ verdict }) => verdict as string) : []));
    expect(verdicts.toSorted()).toEqual(["known", "known", "stored", "stored"]);
    expect(await adapted(person)).toHaveLength(1);
  });

  test("nothing is taken of whoever did not agree, nor of nobody", async () => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    expect(await take(person, ...tired)).toBe("no_consent");
    expect(await take(aPerson().id, ...tired)).toBeUndefined();
  });

  test("one figure of a time that no calendar knows costs the others nothing", async () => {
    const person = await somebody();
    const taken = await takes.take(
      person,
      [draft("steps", 1, 6e20), draft("steps", 2, start - hour), draft("steps", 3, Number.NaN)],
      start,
    );
    expect(Array.isArray(taken) ? taken.map(({ verdict }) => verdict) : taken).toEqual([
      "refused",
      "stored",
      "refused",
    ]);
  });
});
