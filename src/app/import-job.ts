import type { OwnDraft } from "#core/day/own-import.ts";
import type { PersonId } from "#core/person/person.ts";
import { FileGone, type FileHere, type ReadImport, type Refusal, type Upload } from "./importer.ts";
import { added, type Batch, emptyBatch, take } from "./import-batch.ts";
import { outageOf } from "./outage.ts";
import type { Clock, Log, Store } from "./ports.ts";
import type { ImportRun, ImportStore, PutVerdict, ReadingStore } from "./reading-ports.ts";
import { readingOf } from "./take-readings.ts";

export interface ImportJobParts {
  readonly store: Pick<Store, "snapshot">;
  readonly readings: Pick<ReadingStore, "put">;
  readonly imports: ImportStore;
  readonly habits: KeepHabits;
  readonly read: ReadImport;
  readonly digest: (text: string) => string;
  readonly clock: Clock;
  readonly log: Log;
  /** So many figures are kept before it is noted how far we are; 5,000 where nothing is said. */
  readonly batch?: number;
}

/** Keeps habits that a file tells of, and says how many of their marks were new and how many were known; undefined where there is no such person. `key` is of this part of this file. */
export type KeepHabits = (
  personId: PersonId,
  habits: readonly OwnDraft[],
  key: string,
) => Promise<{ readonly stored: number; readonly known: number } | undefined>;

/** Hears how far an import is, and of every row that cannot be read. */
export interface ImportListener {
  progress(run: ImportRun): void;
  refused(refusal: Refusal): void;
}

/** A file that is to be read, or is being read. */
export interface ImportJob {
  readonly personId: PersonId;
  /** As it was last saved. */
  run: ImportRun;
  readonly file: FileHere;
  /** Absent where it is a file of this machine; an upload goes when it was read. */
  readonly upload: Upload | undefined;
  readonly listener: ImportListener | undefined;
  /** What ends it early: the person's word, or the end of the program. */
  ends: "stopped" | "waiting" | undefined;
}

type Ending = Pick<ImportRun, "state" | "problem">;

/** Where nothing is found for so long (ms), how far we are is kept all the same. */
const quietMs = 1000;
/** So many figures are kept in one piece, so that others get their turn between two. */
const slice = 500;

/** Its run is gone, with all that it had brought; or its file. */
export const forgotten = { state: "stopped", problem: undefined } as const;

/** Notes how far it is; from then on that is where it goes on. False where the run was forgotten. */
export async function noteRun(
  { imports, clock }: Pick<ImportJobParts, "imports" | "clock">,
  job: ImportJob,
  changes: Partial<ImportRun>,
): Promise<boolean> {
  const run = { ...job.run, ...changes, changedAt: clock.now() };
  const known = await imports.save(job.personId, run);
  job.run = run;
  job.listener?.progress(run);
  return known;
}

/** What became of figures that were kept. */
interface Kept {
  readonly verdicts: readonly PutVerdict[];
  /** How many were stored and are not used, because of what speaks against them. */
  readonly marked: number;
  /** Marks of habits that were new, and that were known. */
  readonly habits?: { readonly stored: number; readonly known: number };
}

/** Keeps what was found, slice by slice; otherwise why nothing of this person is kept. */
async function keepReadings(parts: ImportJobParts, job: ImportJob, found: Batch): Promise<Kept | Ending> {
  const at = parts.clock.now();
  const verdicts: PutVerdict[] = [];
  let marked = 0;
  for (let from = 0; from < found.readings.length; from += slice) {
    const rows = found.readings
      .slice(from, from + slice)
      .map((draft) => readingOf(draft, { at, imported: true, digest: parts.digest }));
    const said = await parts.readings.put(job.personId, rows, at);
    if (said === "no_consent") return { state: "failed", problem: "no_consent" };
    // Whoever was merged into somebody else is nobody any more.
    if (said === undefined) return { state: "stopped", problem: "merged" };
    marked += rows.filter((row, index) => row.quality !== "plausible" && said[index] === "stored").length;
    verdicts.push(...said);
  }
  return { verdicts, marked };
}

const noMarks = { stored: 0, known: 0 };

