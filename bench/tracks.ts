import { openStorage } from "#storage/open.ts";
import { systemClock } from "../src/clock.ts";
import { benchFloors, measured } from "./floors.ts";
import { quietLog } from "./input.ts";
import { type Comparison, type Floor, perSecond, type Tell } from "./measure.ts";
import type { Resident } from "./persons.ts";
import type { Running } from "./program.ts";
import { aProgressRound, benchProgress, progressRounds } from "./progress.ts";
import { beforeTheEnd, livedJourney, sameJourneyForAll, type Walker } from "./walkers.ts";

/** The brief's capacity: so many milestones for each person. */
const milestones = 100;

/** Everything about the tracks: throughput beside bare SQL and the brief's longest times. */
export async function benchTracks(
  parts: {
    readonly folder: string;
    readonly databaseUrl: string;
    readonly bareUrl: string;
    readonly secret: string;
    readonly program: Running;
    readonly residents: readonly Resident[];
    readonly clients: number;
  },
  tell: Tell,
): Promise<{ readonly progress: Comparison; readonly floors: readonly Floor[] }> {
  const { folder, databaseUrl, bareUrl, secret, program, residents, clients } = parts;
  const [first] = residents;
  if (!first) throw new Error("nobody lives here");
  const storage = await openStorage({
    databaseUrl,
    dataDir: folder,
    secret,
    log: quietLog,
    clock: systemClock,
    poolSize: clients,
  });
  try {
    tell(`Letting ${residents.length} persons walk the tracks, ${milestones} milestones each …`);
    const walkers: Walker[] = [await beforeTheEnd(storage, first.personId, livedJourney(Date.now(), milestones))];
    await sameJourneyForAll(databaseUrl, first.personId);
    const forProgress = (progressRounds + 1) * aProgressRound;
    const needed = forProgress + measured * 2;
    await perSecond(residents.slice(1, needed), clients, async ({ personId }) => {
      walkers.push(await beforeTheEnd(storage, personId));
    });
    tell("Finishing exercises …");
    const progress = await benchProgress(
      {
        storage,
        walkers: walkers.slice(0, forProgress),
        persons: residents.length,
        milestones,
        databaseUrl,
        bareUrl,
        clients,
      },
      tell,
    );
    tell("Waiting for one person at a time …");
    const floors = await benchFloors({ storage, program, walkers: walkers.slice(forProgress), databaseUrl }, tell);
    return { progress, floors };
  } finally {
    await storage.close();
  }
}
