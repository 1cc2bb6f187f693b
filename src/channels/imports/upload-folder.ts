import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileHere, UploadFolder } from "#app/importer.ts";
import type { PersonId } from "#core/person/person.ts";

/** Its first and last megabyte, and its size, tell a file from others. */
const looked = 2 ** 20;
const arriving = ".part";
const whole = ".upload";
const owner = ".owner";
const named = /^([0-9a-f-]{36})\.upload$/u;
const person = /^[0-9a-f-]{36}$/u;
/** So much stays free on the disk, for the database and everything else (bytes). */
const leastFree = 1_000_000_000;
/** How often it is looked how much that is, while a file comes. */
const lookedEvery = 64_000_000;

/**
 * Uploads in a folder of their own that nobody else on the machine can read; they are removed when they have been read. Their names tell
 * nothing of whose they are: that stands in a small file beside each.
 */
export function createUploadFolder(folder: string, free = leastFree): UploadFolder {
  /** Those that are coming right now. */
  const coming = new Set<string>();
  const hasRoom = async (): Promise<boolean> => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= free;
  };
  const removeAll = async (path: string): Promise<void> => {
    await rm(path + whole, { force: true });
    await rm(path + owner, { force: true });
  };
  return {
    async keep(personId, content, mostBytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (!(await hasRoom())) return "no_space";
      const id = randomUUID();
      const path = join(folder, id);
      coming.add(id);
      const file = await open(path + arriving, "wx", 0o600);
      let problem: "too_large" | "no_space" | undefined;
      let arrived = false;
      try {
        let bytes = 0;
        let lookedAt = 0;
        for await (const chunk of content) {
          bytes += chunk.length;
          if (bytes > mostBytes) problem = "too_large";
          else if (bytes - lookedAt > lookedEvery) {
            lookedAt = bytes;
            if (!(await hasRoom())) problem = "no_space";
          }
          if (problem) break;
          await file.appendFile(chunk);
        }
        await file.sync();
        if (!problem) {
          await writeFile(path + owner, personId, { mode: 0o600, flush: true });
          await rename(path + arriving, path + whole);
          arrived = true;
        }
      } catch (error) {
        if (!noSpace(error)) throw error;
        problem = "no_space";
      } finally {
        await file.close();
        coming.delete(id);
        if (!arrived) {
          await rm(path + arriving, { force: true });
          await removeAll(path);
        }
      }
      if (problem) return problem;
      const here = await lookAt(path + whole);
      if (typeof here === "string") {
        await removeAll(path);
        return "empty";
      }
      return here;
    },

    look: lookAt,

    remove: ({ path }) => removeAll(path.slice(0, -whole.length)),

    async left() {
      const names = await readdir(folder).catch((): string[] => []);
      const found: { personId: PersonId; file: FileHere }[] = [];
      for (const name of names.toSorted()) {
        const [id = ""] = name.split(".", 1);
        if (coming.has(id)) continue;
        const path = join(folder, id);
        if (!named.test(name)) {
          // What says whose a file is goes with it.
          if (name !== id + owner || !names.includes(id + whole)) await rm(join(folder, name), { force: true });
          continue;
        }
        const personId = (await readFile(path + owner, "utf8").catch(() => "")).trim();
        const file = person.test(personId) ? await lookAt(path + whole) : "empty";
        if (typeof file === "string") await removeAll(path);
        else found.push({ personId: personId as PersonId, file });
      }
      return found;
    },
  };
}

const noSpace = (error: unknown): boolean =>
  ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "");

async function lookAt(path: string): Promise<FileHere | "empty" | "not_there"> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "not_there";
    throw error;
  }
  try {
    const found = await file.stat();
    if (!found.isFile()) return "not_there";
    const bytes = found.size;
    if (bytes === 0) return "empty";
    const hash = createHash("sha256");
    for (const at of [0, Math.max(0, bytes - looked)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, at);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return { path, bytes, fingerprint: `${bytes}-${hash.digest("hex").slice(0, 40)}` };
  } finally {
    await file.close();
  }
}
