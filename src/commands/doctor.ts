import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { engineIn } from "#coach/box/install-engine.ts";
import { chosenModel, modelsOn, notedState, shelfIn } from "#coach/box/shelf.ts";
import { contentFolder } from "#content/content-folder.ts";
import { readOperatorPacks } from "#content/operator-packs.ts";
import type { PersonId } from "#core/person/person.ts";
import { examine } from "#ops/doctor.ts";
import type { DoctorSenses } from "#ops/doctor-senses.ts";
import { freeBytes } from "#ops/free-bytes.ts";
import { createLog } from "#ops/log.ts";
import { DataFolderInUse } from "#storage/folder-lock.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { CarriedModel } from "../models.ts";
import { keepSecret, secretFile } from "../secret.ts";
import { webIsBuilt } from "./web-build.ts";

const marks = { well: "✓", note: "·", ill: "✗" } as const;

/** `./waymark doctor`: looks at everything, mends nothing; exit code 1 where something is ill. */
export async function doctor(config: Config, tell: (line: string) => void): Promise<number> {
  const findings = await examine(senses(config));
  for (const { what, state, why, mend } of findings) {
    tell(`${marks[state]} ${what}`);
    if (why !== undefined) tell(`    ${why}`);
    if (mend !== undefined) tell(`    → ${mend}`);
  }
  return findings.some(({ state }) => state === "ill") ? 1 : 0;
}

/** What the doctor looks at with, from outside of any program that runs. */
export function senses(config: Config): DoctorSenses {
  const dataDir = config.WAYMARK_DATA_DIR;
  return {
    nodeMajor: Number(process.versions.node.split(".")[0]),
    dataDir,
    publicUrl: config.PUBLIC_URL,
    signup: config.WAYMARK_SIGNUP,
    privateCalendars: config.WAYMARK_CALENDAR_PRIVATE,
    telegramMode: config.TELEGRAM_MODE,
    webBuilt: webIsBuilt,
    packs: () => ({
      configured: config.WAYMARK_PACKS.length,
      ...readOperatorPacks(config.WAYMARK_PACKS, contentFolder),
    }),
    async freeBytes() {
      try {
        mkdirSync(dataDir, { recursive: true, mode: 0o700 });
        return freeBytes(dataDir);
      } catch {
        return undefined;
      }
    },
    async secret() {
      const file = secretFile(config);
      if (file === undefined) return { kind: "given" };
      if (!existsSync(file)) return { kind: "to_be_made", file };
      const besideData = resolve(file).startsWith(`${resolve(dataDir)}${sep}`);
      return { kind: "kept", file, isPrivate: (statSync(file).mode & 0o077) === 0, besideData };
    },
    database: () => senseDatabase(config),
    async backupAgeHours() {
      if (config.DATABASE_URL !== undefined) return "server";
      const folder = join(dataDir, "backups");
      if (!existsSync(folder)) return undefined;
      const newest = Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs));
      return newest === 0 ? undefined : (Date.now() - newest) / 3_600_000;
    },
    telegram: () => senseTelegram(config),
    model: () => senseModel(config),
    box: () => senseBox(config),
    async mail() {
      if (config.SMTP_URL === undefined) return "off";
      const url = new URL(config.SMTP_URL);
      url.searchParams.delete("from");
      url.searchParams.set("connectionTimeout", "8000");
      const { createTransport } = await import("nodemailer");
      const transport = createTransport(url.href);
      return transport.verify().then(
        () => "fine" as const,
        () => "ill" as const,
      );
    },
  };
}

