import { cpus } from "node:os";
import { join } from "node:path";
import { openStorage } from "#storage/open.ts";
import { FakeBotApi } from "../test/fakes/bot-api.ts";
import { buildWeb, webIsBuilt } from "../src/commands/web-build.ts";
import { systemClock } from "../src/compose.ts";
import { benchDone } from "./done.ts";
import type { Comparison, Figure, Tell } from "./measure.ts";
import { settle } from "./persons.ts";
import { freePort, type Server, startServer } from "./postgres.ts";
import { startProgram } from "./program.ts";
import { benchReads } from "./reads.ts";
import { benchStartUp } from "./start-up.ts";
import { benchTelegram } from "./telegram.ts";

/** Both sides of each comparison have as many clients and as many connections. */
const clients = 10;
const persons = 10_000;
const secret = "a secret that only this bench knows";

/** Measures the program beside hand-written minimums in one run; 1 where a goal was missed. */
export async function bench(tell: Tell): Promise<number> {
  if (!webIsBuilt()) await buildWeb();
  tell("Starting a PostgreSQL …");
  const server = await startServer();
  try {
    const { comparisons, figures } = await measure(server, tell);
    report(comparisons, figures, tell);
    return comparisons.every(({ ratio, goal }) => goal === undefined || ratio >= goal) ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function measure(
  server: Server,
  tell: Tell,
): Promise<{ readonly comparisons: readonly Comparison[]; readonly figures: readonly Figure[] }> {
  const { folder } = server;
  const databaseUrl = await server.database("ours");
  const bareUrl = await server.database("bare");
  tell(`Making ${persons} persons …`);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const storage = await openStorage({
    databaseUrl,
    dataDir: folder,
    secret,
    log,
    clock: systemClock,
    poolSize: clients,
  });
  const { residents, figure } = await settle(storage, persons, clients, tell);
  tell("Marking steps as done …");
  const done = await benchDone({ storage, residents, bareUrl, clients }, tell);
  await storage.close();

  const api = await FakeBotApi.start();
  const program = await startProgram(
    ["src/main.ts", "start"],
    await freePort(),
    "/readyz",
    {
      DATABASE_URL: databaseUrl,
      WAYMARK_DATA_DIR: folder,
      WAYMARK_SECRET: secret,
      WAYMARK_SIGNUP: "open",
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    },
    join(folder, "ours.log"),
  );
  try {
    const atStart = program.memory();
    tell("Reading over HTTP …");
    const reads = await benchReads({ program, bareUrl, folder, clients }, tell);
    tell("Talking in Telegram …");
    const telegram = await benchTelegram({ api, residents, bareUrl, folder }, tell);
    const afterAll = program.memory();
    tell("Starting up …");
    return {
      comparisons: [done, telegram, reads],
      figures: [
        figure,
        { name: `start on PostgreSQL with ${persons} persons`, value: program.firstAnswerMs, unit: "ms" },
        ...(await benchStartUp(folder, tell)),
        { name: `memory on PostgreSQL with ${persons} persons, just started`, value: atStart, unit: "MB" },
        { name: "memory on PostgreSQL after all of the above", value: afterAll, unit: "MB" },
      ],
    };
  } finally {
    await program.stop();
    await api.stop();
  }
}

function report(comparisons: readonly Comparison[], figures: readonly Figure[], tell: Tell): void {
  const [cpu] = cpus();
  tell(
    `\nNode ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? "unknown"}, ${clients} clients and connections a side\n`,
  );
  tell("what       ours/s  minimum/s  ratio  goal");
  for (const { name, oursPerSecond, minimumPerSecond, ratio, goal } of comparisons) {
    tell(
      `${name.padEnd(9)}${String(oursPerSecond).padStart(8)}${String(minimumPerSecond).padStart(11)}${ratio.toFixed(2).padStart(7)}${goal === undefined ? "" : `  ${goal} ${ratio >= goal ? "reached" : "missed"}`}`,
    );
  }
  for (const { name, ours, minimum } of comparisons) tell(`\n${name}\n  ours     ${ours}\n  minimum  ${minimum}`);
  tell("");
  for (const { name, value, unit } of figures) tell(`${name}: ${value} ${unit}`);
  tell(`\n${JSON.stringify({ comparisons, figures })}`);
}