/** Keeps what was found of habits; of whoever was merged into somebody else nothing is kept. */
async function keepHabits(
  parts: ImportJobParts,
  job: ImportJob,
  { habits, next }: Batch,
): Promise<Kept["habits"] | Ending> {
  if (habits.length === 0) return noMarks;
  const kept = await parts.habits(job.personId, habits, `${job.run.id}:${next ?? ""}`);
  return kept ?? { state: "stopped", problem: "merged" };
}

/** How far a run is after a batch. */
function advanced(run: ImportRun, found: Batch, { verdicts, marked, habits = noMarks }: Kept): Partial<ImportRun> {
  const count = (which: PutVerdict): number => verdicts.filter((verdict) => verdict === which).length;
  const { counts, unused, refused, bytes, bytesRead, cursor, attempts } = run;
  const next = found.next ?? cursor;
  return {
    format: run.format ?? found.format,
    bytesRead: Math.max(bytesRead, Math.round(found.share * bytes)),
    cursor: next,
    attempts: next === cursor ? attempts : 0,
    counts: {
      read: counts.read + verdicts.length + habits.stored + habits.known,
      stored: counts.stored + count("stored") + habits.stored,
      known: counts.known + count("known") + habits.known,
      conflicts: counts.conflicts + count("conflict"),
      marked: counts.marked + marked,
    },
    unused: added(unused, found.unused),
    refused: added(refused, found.refused),
  };
}

/** Keeps what was found, and then notes how far that is; gives an ending where the import cannot go on. */
async function keepBatch(parts: ImportJobParts, job: ImportJob, found: Batch): Promise<Ending | undefined> {
  // What the person has forgotten meanwhile does not come back with what a file still holds.
  const anything = found.readings.length + found.habits.length > 0;
  if (anything && !(await noteRun(parts, job, {}))) return forgotten;
  const kept = await keepReadings(parts, job, found);
  if ("state" in kept) return kept;
  const habits = await keepHabits(parts, job, found);
  if (habits && "state" in habits) return habits;
  return (await noteRun(parts, job, advanced(job.run, found, { ...kept, ...(habits ? { habits } : {}) })))
    ? undefined
    : forgotten;
}

const marksIn = ({ habits }: Batch): number => habits.reduce((sum, { marks }) => sum + marks.length, 0);

/** Reads the file from where it was left, batch by batch, to its end or until somebody ends it. */
async function readThrough(parts: ImportJobParts, job: ImportJob, timeZone: string): Promise<Ending> {
  const { clock, batch = 5000 } = parts;
  let found = emptyBatch();
  let kept = clock.now();
  const options = { name: job.file.name, cursor: job.run.cursor, timeZone };
  for await (const event of parts.read(job.file, options)) {
    if (event.is === "format") found.format ??= event.format;
    if (event.is === "found") take(found, event, job.listener);
    const quiet = found.readings.length + marksIn(found) < batch && clock.now() - kept < quietMs;
    if (event.is !== "broken" && quiet && !job.ends) continue;
    const refused = await keepBatch(parts, job, found);
    if (refused) return refused;
    found = emptyBatch();
    kept = clock.now();
    if (event.is === "broken") return { state: "failed", problem: event.because };
    if (job.ends) return { state: job.ends, problem: undefined };
  }
  return (await keepBatch(parts, job, found)) ?? { state: "done", problem: undefined };
}

/** Reads the file of a job and says how that ended, `gone` where the file went meanwhile; it never throws. The end itself is still to be noted. */
export async function readJob(parts: ImportJobParts, job: ImportJob): Promise<Partial<ImportRun> | "gone"> {
  try {
    if (job.ends) return { state: job.ends };
    await noteRun(parts, job, { state: "running", problem: undefined, attempts: job.run.attempts + 1 });
    const snapshot = await parts.store.snapshot(job.personId);
    const end = await readThrough(parts, job, snapshot?.person.timeZone ?? "UTC");
    return { ...end, ...(end.state === "done" ? { bytesRead: job.run.bytes } : {}) };
  } catch (error) {
    if (error instanceof FileGone) return "gone";
    // An upload waits for better times; a file of this machine is read again when somebody says so.
    if (job.upload && outageOf(error) === "database_away") return { state: "waiting", problem: undefined };
    parts.log.error("import_failed", { error });
    return { state: "failed", problem: diskFull(error) ? "no_space" : undefined };
  }
}

/** The disk of uploads, or that of the database. */
const diskFull = (error: unknown): boolean => ["ENOSPC", "53100"].includes(String((error as { code?: unknown }).code));
