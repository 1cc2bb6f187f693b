import type { PersonId } from "#core/person/person.ts";
import type { FileHere, ImportProblem, UploadFolder } from "./importer.ts";
import { type ImportJob, type ImportListener, noteRun } from "./import-job.ts";
import { createImportQueue, type ImportQueueParts } from "./import-queue.ts";
import type { ImportRun } from "./reading-ports.ts";
import { createUploadShelf } from "./upload-shelf.ts";

export interface ImportFileParts extends ImportQueueParts {
  readonly uploads: UploadFolder;
  /** The largest file that is taken in. */
  readonly mostBytes: number;
}

type NotBegun = "no_consent" | "busy" | Extract<ImportProblem, "empty" | "too_large" | "no_space" | "not_there">;

export interface ImportFile {
  readonly mostBytes: number;
  /**
   * Takes in a file and reads it after the answer; `list` says how far it is. `busy` where two files of the person wait already,
   * undefined where there is no such person.
   */
  start(personId: PersonId, content: AsyncIterable<Uint8Array>): Promise<ImportRun | NotBegun | undefined>;
  /** Reads a file of this machine, to the end. */
  run(
    personId: PersonId,
    path: string,
    listener?: ImportListener,
  ): Promise<ImportRun | Exclude<NotBegun, "busy"> | undefined>;
  /** Imports of the person and how far each is, newest first; one that nobody reads any more is stopped. */
  list(personId: PersonId, limit: number): Promise<readonly ImportRun[]>;
  /** What the person wants to read no further; what was read stays. False where it does not run. */
  stop(personId: PersonId, id: string): Promise<boolean>;
  /** Ends what is being read of a person and removes their files, where they are gone or do not agree any more. */
  forget(personId: PersonId): Promise<void>;
  /** Goes on with what was being read when the program ended. */
  resume(): Promise<void>;
  /** Leaves off at the next safe place, for `resume` to go on, and resolves when nothing is being read. */
  close(): Promise<void>;
}

/** Whoever reads a file says so at least every few seconds: after so long (ms) nobody does. */
const silentMs = 120_000;
/** A file at which the program died so often without getting any further is read no more. */
const mostAttempts = 2;
/** A person's newest runs, among which one that is open is. */
const mostListed = 50;

/** The run of a file, or why there is none; `job` where it is still to be read. */
interface Begun {
  readonly run: ImportRun | "no_consent" | undefined;
  readonly job: ImportJob | undefined;
}

/**
 * Reads files of the past: figures are kept in batches, each followed by how far we are, so that a file is gone on with after any end, and whatever
 * is read twice is known. Nothing that comes in a file changes a day or sends a word.
 */
export function createImportFile(parts: ImportFileParts): ImportFile {
  const { store, imports, uploads, clock, log } = parts;
  const shelf = createUploadShelf(uploads);
  const queue = createImportQueue(parts, shelf);

  /** Begins, or goes on with, the import of a file; where it is being read already, that goes on. */
  const begin = async (
    personId: PersonId,
    file: FileHere,
    ours: boolean,
    listener?: ImportListener,
  ): Promise<Begun> => {
    const snapshot = await store.snapshot(personId);
    const agreed = snapshot?.day?.consentAt !== undefined;
    const run = agreed ? await imports.begin(personId, file, clock.now()) : undefined;
    if (run && !queue.job(run.id)) return { run, job: { personId, run, file, ours, listener, ends: undefined } };
    if (ours && queue.job(run?.id ?? "")?.file.path !== file.path) await shelf.drop(file);
    return { run: run ?? (snapshot ? "no_consent" : undefined), job: undefined };
  };

  /** Goes on with a file that was left here; not with one at which the program died again and again. */
  const goOn = async (personId: PersonId, file: FileHere): Promise<void> => {
    const { job } = await begin(personId, file, true);
    if (!job) return;
    if (job.run.attempts < mostAttempts) void queue.add(job);
    else {
      await noteRun(parts, job, { state: "failed", problem: "gave_up", attempts: 0 });
      await shelf.drop(file);
    }
  };

  return {
    mostBytes: parts.mostBytes,

    async start(personId, content) {
      const snapshot = await store.snapshot(personId);
      if (!snapshot) return undefined;
      if (snapshot.day?.consentAt === undefined) return "no_consent";
      return shelf.withPlace(personId, async () => {
        const file = await uploads.keep(personId, content, parts.mostBytes);
        if (typeof file === "string") return file;
        shelf.put(personId, file);
        const { run, job } = await begin(personId, file, true);
        // Whoever sends it once more wants it read once more.
        if (job) void queue.add({ ...job, run: { ...job.run, attempts: 0 } });
        return run;
      });
    },

    async run(personId, path, listener) {
      const file = await uploads.look(path);
      if (typeof file === "string") return file;
      const { run, job } = await begin(personId, file, false, listener);
      return job ? queue.add(job) : run;
    },

    async list(personId, limit) {
      const runs: ImportRun[] = [];
      for (const run of await imports.list(personId, limit)) {
        const silent = isOpen(run) && !queue.job(run.id) && clock.now() - run.changedAt > silentMs;
        const now: ImportRun = silent ? { ...run, state: "stopped", changedAt: clock.now() } : run;
        if (silent) await imports.save(personId, now);
        runs.push(now);
      }
      return runs;
    },

    async stop(personId, id) {
      const job = queue.job(id);
      if (job) {
        if (job.personId !== personId) return false;
        job.ends = "stopped";
        return true;
      }
      const run = (await imports.list(personId, mostListed)).find((each) => each.id === id);
      if (!run || !isOpen(run)) return false;
      await imports.save(personId, { ...run, state: "stopped", changedAt: clock.now() });
      for (const file of shelf.of(personId)) if (file.fingerprint === run.fingerprint) await shelf.drop(file);
      return true;
    },

    async forget(personId) {
      const mine = shelf.of(personId);
      if (mine.length === 0) return;
      const snapshot = await store.snapshot(personId);
      if (snapshot?.day?.consentAt !== undefined) return;
      queue.stop(personId);
      for (const file of mine) await shelf.drop(file);
    },

    async resume() {
      for (const { personId, file } of await uploads.left()) {
        if (queue.closing()) return;
        if (shelf.has(file)) continue;
        shelf.put(personId, file);
        try {
          await goOn(personId, file);
        } catch (error) {
          log.error("import_not_resumed", { error });
        }
      }
    },

    close: () => queue.close(),
  };
}

/** Whether somebody is at it, or will be. */
const isOpen = ({ state }: ImportRun): boolean => state === "waiting" || state === "running";
