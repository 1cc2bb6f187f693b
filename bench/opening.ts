import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { GoalId } from "#core/goals/ids.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { stepsShown } from "#channels/http/to-wire.ts";
import { systemClock } from "../src/clock.ts";
import { aGoal, aStep, change } from "../test/storage/people.ts";
import { quietLog } from "./input.ts";
import { durations, type Growth, inMs, median, type Tell } from "./measure.ts";
import type { Server } from "./postgres.ts";

const few = 20;
const many = 20_000;
const most = 1.5;
const rounds = 10;
const aRound = 40;
/** So many of the newest steps are somebody's own; those before are copies of one that nobody opens. */
const own = 60;

interface Walked {
  readonly personId: PersonId;
  readonly goalId: GoalId;
}

/** Somebody with one goal, so many steps of which are done. */
async function walked(storage: Storage, database: Client, done: number): Promise<Walked> {
  const personId = randomUUID() as PersonId;
  const goalId = randomUUID() as GoalId;
  const now = Date.now();
  await storage.store.createPerson(newPerson({ id: personId, locale: "en", timeZone: "Europe/Riga", now }), undefined);
  const goal = aGoal({ id: goalId, completedCount: done, current: aStep({ goalId }) });
  await change(storage, personId, (before) => ({ ...before, goals: [goal] }));
  for (let n = 0; n < Math.min(done, own); n += 1) {
    const step = aStep({ goalId, createdAt: now + n, completedAt: now + n, counted: true });
    await change(storage, personId, (before) => ({ ...before, lastDoneStep: step }));
  }
  const { rows } = await database.query<{ readonly column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'core' and table_name = 'step' and is_generated = 'NEVER'
      and column_name not in ('id', 'created_at', 'completed_at')`,
  );
  const others = rows.map(({ column_name }) => column_name).join(", ");
  await database.query(
    `insert into core.step (id, created_at, completed_at, ${others}) select gen_random_uuid(), $3::bigint - n, $3::bigint - n, ${others}
      from (select * from core.step where person_id = $1 and completed_at is not null limit 1) s, generate_series(1, $2::int) n`,
    [personId, Math.max(0, done - own), now],
  );
  return { personId, goalId };
}

/** What a page asks for when it opens: where the person stands, the list of goals, the goal with its newest steps. */
async function opens({ store }: Storage, { personId, goalId }: Walked): Promise<void> {
  const snapshot = await store.snapshot(personId);
  const { goals, goal } = await store.transaction(personId, async (tx) => ({
    goals: await tx.goals(stepsShown.inList + 1, { from: 0, limit: 101 }),
    goal: await tx.goal(goalId, stepsShown.ofGoal + 1),
  }));
  if (snapshot?.goals.length !== 1 || goals.length !== 1 || !goal) throw new Error("a goal was not found");
}

/** What opening a person takes with few steps behind them and with a thousand times as many, in turns on one server. */
export async function benchOpening(server: Server, tell: Tell): Promise<Growth> {
  const databaseUrl = await server.database("opening");
  const storage = await openStorage({
    databaseUrl,
    dataDir: server.folder,
    secret: "a secret that only this bench knows",
    log: quietLog,
    clock: systemClock,
    poolSize: 2,
  });
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const took: Record<"few" | "many", number[]> = { few: [], many: [] };
  try {
    const sides = { few: await walked(storage, database, few), many: await walked(storage, database, many) };
    await database.query("analyze core.step");
    for (let round = 0; round <= rounds; round += 1) {
      for (const side of round % 2 === 0 ? (["few", "many"] as const) : (["many", "few"] as const)) {
        const times = await durations(Array.from({ length: aRound }), () => opens(storage, sides[side]));
        // The first turn only warms up.
        if (round > 0) took[side].push(...times);
      }
    }
  } finally {
    await database.end();
    await storage.close();
  }
  const fewMs = median(took.few);
  const manyMs = median(took.many);
  const ratio = Number((manyMs / fewMs).toFixed(2));
  tell(`  opening somebody: ${inMs(fewMs)} ms with ${few} steps, ${inMs(manyMs)} ms with ${many}`);
  return { name: "opening a person, by steps", few, many, fewMs: inMs(fewMs), manyMs: inMs(manyMs), ratio, most };
}
