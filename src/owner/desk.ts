import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { OwnerDesk } from "#channels/http/owner-desk.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { KeptBackupWire } from "#contract/owner.ts";
import type { PersonId } from "#core/person/person.ts";
import { examine } from "#ops/doctor.ts";
import { freeBytes } from "#ops/free-bytes.ts";
import { BackupRefused } from "#storage/backup-file.ts";
import { onlyValue } from "#storage/database.ts";
import { senses, senseStorage } from "../commands/doctor.ts";
import { trialAsk } from "../commands/model-bench.ts";
import type { Program } from "../compose.ts";
import type { Config } from "../config.ts";
import { version } from "../version.ts";
import { figuresAtAGlance, samplesIn, schedulesAtAGlance } from "./figures.ts";
import { createModelDesk } from "./model-desk.ts";

/** Of those made by hand so many are kept; the daily ones have a rule of their own. */
const keptByHand = 3;
const madeByHand = /^waymark-\d{4}-\d\d-\d\d-\d{6}\.backup$/u;
const anyBackup = /^waymark-\d{4}-\d\d-\d\d(?:-\d{6})?\.backup$/u;
const nobody = "00000000-0000-0000-0000-000000000000" as PersonId;

export interface OwnerDeskParts {
  /** As it was given: the box's model is not in it. */
  readonly config: Config;
  readonly program: Program;
  readonly restart: () => void;
}

/** What the owner's page shows and does, over the parts of the program that runs. */
export function createOwnerDesk({ config, program, restart }: OwnerDeskParts): OwnerDesk {
  const { storage, clock, metrics } = program;
  const since = toWireInstant(clock.now());
  const folder = join(config.WAYMARK_DATA_DIR, "backups");
  const model = createModelDesk({ config, serving: program.box });
  let backingUp = false;

  const shownBackup = (name: string): KeptBackupWire => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return { name, bytes: size, made_at: toWireInstant(Math.round(mtimeMs)) };
  };
  const backups = (): KeptBackupWire[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => anyBackup.test(name))
          .sort()
          .reverse()
          .map(shownBackup)
      : [];

  return {
    async glance() {
      const [counts, rendered] = await Promise.all([storage.counts(), metrics.render()]);
      const samples = samplesIn(rendered.body);
      const values = program.flags(nobody);
      return {
        version,
        node: process.versions.node,
        since,
        sign_up: config.WAYMARK_SIGNUP,
        people: { persons: counts.persons, goals: counts.goals, steps_done: counts.steps_done },
        storage: {
          kind: storage.kind,
          database_bytes: await databaseBytes(storage),
          free_bytes: freeBytes(config.WAYMARK_DATA_DIR) ?? null,
        },
        messages: {
          waiting: counts.outbox_waiting,
          oldest_seconds: counts.outbox_oldest === null ? 0 : Math.round((clock.now() - counts.outbox_oldest) / 1000),
          unsure: counts.outbox_unsure,
        },
        jobs: schedulesAtAGlance(samples),
        backups: { daily: storage.kind === "embedded", files: backups() },
        figures: figuresAtAGlance(samples),
        flags: {
          own_file: existsSync(config.WAYMARK_FLAGS_FILE ?? join(config.WAYMARK_DATA_DIR, "flags.json")),
          values: Object.entries(values).map(([name, on]) => ({ name, on })),
        },
        model: model.state(),
      };
    },
    async examine() {
      const found = await examine({
        ...senses(config),
        // This process holds the database and the model: it asks them, and opens neither a second time.
        database: () => senseStorage(storage),
        model: () => senseServingModel(program),
      });
      return found.map(({ what, state, why, mend }) => ({ what, state, why: why ?? null, mend: mend ?? null }));
    },
    async backUp() {
      if (backingUp) return undefined;
      backingUp = true;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const at = new Date(clock.now()).toISOString();
        const name = `waymark-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(":", "")}.backup`;
        await storage.backup(join(folder, name));
        const older = readdirSync(folder).filter((each) => madeByHand.test(each));
        for (const each of older.sort().slice(0, -keptByHand)) rmSync(join(folder, each));
        return shownBackup(name);
      } finally {
        backingUp = false;
      }
    },
    backupFile(name) {
      const file = join(folder, basename(name));
      return anyBackup.test(name) && existsSync(file) ? file : undefined;
    },
    async verifyBackup(file) {
      try {
        return { whole: true, rows: await storage.verifyBackup(file), why: null };
      } catch (error) {
        if (!(error instanceof BackupRefused)) throw error;
        return { whole: false, rows: null, why: error.message };
      }
    },
    model,
    restart,
  };
}

async function databaseBytes({ database }: Program["storage"]): Promise<number | null> {
  try {
    return Number(onlyValue(await database.once("select pg_database_size(current_database())")));
  } catch {
    return null;
  }
}

/** A step of a goal that nobody has, from the model that people are served by. */
async function senseServingModel({ config, coach }: Program): ReturnType<ReturnType<typeof senses>["model"]> {
  if (config.model === undefined) return { kind: "off" };
  const started = performance.now();
  const reply = await coach.reply(trialAsk("Water one plant", "en"), { personId: nobody, modelConsent: true });
  return reply.by === "model"
    ? { kind: "fine", ms: Math.round(performance.now() - started) }
    : { kind: "ill", reason: "waymark_coach_replies_total says why" };
}
