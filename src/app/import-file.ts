import type { PersonId } from "#core/person/person.ts";
import type { FileHere, ImportFiles, ImportProblem, NotKept, Upload } from "./importer.ts";
import { type ImportJob, type ImportListener, noteRun } from "./import-job.ts";
import { createImportQueue, type ImportQueueParts } from "./import-queue.ts";
import type { ImportRun } from "./reading-ports.ts";
import type { UploadShelf } from "./upload-shelf.ts";

export interface ImportFileParts extends ImportQueueParts {
  readonly files: ImportFiles;
  readonly shelf: UploadShelf;
  /** The largest file that is taken in. */
  readonly mostBytes: number;
}

type NotBegun = "no_consent" | NotKept | Extract<ImportProblem, "not_there">;

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
  /** Goes on with what was being read when the program ended, here or in a process that is dead. */
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
  const { store, imports, files, shelf, clock, log } = parts;
  const queue = createImportQueue(parts, shelf);

  /** Whether the same file waits already, here or in another process. */
  const waitsAlready = async ({ personId, id, fingerprint }: Upload): Promise<boolean> =>
    (await shelf.of(personId)).find((each) => each.fingerprint === fingerprint)?.id !== id;

  /** Begins, or goes on with, the import of a file; where it is being read already, that goes on. */
  const begin = async (
    personId: PersonId,
    file: FileHere,
    upload: Upload | undefined,
    listener?: ImportListener,
  ): Promise<Begun> => {
    const snapshot = await store.snapshot(personId);
    const agreed = snapshot?.day?.consentAt !== undefined;
    const run = agreed ? await imports.begin(personId, file, clock.now()) : undefined;
    const isRead = run && (queue.job(run.id) ?? (upload && (await waitsAlready(upload))));
    if (run && !isRead) return { run, job: { personId, run, file, upload, listener, ends: undefined } };
    if (upload && !queue.holds(upload)) await shelf.remove(upload);
    return { run: run ?? (snapshot ? "no_consent" : undefined), job: undefined };
  };

  /** Goes on with a file that was left; not with one at which the program died again and again. */
  const goOn = async (upload: Upload): Promise<void> => {
    const { job } = await begin(upload.personId, files.open(upload), upload);
    if (!job) return;
    if (job.run.attempts < mostAttempts) void queue.add(job);
    else {
      await noteRun(parts, job, { state: "failed", problem: "gave_up", attempts: 0 });
      await shelf.remove(upload);
    }
  };

  const removeAll = async (personId: PersonId, which: (upload: Upload) => boolean): Promise<void> => {
    for (const upload of (await shelf.of(personId)).filter(which)) await shelf.remove(upload);
  };

  return {
    mostBytes: parts.mostBytes,

    async start(personId, content) {
      const snapshot = await store.snapshot(personId);
      if (!snapshot) return undefined;
      if (snapshot.day?.consentAt === undefined) return "no_consent";
      const upload = await files.keep(personId, content, parts.mostBytes);
      if (upload === undefined || typeof upload === "string") return upload;
      const { run, job } = await begin(personId, files.open(upload), upload);
      // Whoever sends it once more wants it read once more.
      if (job) void queue.add({ ...job, run: { ...job.run, attempts: 0 } });
      return run;
    },

    async run(personId, path, listener) {
      const file = await files.look(path);
      if (typeof file === "string") return file;
      const { run, job } = await begin(personId, file, undefined, listener);
      return job ? queue.add(job) : run;
    },

    async list(personId, limit) {
      const runs: ImportRun[] = [];
      const isSilent = async (run: ImportRun): Promise<boolean> => {
        if (!isOpen(run) || queue.job(run.id) || clock.now() - run.changedAt <= silentMs) return false;
        // Its turn comes, wherever that is.
        return (await shelf.of(personId)).every(({ fingerprint }) => fingerprint !== run.fingerprint);
      };
      for (const run of await imports.list(personId, limit)) {
        const silent = await isSilent(run);
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
      // Whichever process reads it finds nothing more of it.
      await removeAll(personId, ({ fingerprint }) => fingerprint === run.fingerprint);
      await imports.save(personId, { ...run, state: "stopped", changedAt: clock.now() });
      return true;
    },

    async forget(personId) {
      if ((await shelf.of(personId)).length === 0) return;
      const snapshot = await store.snapshot(personId);
      if (snapshot?.day?.consentAt !== undefined) return;
      queue.stop(personId);
      await removeAll(personId, () => true);
    },

    async resume() {
      for (const upload of await shelf.left()) {
        if (queue.closing()) return;
        if (queue.holds(upload)) continue;
        try {
          await goOn(upload);
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
