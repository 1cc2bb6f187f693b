import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { FileBytes } from "#app/importer.ts";
import { Broken } from "./broken.ts";

/** How much may come out of an archive: health exports shrink to a twentieth, and never to a thousandth. */
export interface Bounds {
  readonly ratio: number;
  readonly bytes: number;
  /** Below so many bytes nobody is harmed, whatever the ratio. */
  readonly harmless: number;
}

export const bounds: Bounds = { ratio: 250, bytes: 32 * 2 ** 30, harmless: 64 * 2 ** 20 };

/** Counts what comes out of one archive, and stops a bomb. */
export function createGuard(archiveBytes: number, { ratio, bytes, harmless }: Bounds = bounds) {
  let out = 0;
  const most = Math.min(bytes, Math.max(harmless, ratio * archiveBytes));
  return {
    /** Whether so much may still come; asked of what an entry says of itself before it is opened. */
    allows: (more: number): boolean => out + more <= most,
    count(more: number): void {
      out += more;
      if (out > most) throw new Broken("zip_bomb");
    },
  };
}
export type Guard = ReturnType<typeof createGuard>;

/** Where an entry's data lie in the archive. */
export interface Packed {
  readonly file: FileBytes;
  readonly from: number;
  /** Undefined where only the data themselves tell. */
  readonly packedSize: number | undefined;
  readonly method: number;
  readonly crc: number | undefined;
}

const pieceBytes = 262_144;

/** The bytes of an entry. Breaks off where the archive ends too early or is damaged, after giving what could be unpacked. */
export async function* unpack(
  packed: Packed,
  guard: Guard,
  done: (packedBytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const { file, from, packedSize, method, crc } = packed;
  if (packedSize === 0) return done(0);
  const raw = Readable.from(file.read(from, packedSize === undefined ? undefined : from + packedSize));
  const inflate = method === 8 ? createInflateRaw({ chunkSize: pieceBytes }) : undefined;
  raw.on("error", (error) => inflate?.destroy(error));
  const stream = inflate ? raw.pipe(inflate) : raw;
  let sum = 0;
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      guard.count(chunk.length);
      length += chunk.length;
      if (crc !== undefined) sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") throw new Broken("truncated");
    if (code?.startsWith("Z_")) throw new Broken("zip_damaged");
    throw error;
  } finally {
    raw.destroy();
    inflate?.destroy();
  }
  if (crc !== undefined && sum !== crc) throw new Broken("zip_damaged");
  done(inflate ? inflate.bytesWritten : length);
}
