import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileHere, UploadFolder } from "#app/importer.ts";
import type { PersonId } from "#core/person/person.ts";

/** Its first and last megabyte, and its size, tell a file from others. */
const looked = 2 ** 20;
const arriving = ".part";
const whole = ".upload";
const named = /^([0-9a-f-]{36})\.[0-9a-f-]{36}\.upload$/u;

/** Uploads in a folder of their own that nobody else on the machine can read; they are removed when they have been read. */
export function createUploadFolder(folder: string): UploadFolder {
  return {
    async keep(personId, content, mostBytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${personId}.${randomUUID()}`);
      const file = await open(path + arriving, "wx", 0o600);
      let problem: "too_large" | "no_space" | undefined;
      let arrived = false;
      try {
        let bytes = 0;
        for await (const chunk of content) {
          bytes += chunk.length;
          if (bytes > mostBytes) {
            problem = "too_large";
            break;
          }
          await file.appendFile(chunk);
        }
        await file.sync();
        arrived = problem === undefined;
      } catch (error) {
        if (!noSpace(error)) throw error;
        problem = "no_space";
      } finally {
        await file.close();
        if (!arrived) await rm(path + arriving, { force: true });
      }
      if (problem) return problem;
      await rename(path + arriving, path + whole);
      const here = await lookAt(path + whole);
      if (typeof here === "string") {
        await rm(path + whole, { force: true });
        return "empty";
      }
      return here;
    },

    look: lookAt,

    remove: ({ path }) => rm(path, { force: true }),

    async left() {
      const names = await readdir(folder).catch((): string[] => []);
      const found: { personId: PersonId; file: FileHere }[] = [];
      for (const name of names.toSorted()) {
        const person = named.exec(name)?.[1];
        const file = person === undefined ? "empty" : await lookAt(join(folder, name));
        if (person !== undefined && typeof file !== "string") found.push({ personId: person as PersonId, file });
        else await rm(join(folder, name), { force: true });
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
