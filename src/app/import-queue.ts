import type { PersonId } from "#core/person/person.ts";
import { type ImportJob, type ImportJobParts, noteRun, readJob } from "./import-job.ts";
import type { ImportRun } from "./reading-ports.ts";
import type { UploadShelf } from "./upload-shelf.ts";

export interface ImportQueueParts extends ImportJobParts {
  /** Reckons again what is usual for a person. */
  readonly reckon: (personId: PersonId) => Promise<void>;
  /** How long to wait (ms) before the end of an import is noted again where that failed, at first; a second where nothing is said. */
  readonly pause?: number;
}

/** Files that are read, one at a time, because reading is work. */
export interface ImportQueue {
  /** Resolves when it was read, however that ended. */
  add(job: ImportJob): Promise<ImportRun>;
  /** The job of a run that waits or is being read. */
  job(id: string): ImportJob | undefined;
  /** Ends what is being read of a person. */
  stop(personId: PersonId): void;
  closing(): boolean;
  /** Leaves off at the next safe place, and resolves when nothing is being read. */
  close(): Promise<void>;
}

const mostTries = 10;
const longestPause = 60_000;

export function createImportQueue(parts: ImportQueueParts, shelf: UploadShelf): ImportQueue {
  const { log, pause = 1000 } = parts;
  const jobs = new Map<string, ImportJob>();
  let queue: Promise<unknown> = Promise.resolve();
  let closing = false;

  /** Notes the end, again and again while the database is away; false where it could not be noted. */
  const settle = async (job: ImportJob, end: Partial<ImportRun>): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await noteRun(parts, job, end);
        return true;
      } catch (error) {
        log.error("import_end_not_kept", { error });
        if (closing || !job.ours || tries >= mostTries) return false;
        await passes(Math.min(longestPause, pause * 2 ** (tries - 1)));
      }
    }
  };

  const work = async (job: ImportJob): Promise<ImportRun> => {
    const before = job.run.counts.stored;
    const noted = await settle(job, { ...(await readJob(parts, job)), attempts: 0 });
    jobs.delete(job.run.id);
    const { state, format, problem, counts } = job.run;
    log.info("import_ended", { state, format, problem, ...counts });
    try {
      // A file whose end nobody could note is what the next start goes on with.
      if (job.ours && noted && state !== "waiting") await shelf.drop(job.file);
      if (noted && state !== "waiting" && counts.stored > before) await parts.reckon(job.personId);
    } catch (error) {
      log.error("import_not_finished", { error });
    }
    return job.run;
  };

  return {
    add(job) {
      jobs.set(job.run.id, job);
      const done = queue.then(() => work(job));
      queue = done.catch((error: unknown) => log.error("import_failed", { error }));
      return done;
    },
    job: (id) => jobs.get(id),
    stop(personId) {
      for (const job of jobs.values()) if (job.personId === personId) job.ends = "stopped";
    },
    closing: () => closing,
    async close() {
      closing = true;
      for (const job of jobs.values()) job.ends ??= "waiting";
      await queue;
    },
  };
}

const passes = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());
