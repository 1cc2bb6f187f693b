import type { PersonId } from "#core/person/person.ts";
import type {
  FileHere,
  ImportEvent,
  ImportProblem,
  ReadImport,
  ReadingDraft,
  Refusal,
  UploadFolder,
} from "./importer.ts";
import type { Clock, Log, Store } from "./ports.ts";
import type { ImportRun, ImportStore, ReadingStore } from "./reading-ports.ts";
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
  /** So many figures are kept at once, and then how far we are; 5,000 where nothing is said. */
  readonly batch?: number;
}

/** Hears how far an import is, and of every row that cannot be read. */
export interface ImportListener {
  progress(run: ImportRun): void;
  refused(refusal: Refusal): void;
}

type NotBegun = "no_consent" | Extract<ImportProblem, "empty" | "too_large" | "no_space" | "not_there">;

export interface ImportFile {
  readonly mostBytes: number;
  /** Takes in a file and reads it after the answer; `ImportStore.list` says how far it is. Undefined where there is no such person. */
  start(personId: PersonId, content: AsyncIterable<Uint8Array>): Promise<ImportRun | NotBegun | undefined>;
  /** Reads a file of this machine, to the end. */
  run(personId: PersonId, path: string, listener?: ImportListener): Promise<ImportRun | NotBegun | undefined>;
  /** What the person wants to read no further; what was read stays. False where it does not run. */
  stop(personId: PersonId, id: string): Promise<boolean>;
  /** Goes on with what was being read when the program ended. */
  resume(): Promise<void>;
  /** Leaves off at the next safe place, for `resume` to go on, and resolves when nothing is being read. */
  close(): Promise<void>;
}

