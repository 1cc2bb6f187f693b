import type { PersonId } from "#core/person/person.ts";
import type { FileHere, ImportProblem, ReadImport, Refusal, UploadFolder } from "./importer.ts";
import { added, type Batch, emptyBatch, take } from "./import-batch.ts";
import type { Clock, Log, Store } from "./ports.ts";
import type { ImportRun, ImportStore, PutVerdict, ReadingStore } from "./reading-ports.ts";
import { readingOf } from "./take-readings.ts";

export interface ImportFileParts {
  readonly store: Pick<Store, "snapshot">;
  readonly readings: Pick<ReadingStore, "put">;
  readonly imports: ImportStore;
  readonly uploads: UploadFolder;
  readonly read: ReadImport;
  /** Reckons anew what is usual for a person. */
  readonly reckon: (personId: PersonId) => Promise<void>;
  readonly digest: (text: string) => string;
  readonly clock: Clock;
  readonly log: Log;
  /** The largest file that is taken in. */
  readonly mostBytes: number;
  /** So many figures are kept before it is noted how far we are; 5,000 where nothing is said. */
  readonly batch?: number;
  /** How long to wait (ms) before the end of an import is noted again where that failed, at first; a second where nothing is said. */
  readonly pause?: number;
}

type Ending = Pick<ImportRun, "state" | "problem">;

