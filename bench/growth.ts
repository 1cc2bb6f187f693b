import { randomUUID } from "node:crypto";
import type { Input } from "#app/handle-input.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { systemClock } from "../src/clock.ts";
import { aGoal, aStep, change } from "../test/storage/people.ts";
import { inputOver, quietLog } from "./input.ts";
import { durations, type Growth, inMs, median, type Tell } from "./measure.ts";
import { begunDay } from "./plans.ts";
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

/** A database of so many persons on the tracks and in a day; half of the crowd came before those who are measured, half after. */
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
      return {
        ...before,
        dialogue: { ...before.dialogue, activeGoal: goal.id },
        goals: [{ ...goal, current: aStep({ goalId: goal.id, createdAt: now }) }],
      };
    });
    await begunDay(storage, personId, 0, now);
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

type Work = (side: Side, input: Input, walker: Walker) => Promise<unknown>;

/** The command of somebody in the middle of things, from the channel to its commit. */
const told =
  (command: Command | "finish", after = 0): Work =>
  async (_side, input, { personId, finish }) => {
    const turn = await input.take({
      personId,
      command: command === "finish" ? finish : command,
      at: Date.now() + after,
      key: randomUUID(),
      origin: { via: after === 0 ? "http" : "job" },
    });
    if (!turn || turn.denied) throw new Error(`${turn?.denied?.code ?? "nobody"} is no answer`);
    if (command === "finish" && turn.savedWorks.length !== 1) throw new Error("a check-in was not finished");
  };

/** What may cost no more among many persons than among few, in the order in which one of them does it. */
const works: Readonly<Record<string, Work>> = {
  "progress update": told("finish"),
  done: told({ do: "done" }),
  now: told({ do: "now" }),
  day: told({ do: "today" }),
  progress: told({ do: "progress" }),
  async goals({ storage }, _input, { personId }) {
    const goals = await storage.store.transaction(personId, (tx) => tx.goals(21, { from: 0, limit: 101 }));
    if (goals.length === 0) throw new Error("somebody has no goals");
  },
  "metrics scrape": ({ storage }) => Promise.all([storage.counts(), storage.trackCounts(), storage.dayCounts()]),
  "of it the figures of days": ({ storage }) => storage.dayCounts(),
  morning: told({ do: "day_tick" }, 24 * 3600_000),
};

/** What people do, and what is looked at, among a thousand persons and among a hundred thousand, in turns on one server. */
export async function benchGrowth(server: Server, tell: Tell): Promise<readonly Growth[]> {
  const sides = { few: await settleSide(server, "few", few, tell), many: await settleSide(server, "many", many, tell) };
  const inputs = { few: inputOver(sides.few.storage), many: inputOver(sides.many.storage) };
  const took = new Map(Object.keys(works).map((name) => [name, { few: [] as number[], many: [] as number[] }]));
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const side of round % 2 === 0 ? (["few", "many"] as const) : (["many", "few"] as const)) {
        const turn = sides[side].walkers.slice(round * aRound, (round + 1) * aRound);
        for (const [name, work] of Object.entries(works)) {
          const times = await durations(turn, (walker) => work(sides[side], inputs[side], walker));
          // The first turn only warms up.
          if (round > 0) took.get(name)?.[side].push(...times);
        }
      }
    }
  } finally {
    await sides.few.storage.close();
    await sides.many.storage.close();
  }
  return [...took].map(([name, times]) => {
    const [fewMs, manyMs] = [median(times.few), median(times.many)];
    const ratio = Number((manyMs / fewMs).toFixed(2));
    tell(`  ${name}: ${inMs(fewMs)} ms among ${few}, ${inMs(manyMs)} ms among ${many}, ratio ${ratio}`);
    return { name, few, many, fewMs: inMs(fewMs), manyMs: inMs(manyMs), ratio, most };
  });
}
