import type { PersonId } from "#core/person/person.ts";
import type { FileHere, UploadFolder } from "./importer.ts";

/** Uploads that lie here, and whose they are. */
export interface UploadShelf {
  put(personId: PersonId, file: FileHere): void;
  has(file: FileHere): boolean;
  of(personId: PersonId): readonly FileHere[];
  /** Removes a file from the shelf and from the disk. */
  drop(file: FileHere): Promise<void>;
  /**
   * Does something with a place on the shelf that nobody else takes meanwhile; `busy` where the files of the person that lie here or are on their way
   * are as many as may.
   */
  withPlace<T>(personId: PersonId, work: () => Promise<T>): Promise<T | "busy">;
}

/** Files of one person that wait or come at once. */
const mostFiles = 2;

export function createUploadShelf(uploads: Pick<UploadFolder, "remove">): UploadShelf {
  const files = new Map<string, { readonly personId: PersonId; readonly file: FileHere }>();
  const coming = new Map<PersonId, number>();
  const of = (personId: PersonId): readonly FileHere[] =>
    [...files.values()].filter((each) => each.personId === personId).map(({ file }) => file);
  const comes = (personId: PersonId, more: number): void => {
    const count = (coming.get(personId) ?? 0) + more;
    if (count > 0) coming.set(personId, count);
    else coming.delete(personId);
  };
  return {
    put: (personId, file) => void files.set(file.path, { personId, file }),
    has: ({ path }) => files.has(path),
    of,
    async drop(file) {
      await uploads.remove(file);
      files.delete(file.path);
    },
    async withPlace(personId, work) {
      if ((coming.get(personId) ?? 0) + of(personId).length >= mostFiles) return "busy";
      comes(personId, 1);
      try {
        return await work();
      } finally {
        comes(personId, -1);
      }
    },
  };
}