/** Hears how far an import is, and of every row that cannot be read. */
export interface ImportListener {
  progress(run: ImportRun): void;
  refused(refusal: Refusal): void;
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

/** Where nothing is found for so long (ms), how far we are is kept all the same. */
const quietMs = 1000;
/** So many figures are kept in one piece, so that others get their turn between two. */
const slice = 500;
/** Whoever reads a file says so at least every few seconds: after so long (ms) nobody does. */
const silentMs = 120_000;
/** A file at which the program died so often without getting any further is read no more. */
const mostAttempts = 2;
/** Files of one person that wait or come at once. */
const mostFiles = 2;
const mostTries = 10;
/** A person's newest runs, among which one that is open is. */
const mostListed = 50;
const longestPause = 60_000;

/** Its run is gone, with all that it had brought. */
const forgotten = { state: "stopped", problem: undefined } as const;

interface Job {
  readonly personId: PersonId;
  /** As it was last saved. */
  run: ImportRun;
  readonly file: FileHere;
  readonly ours: boolean;
  readonly listener: ImportListener | undefined;
  /** What ends it early: the person's word, or the end of the program. */
  ends: "stopped" | "waiting" | undefined;
}

/**
 * Reads files of the past: figures are kept in batches, each followed by how far we are, so that a file is gone on with after any end, and whatever
 * is read twice is known. Nothing that comes in a file changes a day or sends a word. One file at a time, because reading is work.
 */
export function createImportFile(parts: ImportFileParts): ImportFile {
  const { store, readings, imports, uploads, digest, clock, log, batch = 5000, pause = 1000 } = parts;
  const jobs = new Map<string, Job>();
  /** Uploads that lie here, and whose they are. */
  const files = new Map<string, { readonly personId: PersonId; readonly file: FileHere }>();
  const coming = new Map<PersonId, number>();
  let queue: Promise<unknown> = Promise.resolve();
  let closing = false;

  /** Notes how far it is; from then on that is where it goes on. */
  const save = async (job: Job, changes: Partial<ImportRun>): Promise<boolean> => {
    const run = { ...job.run, ...changes, changedAt: clock.now() };
    const known = await imports.save(job.personId, run);
    job.run = run;
    job.listener?.progress(run);
    return known;
  };

  const drop = async (file: FileHere): Promise<void> => {
    await uploads.remove(file);
    files.delete(file.path);
  };

  /** Keeps what was found, and then notes how far that is; otherwise why nothing of this person is kept. */
  const keep = async (job: Job, found: Batch): Promise<Ending | undefined> => {
    const at = clock.now();
    const verdicts: PutVerdict[] = [];
    let marked = 0;
    // What the person has forgotten meanwhile does not come back with what a file still holds.
    if (found.readings.length > 0 && !(await save(job, {}))) return forgotten;
    for (let from = 0; from < found.readings.length; from += slice) {
      const rows = found.readings
        .slice(from, from + slice)
        .map((draft) => readingOf(draft, { at, imported: true, digest }));
      const said = await readings.put(job.personId, rows, at);
      if (said === "no_consent") return { state: "failed", problem: "no_consent" };
      // Whoever was merged into somebody else is nobody any more.
      if (said === undefined) return { state: "stopped", problem: "merged" };
      marked += rows.filter((row, index) => row.quality !== "plausible" && said[index] === "stored").length;
      verdicts.push(...said);
    }
    const count = (which: string): number => verdicts.filter((verdict) => verdict === which).length;
    const { counts, unused, refused, bytes, bytesRead, cursor, attempts } = job.run;
    const next = found.next ?? cursor;
    const known = await save(job, {
      format: job.run.format ?? found.format,
      bytesRead: Math.max(bytesRead, Math.round(found.share * bytes)),
      cursor: next,
      attempts: next === cursor ? attempts : 0,
      counts: {
        read: counts.read + verdicts.length,
        stored: counts.stored + count("stored"),
        known: counts.known + count("known"),
        conflicts: counts.conflicts + count("conflict"),
        marked: counts.marked + marked,
      },
      unused: added(unused, found.unused),
      refused: added(refused, found.refused),
    });
    return known ? undefined : forgotten;
  };

  /** How it ended. */
  const readThrough = async (job: Job, timeZone: string): Promise<Ending> => {
    let found = emptyBatch();
    let kept = clock.now();
    const options = { name: job.file.path, cursor: job.run.cursor, timeZone };
    for await (const event of parts.read(job.file.path, options)) {
      if (event.is === "format") found.format ??= event.format;
      if (event.is === "found") take(found, event, job.listener);
      const quiet = found.readings.length < batch && clock.now() - kept < quietMs;
      if (event.is !== "broken" && quiet && !job.ends) continue;
      const refused = await keep(job, found);
      if (refused) return refused;
      found = emptyBatch();
      kept = clock.now();
      if (event.is === "broken") return { state: "failed", problem: event.because };
      if (job.ends) return { state: job.ends, problem: undefined };
    }
    return (await keep(job, found)) ?? { state: "done", problem: undefined };
  };

  /** Notes the end, again and again while the database is away; false where it could not be noted. */
  const settle = async (job: Job, end: Partial<ImportRun>): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await save(job, end);
        return true;
      } catch (error) {
        log.error("import_end_not_kept", { error });
        if (closing || !job.ours || tries >= mostTries) return false;
        await passes(Math.min(longestPause, pause * 2 ** (tries - 1)));
      }
    }
  };

  const endOf = async (job: Job): Promise<Partial<ImportRun>> => {
    try {
      if (job.ends) return { state: job.ends };
      await save(job, { state: "running", problem: undefined, attempts: job.run.attempts + 1 });
      const snapshot = await store.snapshot(job.personId);
      const end = await readThrough(job, snapshot?.person.timeZone ?? "UTC");
      return { ...end, ...(end.state === "done" ? { bytesRead: job.run.bytes } : {}) };
    } catch (error) {
      log.error("import_failed", { error });
      return { state: "failed", problem: diskFull(error) ? "no_space" : undefined };
    }
  };

  const work = async (job: Job): Promise<ImportRun> => {
    const before = job.run.counts.stored;
    const noted = await settle(job, { ...(await endOf(job)), attempts: 0 });
    jobs.delete(job.run.id);
    const { state, format, problem, counts } = job.run;
    log.info("import_ended", { state, format, problem, ...counts });
    try {
      // A file whose end nobody could note is what the next start goes on with.
      if (job.ours && noted && state !== "waiting") await drop(job.file);
      if (noted && state !== "waiting" && counts.stored > before) await parts.reckon(job.personId);
    } catch (error) {
      log.error("import_not_finished", { error });
    }
    return job.run;
  };

  const enqueue = (job: Job): Promise<ImportRun> => {
    jobs.set(job.run.id, job);
    const done = queue.then(() => work(job));
    queue = done.catch((error: unknown) => log.error("import_failed", { error }));
    return done;
  };

  /** Begins, or goes on with, the import of a file; where it is being read already, that goes on. */
  const begin = async (personId: PersonId, file: FileHere, ours: boolean, listener?: ImportListener) => {
    const snapshot = await store.snapshot(personId);
    const agreed = snapshot?.day?.consentAt !== undefined;
    const run = agreed ? await imports.begin(personId, file, clock.now()) : undefined;
    if (run && !jobs.has(run.id)) return { run, job: { personId, run, file, ours, listener, ends: undefined } as Job };
    if (ours && jobs.get(run?.id ?? "")?.file.path !== file.path) await drop(file);
    return { run: run ?? (snapshot ? ("no_consent" as const) : undefined), job: undefined };
  };

  const filesOf = (personId: PersonId): readonly FileHere[] =>
    [...files.values()].filter((each) => each.personId === personId).map(({ file }) => file);

  return {
    mostBytes: parts.mostBytes,

    async start(personId, content) {
      const snapshot = await store.snapshot(personId);
      if (!snapshot) return undefined;
      if (snapshot.day?.consentAt === undefined) return "no_consent";
      const now = coming.get(personId) ?? 0;
      if (now + filesOf(personId).length >= mostFiles) return "busy";
      coming.set(personId, now + 1);
      try {
        const file = await uploads.keep(personId, content, parts.mostBytes);
        if (typeof file === "string") return file;
        files.set(file.path, { personId, file });
        const { run, job } = await begin(personId, file, true);
        // Whoever sends it once more wants it read once more.
        if (job) void enqueue({ ...job, run: { ...job.run, attempts: 0 } });
        return run;
      } finally {
        const rest = (coming.get(personId) ?? 1) - 1;
        if (rest > 0) coming.set(personId, rest);
        else coming.delete(personId);
      }
    },

    async run(personId, path, listener) {
      const file = await uploads.look(path);
      if (typeof file === "string") return file;
      const { run, job } = await begin(personId, file, false, listener);
      return job ? enqueue(job) : run;
    },

    async list(personId, limit) {
      const runs: ImportRun[] = [];
      for (const run of await imports.list(personId, limit)) {
        const silent = isOpen(run) && !jobs.has(run.id) && clock.now() - run.changedAt > silentMs;
        const now: ImportRun = silent ? { ...run, state: "stopped", changedAt: clock.now() } : run;
        if (silent) await imports.save(personId, now);
        runs.push(now);
      }
      return runs;
    },

    async stop(personId, id) {
      const job = jobs.get(id);
      if (job) {
        if (job.personId !== personId) return false;
        job.ends = "stopped";
        return true;
      }
      const run = (await imports.list(personId, mostListed)).find((each) => each.id === id);
      if (!run || !isOpen(run)) return false;
      await imports.save(personId, { ...run, state: "stopped", changedAt: clock.now() });
      for (const file of filesOf(personId)) if (file.fingerprint === run.fingerprint) await drop(file);
      return true;
    },

    async forget(personId) {
      const mine = filesOf(personId);
      if (mine.length === 0) return;
      const snapshot = await store.snapshot(personId);
      if (snapshot?.day?.consentAt !== undefined) return;
      for (const job of jobs.values()) if (job.personId === personId) job.ends = "stopped";
      for (const file of mine) await drop(file);
    },

    async resume() {
      for (const { personId, file } of await uploads.left()) {
        if (closing) return;
        if (files.has(file.path)) continue;
        files.set(file.path, { personId, file });
        try {
          const { job } = await begin(personId, file, true);
          if (!job) continue;
          if (job.run.attempts < mostAttempts) void enqueue(job);
          else {
            await save(job, { state: "failed", problem: "gave_up", attempts: 0 });
            await drop(file);
          }
        } catch (error) {
          log.error("import_not_resumed", { error });
        }
      }
    },

    async close() {
      closing = true;
      for (const job of jobs.values()) job.ends ??= "waiting";
      await queue;
    },
  };
}

const passes = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** Whether somebody is at it, or will be. */
const isOpen = ({ state }: ImportRun): boolean => state === "waiting" || state === "running";

/** The disk of uploads, or that of the database. */
const diskFull = (error: unknown): boolean => ["ENOSPC", "53100"].includes(String((error as { code?: unknown }).code));
