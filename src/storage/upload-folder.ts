import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Upload } from "#app/importer.ts";
import { mostUploads, slicesBetweenLooks, untouchedMs, type UploadShelf, uploadSlice } from "#app/upload-shelf.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import { type PersonKey, sealedOverhead } from "./crypto.ts";
import { type Database, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import { keysSql, spots, type WrappedKeyRow } from "./sealing.ts";

export interface UploadFolderParts {
  readonly folder: string;
  readonly database: Pick<Database, "once">;
  readonly key: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey;
  readonly now: () => Instant;
  /** So much stays free on the disk, for the database and everything else (bytes). */
  readonly free?: number;
}

const leastFree = 1_000_000_000;
const arriving = ".part";
const whole = ".sealed";
const about = ".owner";
const named = /^([0-9a-f-]{36})\.(?:part|sealed|owner)$/u;
const person = /^[0-9a-f-]{36}$/u;
const recordBytes = uploadSlice + sealedOverhead;

/** What lies beside a file: whose it is, and once it is whole, what there is to know of it. */
interface About {
  readonly personId: PersonId;
  readonly at?: Instant;
  readonly bytes?: number;
  readonly fingerprint?: string;
}

/**
 * Uploads beside the embedded database, which one process has for itself, in a folder that nobody else on the machine can read. The names of files tell nothing of
 * whose they are: that stands in a small file beside each.
 */
export function uploadFolder({ folder, database, key, now, free = leastFree }: UploadFolderParts): UploadShelf {
  /** Files that this process lets come, or has touched, and when. */
  const touched = new Map<string, Instant>();
  const coming = new Set<string>();
  const place = (id: string, ending: string): string => join(folder, id + ending);
  const hasRoom = async (): Promise<boolean> => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= free;
  };
  const keyOf = async (personId: PersonId): Promise<PersonKey | undefined> => {
    const rows = onlyValue(
      await database.once(
        `select set_config('app.person_id', ${literal(personId)}, true); select ${keysSql(personId)}`,
      ),
    ) as readonly WrappedKeyRow[] | null;
    return rows === null ? undefined : key(personId, rows);
  };
  const note = (id: string, said: About): Promise<void> =>
    writeFile(place(id, about), JSON.stringify(said), { mode: 0o600, flush: true });
  const removeFiles = async (id: string): Promise<void> => {
    for (const ending of [whole, arriving, about]) await rm(place(id, ending), { force: true });
    touched.delete(id);
    coming.delete(id);
  };
  const read = async (id: string): Promise<About | undefined> => {
    try {
      const said = JSON.parse(await readFile(place(id, about), "utf8")) as About;
      return person.test(said.personId) ? said : undefined;
    } catch (error) {
      if (error instanceof SyntaxError || isNotThere(error)) return undefined;
      throw error;
    }
  };
  /** Everything that lies here, whole or not. */
  const lying = async (): Promise<readonly { readonly id: string; readonly about: About | undefined }[]> => {
    const names = await readdir(folder).catch((): string[] => []);
    const ids = new Set(names.map((name) => named.exec(name)?.[1]).filter((id) => id !== undefined));
    for (const name of names) if (!named.test(name)) await rm(join(folder, name), { force: true, recursive: true });
    return Promise.all([...ids].map(async (id) => ({ id, about: await read(id) })));
  };
  const wholeOnes = async (): Promise<readonly (Upload & { readonly at: Instant })[]> =>
    (await lying())
      .flatMap(({ id, about: said }) =>
        said?.fingerprint === undefined
          ? []
          : [{ ...said, id, at: said.at ?? 0, bytes: said.bytes ?? 0, fingerprint: said.fingerprint }],
      )
      .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));

  return {
    async begin(personId) {
      if ((await keyOf(personId)) === undefined) return undefined;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if ((await lying()).filter((each) => each.about?.personId === personId).length >= mostUploads) return "busy";
      if (!(await hasRoom())) return "no_space";
      const id = randomUUID();
      coming.add(id);
      try {
        await note(id, { personId });
        return { id };
      } catch (error) {
        await removeFiles(id);
        if (isFull(error)) return "no_space";
        throw error;
      }
    },

    async add(personId, id, number, bytes) {
      const sealer = await keyOf(personId);
      if (sealer === undefined || !coming.has(id)) return false;
      if (number % slicesBetweenLooks === slicesBetweenLooks - 1 && !(await hasRoom())) return "no_space";
      try {
        await writeFile(place(id, arriving), sealer.seal(spots.uploadSlice(id, number), bytes), {
          flag: "a",
          mode: 0o600,
        });
        return true;
      } catch (error) {
        if (isFull(error)) return "no_space";
        throw error;
      }
    },

    async finish({ personId, id, bytes, fingerprint }) {
      if (!coming.has(id)) return false;
      const file = await open(place(id, arriving), "r+");
      await file.sync();
      await file.close();
      await rename(place(id, arriving), place(id, whole));
      await note(id, { personId, at: now(), bytes, fingerprint });
      touched.set(id, now());
      coming.delete(id);
      return true;
    },

    async slice(personId, id, number) {
      let file: FileHandle;
      try {
        file = await open(place(id, whole));
      } catch (error) {
        if (isNotThere(error)) return undefined;
        throw error;
      }
      try {
        touched.set(id, now());
        const { buffer, bytesRead } = await file.read(Buffer.alloc(recordBytes), 0, recordBytes, number * recordBytes);
        if (bytesRead === 0) return undefined;
        return (await keyOf(personId))?.open(spots.uploadSlice(id, number), buffer.subarray(0, bytesRead));
      } finally {
        await file.close();
      }
    },

    remove: ({ id }) => removeFiles(id),

    of: async (personId) => (await wholeOnes()).filter((each) => each.personId === personId),

    async left() {
      const found = await wholeOnes();
      const known = new Set(found.map(({ id }) => id));
      for (const { id } of await lying()) if (!known.has(id) && !coming.has(id)) await removeFiles(id);
      const free = found.filter(({ id }) => Math.abs(now() - (touched.get(id) ?? -Infinity)) >= untouchedMs);
      for (const { id } of free) touched.set(id, now());
      return free;
    },
  };
}

const isNotThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
const isFull = (error: unknown): boolean =>
  ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "");
