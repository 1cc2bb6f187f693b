import type { Instant } from "#core/time/instant.ts";
import type { OwnDraft } from "#core/day/own-import.ts";
import type { PersonId } from "#core/person/person.ts";
import type { FileKind } from "#core/readings/file-kind.ts";
import type { Metric } from "#core/readings/metric.ts";
import type { fileRefusals } from "#core/readings/row-refusal.ts";
import type { SourceKind } from "#core/readings/reading.ts";

/** One figure as a file or another program tells it, in the metric's canonical unit; whether it can be true is asked later. */
export interface ReadingDraft {
  readonly metric: Metric;
  readonly value: number;
  /** What it was measured over; both are the same for an instant. Of sleep: the time in bed. */
  readonly from: Instant;
  readonly to: Instant;
  /** Minutes by which the clock where it was measured was ahead of UTC. */
  readonly offset: number;
  readonly source: { readonly kind: Exclude<SourceKind, "computed">; readonly name: string };
  /** How the source itself names this figure, where it does. */
  readonly sourceId: string | undefined;
  readonly modality: "sensed" | "self_reported";
}

/** Why one row of a file cannot be read. */
export const refusalReasons = [
  "no_value",
  "not_a_number",
  "wrong_unit",
  "no_time",
  "not_valid",
  "backwards",
  "damaged",
] as const satisfies readonly (typeof fileRefusals)[number][];
export type RefusalReason = (typeof refusalReasons)[number];

/** A row that cannot be read, and where it stands. */
export interface Refusal {
  readonly because: RefusalReason;
  /** As people find it: `line 12`, `data.metrics[0].data[7]`; never what the row says. */
  readonly place: string;
  /** What is wrong there, for whoever made the file: a path and an expectation, never a value. */
  readonly detail?: string;
}

/** Why a file cannot be read, or not to its end. What was read before stays. */
export const importProblems = [
  "empty",
  "unknown_kind",
  "truncated",
  "zip_damaged",
  "zip_locked",
  "zip_bomb",
  "xml_entities",
  "xml_damaged",
  "json_damaged",
  "fit_damaged",
  "db_damaged",
  "wrong_encoding",
  "part_too_long",
  "too_large",
  "not_there",
  "no_consent",
  "no_space",
  "gave_up",
  "merged",
] as const;
export type ImportProblem = (typeof importProblems)[number];

/** What a reader finds between two moments at which it could stop. */
export interface Found {
  readonly readings: readonly ReadingDraft[];
  /** Habits that a file tells of, or parts of them: one name is one habit. */
  readonly habits?: readonly OwnDraft[];
  /** What the file holds that we do not use, by its own name. */
  readonly unused: Readonly<Record<string, number>>;
  readonly refused: readonly Refusal[];
}

export type ImportEvent =
  /** Which reader it is that reads on. */
  | { readonly is: "format"; readonly format: string }
  /** `next` is where to go on once these are kept; `share` is how much of the file lies behind, 0 to 1. */
  | ({ readonly is: "found"; readonly next: string; readonly share: number } & Found)
  /** The last event of a file that cannot be read, or not to its end. */
  | { readonly is: "broken"; readonly because: ImportProblem };

export interface ReadOptions {
  /** Where to go on, as `next` said. */
  readonly cursor: string | undefined;
  /** Where the person lives, for times that name no offset of their own. */
  readonly timeZone: string;
}

/** One file, or one part of an archive. */
export interface ImportSource {
  readonly name: string;
  /** Bytes that `bytes` gives. */
  readonly size: number;
  /** From the beginning each time; in pieces, so that no file has to fit into memory. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** One kind of file: the next vendor is one of these and its fixtures. */
export interface Importer {
  readonly id: FileKind;
  /** Whether it looks like this kind; `head` is the first 64 kB at most. */
  recognise(head: Uint8Array, name: string): boolean;
  /** Memory stays bounded whatever the size. Ends with `broken` where the source cannot be read to its end, and throws only for trouble of the disk. */
  read(source: ImportSource, options: ReadOptions): AsyncIterable<ImportEvent>;
}

/** The bytes of a file, wherever they lie. */
export interface FileBytes {
  readonly bytes: number;
  /** From one place in it up to another, or to its end, in pieces; throws `FileGone` where they lie there no more. */
  read(from: number, to?: number): AsyncIterable<Uint8Array>;
}

/** A file that was being read is not there any more, or somebody else reads it now. */
export class FileGone extends Error {
  override readonly name = "FileGone";
}

/** Reads any file that people have of their health, by its content rather than its name. */
export type ReadImport = (
  file: FileBytes,
  options: ReadOptions & { readonly name: string },
) => AsyncIterable<ImportEvent>;

/** A file that can be read from here. */
export interface FileHere extends FileBytes {
  readonly name: string;
  /** Tells it from other files without reading the whole of it; the same under any name. */
  readonly fingerprint: string;
}

/** A file that somebody sent, until its import is over. */
export interface Upload {
  readonly personId: PersonId;
  readonly id: string;
  readonly bytes: number;
  readonly fingerprint: string;
}

/** Why a file is not kept. */
export type NotKept = "busy" | Extract<ImportProblem, "empty" | "too_large" | "no_space">;

/** Files that people sent, and files of this machine. */
export interface ImportFiles {
  /** Takes in a file as it comes, for this person; undefined where there is no such person. */
  keep(
    personId: PersonId,
    content: AsyncIterable<Uint8Array>,
    mostBytes: number,
  ): Promise<Upload | NotKept | undefined>;
  /** An upload, to be read. */
  open(upload: Upload): FileHere;
  /** A file that lies elsewhere on this machine. */
  look(path: string): Promise<FileHere | Extract<ImportProblem, "empty" | "not_there">>;
}
