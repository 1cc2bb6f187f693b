import { randomUUID } from "node:crypto";
import { newPerson } from "#core/person/new-person.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { systemClock } from "../src/clock.ts";
import { aGoal, aStep, change } from "../test/storage/people.ts";
import { inputOver, quietLog } from "./input.ts";
import { durations, type Growth, inMs, median, type Tell } from "./measure.ts";
import type { Server } from "./postgres.ts";
import { beforeTheEnd, crowd, livedJourney, type Walker } from "./walkers.ts";

const few = 1000;
const many = 100_000;
const most = 1.3;
const rounds = 10;
const aRound = 40;
const milestones = 10;

interface Side {
  readonly storage: Storage;
  readonly walkers: readonly Walker[];
}

/** A database of so many persons on the tracks; half of the crowd came before those who are measured, half after. */
async function settleSide(server: Server, name: string, howMany: number, tell: Tell): Promise<Side> {
  const databaseUrl = await server.database(name);
  const storage = await openStorage({
    databaseUrl,
    dataDir: server.folder,
    secret: "a secret that only this bench knows",
    log: quietLog,
    clock: systemClock,
    poolSize: 2,
  });
  const newWalker = async (): Promise<Walker> => {
    const now = Date.now();
    const personId = randomUUID() as PersonId;
    const person = newPerson({ id: personId, locale: "en", timeZone: "Europe/Riga", now });
    await storage.store.createPerson(person, { kind: "telegram", externalId: personId });
    await change(storage, personId, (before) => {
      const goal = aGoal({ createdAt: now, touchedAt: now });
      return { ...before, goals: [{ ...goal, current: aStep({ goalId: goal.id, createdAt: now }) }] };
    });
    return beforeTheEnd(storage, personId, livedJourney(now, milestones));
  };
  const started = performance.now();
  const template = await newWalker();
  const measured = (rounds + 1) * aRound;
  const others = howMany - measured - 1;
  await crowd(databaseUrl, template.personId, others / 2);
  const walkers: Walker[] = [];
  for (let index = 0; index < measured; index += 1) walkers.push(await newWalker());
  await crowd(databaseUrl, template.personId, others - others / 2);
  tell(`  ${howMany} persons in ${Math.round((performance.now() - started) / 1000)} s`);
  return { storage, walkers };
}

/** What a finished exercise takes among a thousand persons and among a hundred thousand, in turns on one server. */
export async function benchGrowth(server: Server, tell: Tell): Promise<Growth> {
  const sides = { few: await settleSide(server, "few", few, tell), many: await settleSide(server, "many", many, tell) };
  const inputs = { few: inputOver(sides.few.storage), many: inputOver(sides.many.storage) };
  const took: Record<keyof typeof sides, number[]> = { few: [], many: [] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const side of round % 2 === 0 ? (["few", "many"] as const) : (["many", "few"] as const)) {
        const turn = sides[side].walkers.slice(round * aRound, (round + 1) * aRound);
        const times = await durations(turn, async ({ personId, finish }) => {
          const done = await inputs[side].take({
            personId,
            command: finish,
            at: Date.now(),
            key: randomUUID(),
            origin: { via: "http" },
          });
          if (done?.savedWorks.length !== 1) throw new Error("a check-in was not finished");
        });
        // The first turn only warms up.
        if (round > 0) took[side].push(...times);
      }
    }
  } finally {
    await sides.few.storage.close();
    await sides.many.storage.close();
  }
  const fewMs = median(took.few);
  const manyMs = median(took.many);
  const ratio = Number((manyMs / fewMs).toFixed(2));
  return { name: "progress update", few, many, fewMs: inMs(fewMs), manyMs: inMs(manyMs), ratio, most };
}
