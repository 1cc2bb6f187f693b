import { createHash, randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import { readRows, rowsOf } from "#app/read-rows.ts";
import { createTakeReadings, readingOf, type TakesReadings } from "#app/take-readings.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { systemClock } from "../src/clock.ts";
import { loadTextScreen } from "../src/compose.ts";
import { copyIn } from "./copy-in.ts";
import { inputOver, quietLog } from "./input.ts";
import { type Comparison, compare, perSecond, type Tell } from "./measure.ts";
import type { Resident } from "./persons.ts";
import { begunDay } from "./plans.ts";

const aBatch = 10_000;
const batchRounds = 7;
const singleRounds = 7;
const singles = 1000;
/** So many persons send single readings in turn. */
const senders = 200;

const minuteMs = 60_000;
const timeZone = "Europe/Riga";

/** The same rows as ours, with the same two ways to find them, without roles, policies and seals. */
const schema = `
  create table reading (person_id uuid not null, id uuid not null, metric text not null, value double precision not null, ended bigint not null,
    started bigint not null, utc_offset integer not null, source text not null, source_name text not null, modality text not null,
    quality text not null, imported boolean not null, created_at bigint not null, primary key (person_id, id));
  create index on reading (person_id, metric, ended desc)`;

/** What the program itself has between a channel and the database. */
function takesOver(storage: Storage): TakesReadings {
  return createTakeReadings({
    store: storage.store,
    readings: storage.readings,
    input: inputOver(storage),
    screen: loadTextScreen(contentFolder),
    library: loadLibrary(contentFolder),
    flags: () => usualFlags,
    newId: randomUUID,
    clock: systemClock,
    log: {
      ...quietLog,
      error: (event, fields) => {
        throw new Error(event, { cause: fields });
      },
    },
    metrics: { observe: () => undefined },
  });
}

type Row = Readonly<Record<string, unknown>>;
const iso = (at: Instant): string => new Date(at).toISOString();

/** What a watch has to tell of a week: a pulse a minute, and now and then something else. */
function weekOf(until: Instant): readonly Row[] {
  const source = { source: "wearable", source_name: "watch" };
  return Array.from({ length: aBatch }, (_, index): Row => {
    const timestamp = iso(until - index * minuteMs);
    const wave = (Math.sin(index / 90) + 1) / 2;
    if (index % 50 === 0) return { ...source, timestamp, metric: "hrv_rmssd", value: 30 + 20 * wave };
    if (index % 75 === 0) return { ...source, timestamp, metric: "stress_level", value: 0.3 + wave / 4 };
    return { ...source, timestamp, metric: "heart_rate", value: 55 + 40 * wave };
  });
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The rows that a call keeps, as a program would send them to COPY that has checked them already. */
function copyRows(personId: PersonId, rows: readonly Row[], at: Instant): string {
  const { drafts } = readRows(rows, { personId, timeZone, hrvKind: undefined });
  return drafts
    .map((draft) => {
      const each = readingOf(draft, { at, imported: false, digest });
      return `${personId}\t${each.id}\t${each.metric}\t${each.value}\t${each.to}\t${each.from}\t${each.offset}\t${each.source.kind}\t${each.source.name}\t${each.modality}\t${each.quality}\tf\t${at}\n`;
    })
    .join("");
}

/** Readings through the whole path (check, keep, look, adapt) beside COPY and beside bare inserts. */
export async function benchReadings(
  parts: {
    readonly open: () => Promise<Storage>;
    readonly residents: readonly Resident[];
    readonly bareUrl: string;
    readonly clients: number;
  },
  tell: Tell,
): Promise<readonly Comparison[]> {
  const storage = await parts.open();
  const bare = new Client({ connectionString: parts.bareUrl });
  const pool = new Pool({ connectionString: parts.bareUrl, max: parts.clients });
  try {
    await bare.connect();
    await bare.query(schema);
    const at = Date.now();
    const people = parts.residents.slice(0, senders).map(({ personId }) => personId);
    tell(`Giving ${people.length} persons a day …`);
    await perSecond([...people.entries()], parts.clients, ([index, personId]) =>
      begunDay(storage, personId, index, at),
    );
    const takes = takesOver(storage);
    const batches = await batchwise({ takes, people, bare, at }, tell);
    const single = await onebyone({ takes, people, pool, clients: parts.clients, at }, tell);
    return [batches, single];
  } finally {
    await pool.end();
    await bare.end();
    await storage.close();
  }
}

function batchwise(
  {
    takes,
    people,
    bare,
    at,
  }: {
    readonly takes: TakesReadings;
    readonly people: readonly PersonId[];
    readonly bare: Client;
    readonly at: Instant;
  },
  tell: Tell,
): Promise<Comparison> {
  const whose = (round: number): PersonId => people[round] ?? (randomUUID() as PersonId);
  return compare(
    {
      name: "readings",
      ours: `a call of ${aBatch} rows as they come over the wire: parsed, each checked and given its id, kept with a verdict each in one transaction, looked at, the day adapted where it must be`,
      minimum:
        "COPY of the same rows, checked and written out before, into a table with the same keys, in one transaction",
      unit: "readings/s",
      goal: 0.3,
    },
    batchRounds,
    {
      async ours(round) {
        const body = JSON.stringify(weekOf(at));
        const started = performance.now();
        const { drafts } = readRows(rowsOf(JSON.parse(body)), { personId: whose(round), timeZone, hrvKind: undefined });
        const taken = await takes.take(whose(round), drafts, Date.now());
        const took = performance.now() - started;
        if (!Array.isArray(taken) || taken.some(({ verdict }) => verdict !== "stored"))
          throw new Error("not all were kept");
        return (aBatch * 1000) / took;
      },
      async minimum(round) {
        const rows = copyRows(whose(round), weekOf(at), at);
        const started = performance.now();
        await copyIn(bare, "copy reading from stdin", rows);
        return (aBatch * 1000) / (performance.now() - started);
      },
    },
    tell,
  );
}

function onebyone(
  {
    takes,
    people,
    pool,
    clients,
    at,
  }: {
    readonly takes: TakesReadings;
    readonly people: readonly PersonId[];
    readonly pool: Pool;
    readonly clients: number;
    readonly at: Instant;
  },
  tell: Tell,
): Promise<Comparison> {
  // Two of three are figures that are looked at; all are of the last minutes.
  const metrics = ["energy_level", "heart_rate", "stress_level"] as const;
  const sent = (round: number) =>
    Array.from({ length: singles }, (_, index) => ({
      personId: people[index % people.length] ?? (randomUUID() as PersonId),
      row: {
        source: "wearable",
        source_name: "watch",
        timestamp: iso(at - (round * singles + index)),
        metric: metrics[index % metrics.length],
        value: index % metrics.length === 1 ? 60 : 0.5,
      },
    }));
  return compare(
    {
      name: "a reading",
      ours: "one reading a call: checked, kept, looked at beside what else is known of the body today, the day adapted where it must be",
      minimum: "one prepared insert a reading into the same table, committed by itself",
      unit: "readings/s",
      goal: 0.4,
    },
    singleRounds,
    {
      ours: (round) =>
        perSecond(sent(round), clients, async ({ personId, row }) => {
          const { drafts } = readRows([row], { personId, timeZone, hrvKind: undefined });
          const taken = await takes.take(personId, drafts, Date.now());
          if (!Array.isArray(taken) || taken[0]?.verdict !== "stored") throw new Error("it was not kept");
        }),
      minimum: (round) =>
        perSecond(sent(round), clients, async ({ personId, row }) => {
          const { drafts } = readRows([row], { personId, timeZone, hrvKind: undefined });
          const [draft] = drafts;
          if (!draft) throw new Error("no reading");
          const each = readingOf(draft, { at, imported: false, digest });
          await pool.query({
            name: "keep",
            text: "insert into reading values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            values: [
              personId,
              each.id,
              each.metric,
              each.value,
              each.to,
              each.from,
              each.offset,
              each.source.kind,
              each.source.name,
              each.modality,
              each.quality,
              false,
              at,
            ],
          });
        }),
    },
    tell,
  );
}
