import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { openStorage, type Storage } from "#storage/open.ts";
import { FakeBotApi } from "../test/fakes/bot-api.ts";
import { buildWeb, webIsBuilt } from "../src/commands/web-build.ts";
import { systemClock } from "../src/clock.ts";
import { benchDone, settleBare } from "./done.ts";
import { benchGrowth } from "./growth.ts";
import { quietLog } from "./input.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { type Comparison, type Figure, type Floor, type Growth, isReached, type Tell } from "./measure.ts";
import { settle } from "./persons.ts";
import { freePort, type Server, startServer } from "./postgres.ts";
import { benchOpening } from "./opening.ts";
import { benchPageLoads } from "./page-loads.ts";
import { benchPages } from "./pages.ts";
import { benchPlanning } from "./planning.ts";
import { benchPlans } from "./plans.ts";
import { ours, startProgram } from "./program.ts";
import { benchReadings } from "./readings.ts";
import { benchReads, newReaders } from "./reads.ts";
import { benchStartUp } from "./start-up.ts";
import { benchTelegram } from "./telegram.ts";
import { benchTracks } from "./tracks.ts";
import { benchTriggers } from "./triggers.ts";
import { benchUnderUse } from "./under-use.ts";

/** Both sides of each comparison have as many clients and as many connections. */
const clients = 10;
const persons = 10_000;
/** What a process on PostgreSQL may hold when it has started (MB). */
const mostOnPostgres = 300;
const secret = "a secret that only this bench knows";

/** What can be measured by itself. */
const partNames = [
  "done",
  "reads",
  "telegram",
  "tracks",
  "plans",
  "planning",
  "readings",
  "pages",
  "triggers",
  "growth",
  "opening",
  "start",
  "memory",
  "lighthouse",
] as const;
type Part = (typeof partNames)[number];
/** Those that need none of the persons that the others share. */
const alone: ReadonlySet<Part> = new Set(["planning", "triggers", "growth", "opening", "memory", "lighthouse"]);
/** What fetches a program of others, and so is measured only by its name. */
const byName: ReadonlySet<Part> = new Set(["lighthouse"]);

/** Measures the program beside hand-written minimums in one run, all of it or the named parts; 1 where a goal was missed, 2 where there is no such part. */
export async function bench(wanted: readonly string[], tell: Tell): Promise<number> {
  const parts = partNames.filter((part) => (wanted.length === 0 ? !byName.has(part) : wanted.includes(part)));
  if (wanted.some((name) => !parts.some((part) => part === name))) {
    tell(`The parts are ${partNames.join(", ")}.`);
    return 2;
  }
  if (!webIsBuilt()) await buildWeb();
  tell("Starting a PostgreSQL …");
  const server = await startServer();
  try {
    const found = await measure(server, new Set(parts), tell);
    report(found, tell);
    const { comparisons, floors, growths, figures } = found;
    const reached = [
      ...comparisons.map(({ ratio, goal }) => goal === undefined || ratio >= goal),
      ...floors.map(({ p99Ms, mostMs }) => p99Ms <= mostMs),
      ...growths.map(({ ratio, most }) => ratio <= most),
      ...figures.map((figure) => isReached(figure) !== false),
    ];
    return reached.every(Boolean) ? 0 : 1;
  } finally {
    await server.stop();
  }
}

interface Found {
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
  readonly floors: readonly Floor[];
  readonly growths: readonly Growth[];
}

/** Does a part where it was asked for, and tells what it does. */
type When = <T>(part: Part, doing: string, work: () => Promise<T>) => Promise<T | undefined>;

async function measure(server: Server, parts: ReadonlySet<Part>, tell: Tell): Promise<Found> {
  const when: When = async (part, doing, work) => {
    if (!parts.has(part)) return undefined;
    tell(`${doing} …`);
    return work();
  };
  const among = [...parts].every((part) => alone.has(part)) ? undefined : await amongPersons(server, parts, when, tell);
  const triggers = await when("triggers", "Evaluating triggers", () => benchTriggers(tell));
  const planning = await when("planning", "Planning days beside the least that would", () => benchPlanning(tell));
  const growth = await when("growth", "Filling two more databases", () => benchGrowth(server, tell));
  const opening = await when("opening", "Opening somebody of many steps", () => benchOpening(server, tell));
  const memory = await when("memory", "Using a process on PostgreSQL", () => benchUnderUse(server, secret, tell));
  const lighthouse = await when("lighthouse", "Looking at pages with Lighthouse", () =>
    benchLighthouse(server.folder, secret, tell),
  );
  return {
    comparisons: [...(among?.comparisons ?? []), ...(triggers ?? []), ...(planning ? [planning] : [])],
    figures: [...(among?.figures ?? []), ...(memory ?? []), ...(lighthouse ?? [])],
    floors: among?.floors ?? [],
    growths: [...(growth ?? []), ...(opening ? [opening] : [])],
  };
}

