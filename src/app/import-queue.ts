import type { PersonId } from "#core/person/person.ts";
import { forgotten, type ImportJob, type ImportJobParts, noteRun, readJob } from "./import-job.ts";
import type { Upload } from "./importer.ts";
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
  /** Whether an upload waits or is being read. */
  holds(upload: Upload): boolean;
  /** Ends what is being read of a person. */
  stop(personId: PersonId): void;
  closing(): boolean;
  /** Leaves off at the next safe place, and resolves when nothing is being read. */
  close(): Promise<void>;
}

const mostTries = 10;
const longestPause = 60_000;

export function createImportQueue(parts: ImportQueueParts, shelf: Pick<UploadShelf, "of" | "remove">): ImportQueue {
  const { log, pause = 1000 } = parts;
  const jobs = new Map<string, ImportJob>();
  const uploads = new Set<string>();
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
        if (closing || !job.upload || tries >= mostTries) return false;
        await passes(Math.min(longestPause, pause * 2 ** (tries - 1)));
      }
    }
  };

  /** Whether the upload of a job is still there; yes where nobody can say. */
  const lies = async ({ personId, upload }: ImportJob): Promise<boolean> => {
    try {
      return (await shelf.of(personId)).some(({ id }) => id === upload?.id);
    } catch {
      return true;
    }
  };

  const work = async (job: ImportJob): Promise<ImportRun> => {
    const before = job.run.counts.stored;
    const end = await readJob(parts, job);
    const leftOff = end === "gone" || (job.upload !== undefined && end.state === "waiting");
    const still = leftOff && (await lies(job));
    // Another process reads it on, as this one had seemed dead: what becomes of it is noted there.
    const elsewhere = end === "gone" && still;
    const noted =
      !elsewhere && (await settle(job, { ...(end === "gone" || (leftOff && !still) ? forgotten : end), attempts: 0 }));
    jobs.delete(job.run.id);
    const { state, format, problem, counts } = job.run;
    log.info("import_ended", { state: elsewhere ? "taken_over" : state, format, problem, ...counts });
    try {
      // A file whose end nobody could note is gone on with in a while.
      if (job.upload && noted && state !== "waiting") await shelf.remove(job.upload);
      if (noted && state !== "waiting" && counts.stored > before) await parts.reckon(job.personId);
    } catch (error) {
      log.error("import_not_finished", { error });
    }
    if (job.upload) uploads.delete(job.upload.id);
    return job.run;
  };

  return {
    add(job) {
      jobs.set(job.run.id, job);
      if (job.upload) uploads.add(job.upload.id);
      const done = queue.then(() => work(job));
      queue = done.catch((error: unknown) => log.error("import_failed", { error }));
      return done;
    },
    job: (id) => jobs.get(id),
    holds: ({ id }) => uploads.has(id),
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
