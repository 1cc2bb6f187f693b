import { randomUUID } from "node:crypto";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { PersonId } from "#core/person/person.ts";
import { trackIds } from "#core/tracks/track.ts";
import type { Storage } from "#storage/open.ts";
import { inputOver } from "./input.ts";
import { durations, type Floor, inMs, percentile, type Tell } from "./measure.ts";
import type { Running } from "./program.ts";
import { newReader } from "./reads.ts";
import { sameJourneyForAll, type Walker } from "./walkers.ts";

/** So many are measured for each floor, after some that only warm up. */
export const measured = 300;
const warmUp = 50;
/** Suggestions over HTTP are limited to 30 a minute for each person. */
const readers = 15;
/** Beside the 210 readers of the other measure, each from an address of its own. */
const firstReader = 210;

async function floor<T>(
  name: string,
  mostMs: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  tell: Tell,
): Promise<Floor> {
  const took = (await durations(items, work)).slice(warmUp);
  const found = { name, p50Ms: inMs(percentile(took, 0.5)), p99Ms: inMs(percentile(took, 0.99)), mostMs };
  tell(`  ${name}: p50 ${found.p50Ms} ms, p99 ${found.p99Ms} ms`);
  return found;
}

/** The brief's longest times, each measured one after the other with everybody's rows in the database. */
export async function benchFloors(
  parts: {
    readonly storage: Storage;
    readonly program: Running;
    /** At least `measured` and some to warm up, each before the last answer of an exercise. */
    readonly walkers: readonly Walker[];
    readonly databaseUrl: string;
  },
  tell: Tell,
): Promise<readonly Floor[]> {
  const { storage, program, databaseUrl } = parts;
  const walkers = parts.walkers.slice(0, measured + warmUp);
  const input = inputOver(storage);
  const take = async (personId: PersonId, command: Command): Promise<void> => {
    const turn = await input.take({
      personId,
      command,
      at: Date.now(),
      key: randomUUID(),
      origin: { via: "http" },
    });
    if (!turn || turn.denied) throw new Error(`${command.do} was refused: ${turn?.denied?.code ?? "nobody"}`);
  };
  const [first] = walkers;
  if (!first || walkers.length < measured + warmUp) throw new Error("too few persons for the floors");
  const tokens: string[] = [];
  for (let index = 0; index < readers; index += 1) tokens.push(await newReader(program.port, firstReader + index));
  await sameJourneyForAll(databaseUrl, first.personId);
  const get = async (path: string, index: number): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${program.port}${path}`, {
      headers: { authorization: `Bearer ${tokens[index % readers]}` },
    });
    const text = await answer.text();
    if (!answer.ok || !text.includes("self_work")) throw new Error(`${path}: ${text.slice(0, 300)}`);
  };
  const indices = walkers.map((_, index) => index);
  return [
    await floor("progress update", 50, walkers, ({ personId, finish }) => take(personId, finish), tell),
    await floor("suggestion", 3000, walkers, ({ personId }) => take(personId, { do: "suggest" }), tell),
    await floor("/progress", 1000, walkers, ({ personId }) => take(personId, { do: "progress" }), tell),
    await floor(
      "switch of the focus",
      100,
      indices,
      (index) =>
        take(walkers[index]?.personId ?? first.personId, {
          do: "set_primary",
          track: trackIds[(index % (trackIds.length - 1)) + 1] ?? "community",
        }),
      tell,
    ),
    await floor("GET /api/tracks/progress", 1000, indices, (index) => get("/api/tracks/progress", index), tell),
    await floor("GET /api/tracks/suggestions", 3000, indices, (index) => get("/api/tracks/suggestions", index), tell),
  ];
}