async function senseDatabase(config: Config): ReturnType<DoctorSenses["database"]> {
  const warned: string[] = [];
  try {
    const { secret } = keepSecret(config);
    const storage = await openStorage({
      databaseUrl: config.DATABASE_URL,
      dataDir: config.WAYMARK_DATA_DIR,
      secret,
      log: { info: () => undefined, warn: (event) => void warned.push(event), error: () => undefined },
      clock: systemClock,
      poolSize: 1,
      // To look at it, whatever it is.
      login: "given",
    });
    try {
      return await senseStorage(storage);
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (error instanceof DataFolderInUse) return { kind: "in_use" };
    return { kind: "dead", reason: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

/** How an open database stands. */
export async function senseStorage(
  storage: Pick<Storage, "kind" | "access" | "counts" | "doctor">,
): Promise<Extract<Awaited<ReturnType<DoctorSenses["database"]>>, { readonly kind: "fine" }>> {
  const counts = await storage.counts();
  return {
    kind: "fine",
    where: storage.kind === "embedded" ? "embedded" : "postgres",
    ownLogin: storage.access === "own-login" || storage.access === "embedded",
    superuser: (await storage.doctor()).some(({ check, ok }) => check === "given_login" && !ok),
    oldestMessageSeconds: counts.outbox_oldest === null ? 0 : (systemClock.now() - counts.outbox_oldest) / 1000,
    unsure: counts.outbox_unsure,
  };
}

async function senseTelegram(config: Config): ReturnType<DoctorSenses["telegram"]> {
  if (config.TELEGRAM_BOT_TOKEN === undefined) return { kind: "off" };
  const [{ GrammyError }, { telegramApi }] = await Promise.all([
    import("grammy"),
    import("#channels/telegram/telegram.ts"),
  ]);
  const api = telegramApi({ token: config.TELEGRAM_BOT_TOKEN, apiRoot: config.TELEGRAM_API_ROOT });
  try {
    const { username } = await api.getMe();
    const { url = "" } = await api.getWebhookInfo();
    return { kind: "fine", name: username, webhook: url, skewSeconds: await clockSkew(config.TELEGRAM_API_ROOT) };
  } catch (error) {
    const refused = error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
    return { kind: refused ? "token" : "unreachable" };
  }
}

/** Seconds this machine is ahead of the server's date; 0 where it gives none. */
async function clockSkew(url: string): Promise<number> {
  const response = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(8000) }).catch(() => undefined);
  const date = Date.parse(response?.headers.get("date") ?? "");
  return Number.isNaN(date) ? 0 : (Date.now() - date) / 1000;
}

/** What is installed in the box, and how the program that runs fares with it. */
function senseBox(config: Config): ReturnType<DoctorSenses["box"]> {
  const shelf = shelfIn(config.WAYMARK_DATA_DIR);
  const installed = modelsOn(shelf);
  if (installed.length === 0) return undefined;
  const { is, ends = 0, why } = notedState(shelf) ?? {};
  return {
    inUse: chosenModel(shelf)?.name,
    outdone: config.model !== undefined,
    engine: engineIn(shelf.engine),
    resting: is === "resting",
    ends,
    why,
  };
}

async function senseModel(given: Config): ReturnType<DoctorSenses["model"]> {
  const { openBox } = await import("../box.ts");
  const boxed = openBox(given, createLog("silent"), systemClock);
  try {
    // It may have to be loaded first.
    return await askTrial(boxed?.config ?? given, boxed ? { ...boxed.carried, timeoutMs: 120_000 } : {});
  } finally {
    boxed?.box.close();
  }
}

/** Asks for a step of a goal nobody has, so that nothing of a person is sent for a check. */
async function askTrial(config: Config, carried: CarriedModel): ReturnType<DoctorSenses["model"]> {
  if (config.model === undefined) return { kind: "off" };
  const [{ createCoach }, { trialAsk }] = await Promise.all([import("../compose.ts"), import("./model-bench.ts")]);
  let miss = "unknown";
  const metrics = {
    count: (name: string, labels?: Readonly<Record<string, string>>) => {
      if (name === "waymark_coach_replies_total") miss = labels?.["miss"] ?? miss;
    },
    add: () => undefined,
    observe: () => undefined,
  };
  let said: string | undefined;
  const coach = createCoach(config, createLog("silent"), systemClock, metrics, {
    ...carried,
    refused: (reason) => {
      said = reason;
    },
  });
  const started = performance.now();
  const reply = await coach.reply(trialAsk("Water one plant", "en"), {
    personId: "doctor" as PersonId,
    modelConsent: true,
  });
  return reply.by === "model"
    ? { kind: "fine", ms: Math.round(performance.now() - started) }
    : { kind: "ill", reason: said === undefined ? miss : `${miss}: ${said}` };
}