/** All that is measured with everybody's rows in one database, most of it of the running program. */
async function amongPersons(
  server: Server,
  parts: ReadonlySet<Part>,
  when: When,
  tell: Tell,
): Promise<Omit<Found, "growths">> {
  const { folder } = server;
  const databaseUrl = await server.database("ours");
  const bareUrl = await server.database("bare");
  tell(`Making ${persons} persons …`);
  const openOurs = (): Promise<Storage> =>
    openStorage({ databaseUrl, dataDir: folder, secret, log: quietLog, clock: systemClock, poolSize: clients });
  const storage = await openOurs();
  const { residents, figure } = await settle(storage, persons, clients, tell);
  const bare = await settleBare(bareUrl, persons);
  const done = await when("done", "Marking steps as done", () =>
    benchDone({ storage, residents, bare, bareUrl, clients }, tell),
  );
  await storage.close();

  const api = await FakeBotApi.start();
  const program = await startProgram(
    ours,
    await freePort(),
    "/readyz",
    {
      DATABASE_URL: databaseUrl,
      WAYMARK_DATA_DIR: folder,
      WAYMARK_SECRET: secret,
      WAYMARK_SIGNUP: "open",
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      // Telegram's own limit is not what is measured.
      TELEGRAM_RATE: "1000",
    },
    join(folder, "ours.log"),
  );
  try {
    const atStart = program.memory();
    const sessions = parts.has("reads") || parts.has("pages") ? await newReaders(program.port, secret) : [];
    const reads = await when("reads", "Reading over HTTP", () =>
      benchReads({ program, sessions, bareUrl, folder, clients }, tell),
    );
    const telegram = await when("telegram", "Talking in Telegram", () =>
      benchTelegram({ api, residents, bareUrl, folder }, tell),
    );
    const afterAll = program.memory();
    const tracks = await when("tracks", "Walking the tracks", () =>
      benchTracks({ folder, databaseUrl, bareUrl, secret, program, residents, clients }, tell),
    );
    // After what is measured of persons without a day, so that nobody carries one through it.
    const plans = await when("plans", "Planning days", () => benchPlans(openOurs, { residents, clients }, tell));
    const readings = await when("readings", "Taking readings", () =>
      benchReadings({ open: openOurs, residents, bareUrl, clients }, tell),
    );
    const pages = await when(
      "pages",
      "Following readings to open pages, and opening pages on a slow line",
      async () => [
        ...(await benchPages({ open: openOurs, program, sessions }, tell)),
        ...(await benchPageLoads(program.port, tell)),
      ],
    );
    const start = await when(
      "start",
      "Starting up",
      async (): Promise<readonly Figure[]> => [
        { name: `start on PostgreSQL with ${persons} persons`, value: program.firstAnswerMs, unit: "ms" },
        ...(await benchStartUp(folder, secret, tell)),
        {
          name: `memory on PostgreSQL with ${persons} persons, just started`,
          value: atStart,
          unit: "MB",
          most: mostOnPostgres,
        },
        { name: "memory on PostgreSQL after reads and Telegram", value: afterAll, unit: "MB" },
      ],
    );
    return {
      comparisons: [done, ...(telegram ?? []), reads, tracks?.progress, ...(readings ?? [])].filter(
        (each) => each !== undefined,
      ),
      floors: tracks?.floors ?? [],
      figures: [figure, ...(plans ?? []), ...(pages ?? []), ...(start ?? [])],
    };
  } finally {
    await program.stop();
    await api.stop();
  }
}

function report({ comparisons, figures, floors, growths }: Found, tell: Tell): void {
  const [cpu] = cpus();
  tell(
    `\nNode ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? "unknown"}, ${clients} clients and connections a side, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}\n`,
  );
  tell("what          ours/s  minimum/s  ratio  goal");
  for (const { name, oursPerSecond, minimumPerSecond, ratio, goal } of comparisons) {
    tell(
      `${name.padEnd(12)}${String(oursPerSecond).padStart(8)}${String(minimumPerSecond).padStart(11)}${ratio.toFixed(2).padStart(7)}${goal === undefined ? "" : `  ${goal} ${ratio >= goal ? "reached" : "missed"}`}`,
    );
  }
  tell(`\nwith ${persons} persons             p50 ms   p99 ms   at most`);
  for (const { name, p50Ms, p99Ms, mostMs } of floors) {
    tell(
      `${name.padEnd(28)}${String(p50Ms).padStart(9)}${String(p99Ms).padStart(9)}${String(mostMs).padStart(10)} ${p99Ms <= mostMs ? "reached" : "missed"}`,
    );
  }
  for (const { name, few, many, fewMs, manyMs, ratio, most } of growths) {
    tell(
      `\n${name}: ${fewMs} ms among ${few}, ${manyMs} ms among ${many}, ratio ${ratio} of at most ${most} ${ratio <= most ? "reached" : "missed"}`,
    );
  }
  for (const { name, ours, minimum } of comparisons) tell(`\n${name}\n  ours     ${ours}\n  minimum  ${minimum}`);
  tell("");
  for (const figure of figures) {
    const { name, value, unit, most, least } = figure;
    const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
    const goal = { true: `, ${bound} reached`, false: `, ${bound} missed`, undefined: "" }[`${isReached(figure)}`];
    tell(`${name}: ${value} ${unit}${goal}`);
  }
  tell(`\n${JSON.stringify({ comparisons, floors, growths, figures })}`);
}
