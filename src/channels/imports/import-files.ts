import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { FileGone, type FileHere, type ImportFiles, type NotKept } from "#app/importer.ts";
import { type UploadShelf, uploadSlice } from "#app/upload-shelf.ts";
import type { PersonId } from "#core/person/person.ts";

/** Its first and last megabyte, and its size, tell a file from others. */
const looked = 2 ** 20;

/** Hears a file go by and says what tells it from others, holding two megabytes of it at most. */
function createFingerprint() {
  const head: Uint8Array[] = [];
  let ends: Uint8Array[] = [];
  let inHead = 0;
  let inEnds = 0;
  let bytes = 0;
  return {
    hear(chunk: Uint8Array): void {
      bytes += chunk.length;
      if (inHead < looked) {
        head.push(chunk.slice(0, looked - inHead));
        inHead += Math.min(chunk.length, looked - inHead);
      }
      ends.push(chunk.slice(-looked));
      inEnds += Math.min(chunk.length, looked);
      while (ends[0] && inEnds - ends[0].length >= looked) inEnds -= ends.shift()?.length ?? 0;
      if (ends.length > 1000) ends = [Buffer.concat(ends)];
    },
    tell(): string {
      const hash = createHash("sha256");
      for (const piece of head) hash.update(piece);
      hash.update(Buffer.concat(ends).subarray(-looked));
      return `${bytes}-${hash.digest("hex").slice(0, 40)}`;
    },
  };
}

/** Uploads on their shelf, and files of this machine. */
export function createImportFiles(shelf: UploadShelf): ImportFiles {
  return {
    async keep(personId, content, mostBytes) {
      const begun = await shelf.begin(personId);
      if (begun === undefined || typeof begun === "string") return begun;
      let arrived = false;
      try {
        const came = await takeIn(shelf, personId, begun.id, content, mostBytes);
        if (came === undefined || typeof came === "string") return came;
        const upload = { personId, id: begun.id, ...came };
        arrived = await shelf.finish(upload);
        return arrived ? upload : undefined;
      } finally {
        if (!arrived) await shelf.remove({ personId, id: begun.id });
      }
    },

    open: ({ personId, id, bytes, fingerprint }) => ({
      name: id,
      bytes,
      fingerprint,
      async *read(from, to = bytes) {
        const end = Math.min(to, bytes);
        for (let at = from; at < end; ) {
          const number = Math.floor(at / uploadSlice);
          const slice = await shelf.slice(personId, id, number);
          const begins = number * uploadSlice;
          const piece = slice?.subarray(at - begins, end - begins);
          if (piece === undefined || piece.length === 0) throw new FileGone("an upload was removed or taken over");
          yield piece;
          at += piece.length;
        }
      },
    }),

    look: fileOnDisk,
  };
}

async function takeIn(
  shelf: UploadShelf,
  personId: PersonId,
  id: string,
  content: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<{ readonly bytes: number; readonly fingerprint: string } | NotKept | undefined> {
  const fingerprint = createFingerprint();
  const slice = Buffer.alloc(uploadSlice);
  let filled = 0;
  let number = 0;
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > mostBytes) return "too_large";
    fingerprint.hear(chunk);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + uploadSlice - filled);
      slice.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < uploadSlice) continue;
      const added = await shelf.add(personId, id, number, slice);
      if (added !== true) return added || undefined;
      number += 1;
      filled = 0;
    }
  }
  if (bytes === 0) return "empty";
  if (filled > 0) {
    const added = await shelf.add(personId, id, number, slice.subarray(0, filled));
    if (added !== true) return added || undefined;
  }
  return { bytes, fingerprint: fingerprint.tell() };
}

/** A file of this machine. */
export async function fileOnDisk(path: string): Promise<FileHere | "empty" | "not_there"> {
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
    const fingerprint = createHash("sha256");
    for (const at of [0, Math.max(0, bytes - looked)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, at);
      fingerprint.update(buffer.subarray(0, bytesRead));
    }
    return {
      name: path,
      bytes,
      fingerprint: `${bytes}-${fingerprint.digest("hex").slice(0, 40)}`,
      async *read(from, to = bytes) {
        if (Math.min(to, bytes) > from)
          yield* createReadStream(path, { start: from, end: to - 1, highWaterMark: uploadSlice });
      },
    };
  } finally {
    await file.close();
  }
}