/** Where nothing is found for so long (ms), how far we are is kept all the same. */
const quietMs = 1000;
/** A file may call what it holds by any number of names. */
const mostNames = 500;

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
  const { store, readings, imports, uploads, digest, clock, log, batch = 5000 } = parts;
  const jobs = new Map<string, Job>();
  let queue: Promise<unknown> = Promise.resolve();
  let closing = false;

  /** Notes how far it is; from then on that is where it goes on. */
  const save = async (job: Job, changes: Partial<ImportRun>): Promise<void> => {
    const run = { ...job.run, ...changes, changedAt: clock.now() };
    await imports.save(job.personId, run);
    job.run = run;
    job.listener?.progress(run);
  };

  /** Keeps what was found, and then notes how far that is; false where the person does not agree that it is kept. */
  const keep = async (job: Job, found: Batch): Promise<boolean> => {
    const at = clock.now();
    const rows = found.readings.map((draft) => readingOf(draft, { at, imported: true, digest }));
    const verdicts = rows.length > 0 ? await readings.put(job.personId, rows, at) : [];
    if (verdicts === "no_consent" || verdicts === undefined) return false;
    const count = (which: string): number => verdicts.filter((verdict) => verdict === which).length;
    const marked = rows.filter((row, index) => row.quality !== "plausible" && verdicts[index] === "stored").length;
    const { counts, unused, refused, bytes, bytesRead } = job.run;
    await save(job, {
      format: job.run.format ?? found.format,
      bytesRead: Math.max(bytesRead, Math.round(found.share * bytes)),
      cursor: found.next ?? job.run.cursor,
      counts: {
        read: counts.read + rows.length,
        stored: counts.stored + count("stored"),
        known: counts.known + count("known"),
        conflicts: counts.conflicts + count("conflict"),
        marked: counts.marked + marked,
      },
      unused: added(unused, found.unused),
      refused: added(refused, found.refused),
    });
    return true;
  };

  /** How it ended. */
  const readThrough = async (job: Job, timeZone: string): Promise<Pick<ImportRun, "state" | "problem">> => {
    const refused = { state: "failed", problem: "no_consent" } as const;
    let found = emptyBatch();
    let kept = clock.now();
    const options = { name: job.file.path, cursor: job.run.cursor, timeZone };
    for await (const event of parts.read(job.file.path, options)) {
      if (event.is === "format") found.format ??= event.format;
      if (event.is === "found") take(found, event, job.listener);
      const quiet = found.readings.length < batch && clock.now() - kept < quietMs;
      if (event.is !== "broken" && quiet && !job.ends) continue;
      if (!(await keep(job, found))) return refused;
      found = emptyBatch();
      kept = clock.now();
      if (event.is === "broken") return { state: "failed", problem: event.because };
      if (job.ends) return { state: job.ends, problem: undefined };
    }
    return (await keep(job, found)) ? { state: "done", problem: undefined } : refused;
  };

  const work = async (job: Job): Promise<ImportRun> => {
    const { personId, file } = job;
    const before = job.run.counts.stored;
    try {
      if (job.ends) await save(job, { state: job.ends });
      else {
        await save(job, { state: "running", problem: undefined });
        const snapshot = await store.snapshot(personId);
        const end = await readThrough(job, snapshot?.person.timeZone ?? "UTC");
        await save(job, { ...end, ...(end.state === "done" ? { bytesRead: job.run.bytes } : {}) });
      }
      if (job.run.state !== "waiting" && job.run.counts.stored > before) await parts.reckon(personId);
    } catch (error) {
      log.error("import_failed", { error });
      await save(job, { state: "failed", problem: diskFull(error) ? "no_space" : undefined }).catch(() => undefined);
    } finally {
      jobs.delete(job.run.id);
    }
    const { state, format, problem, counts } = job.run;
    log.info("import_ended", { state, format, problem, ...counts });
    if (job.ours && state !== "waiting") await uploads.remove(file);
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
    const run = snapshot && (await imports.begin(personId, file, clock.now()));
    const refused = !run ? "gone" : snapshot?.day?.consentAt === undefined ? "no_consent" : undefined;
    if (!run || refused || jobs.has(run.id)) {
      if (ours) await uploads.remove(file);
      return { run: refused === "no_consent" ? ("no_consent" as const) : run, done: undefined };
    }
    return { run, done: enqueue({ personId, run, file, ours, listener, ends: undefined }) };
  };

  return {
    mostBytes: parts.mostBytes,

    async start(personId, content) {
      const snapshot = await store.snapshot(personId);
      if (!snapshot) return undefined;
      if (snapshot.day?.consentAt === undefined) return "no_consent";
      const file = await uploads.keep(personId, content, parts.mostBytes);
      if (typeof file === "string") return file;
      const { run } = await begin(personId, file, true);
      return run;
    },

    async run(personId, path, listener) {
      const file = await uploads.look(path);
      if (typeof file === "string") return file;
      const { run, done } = await begin(personId, file, false, listener);
      return done ?? run;
    },

    async stop(personId, id) {
      const job = jobs.get(id);
      if (job?.personId !== personId) return false;
      job.ends = "stopped";
      return true;
    },

    async resume() {
      for (const { personId, file } of await uploads.left()) {
        if (!closing) await begin(personId, file, true);
      }
    },

    async close() {
      closing = true;
      for (const job of jobs.values()) job.ends ??= "waiting";
      await queue;
    },
  };
}

/** The disk of uploads, or that of the database. */
const diskFull = (error: unknown): boolean => ["ENOSPC", "53100"].includes(String((error as { code?: unknown }).code));

/** What was found since figures were last kept. */
interface Batch {
  format: string | undefined;
  readonly readings: ReadingDraft[];
  readonly unused: Map<string, number>;
  readonly refused: Map<string, number>;
  next: string | undefined;
  share: number;
}

const emptyBatch = (): Batch => ({
  format: undefined,
  readings: [],
  unused: new Map(),
  refused: new Map(),
  next: undefined,
  share: 0,
});

function take(
  into: Batch,
  found: Extract<ImportEvent, { readonly is: "found" }>,
  listener: ImportListener | undefined,
): void {
  for (const draft of found.readings) into.readings.push(draft);
  for (const [name, count] of Object.entries(found.unused)) into.unused.set(name, (into.unused.get(name) ?? 0) + count);
  for (const refusal of found.refused) {
    into.refused.set(refusal.because, (into.refused.get(refusal.because) ?? 0) + 1);
    listener?.refused(refusal);
  }
  into.next = found.next;
  into.share = found.share;
}

function added(
  counts: Readonly<Record<string, number>>,
  more: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  if (more.size === 0) return counts;
  const sum = new Map(Object.entries(counts));
  for (const [name, count] of more) {
    const known = sum.has(name) || sum.size < mostNames ? name : "…";
    sum.set(known, (sum.get(known) ?? 0) + count);
  }
  return Object.fromEntries(sum);
}
