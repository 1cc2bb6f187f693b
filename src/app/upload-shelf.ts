import type { PersonId } from "#core/person/person.ts";
import type { NotKept, Upload } from "./importer.ts";

/**
 * Where uploads lie in slices of `uploadSlice` bytes, sealed with their person's key, until their import is over: with a server in the database, so that every
 * process reaches them. Each upload is held by one process; what is held by one that died, another takes.
 */
export interface UploadShelf {
  /** Room for a file that is about to come, and its id; undefined where there is no such person. */
  begin(personId: PersonId): Promise<{ readonly id: string } | Exclude<NotKept, "empty" | "too_large"> | undefined>;
  /** The next slice. False where the upload is gone, with its person or their consent. */
  add(personId: PersonId, id: string, number: number, bytes: Uint8Array): Promise<boolean | "no_space">;
  /** All of it is there. False where it is gone. */
  finish(upload: Upload): Promise<boolean>;
  /** One slice, opened; undefined where it is gone, or another process holds it. */
  slice(personId: PersonId, id: string, number: number): Promise<Uint8Array | undefined>;
  remove(upload: Pick<Upload, "personId" | "id">): Promise<void>;
  /** Those of one person that are whole, in the order in which they were. */
  of(personId: PersonId): Promise<readonly Upload[]>;
  /**
   * Whole uploads that this process has held for a while, and those that it takes over from dead ones; what had not wholly come with them is removed.
   */
  left(): Promise<readonly Upload[]>;
}

/** So many bytes lie together (a quarter of a megabyte). */
export const uploadSlice = 262_144;
/** Files of one person that wait or come at once. */
export const mostUploads = 2;
/** So many slices come between two looks at how much room is left. */
export const slicesBetweenLooks = 256;
/** An upload that nobody touched for so long (ms) may be without a reader. */
export const untouchedMs = 15_000;
