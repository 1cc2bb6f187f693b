import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { type FileBytes, FileGone, type ImportSource } from "#app/importer.ts";
import { outageOf } from "#app/outage.ts";
import { Broken } from "./broken.ts";
import { type Bounds, createGuard, type Guard, unpack } from "./inflate.ts";

/** One file of an archive, and where in the archive it lies, 0 to 1. */
export interface ZipPart extends ImportSource {
  readonly from: number;
  readonly to: number;
}

const stored = 0;
const deflated = 8;
/** An archive of health data holds some thousands of files. */
const mostEntries = 200_000;

/**
 * The files of an archive, by its directory. Where that is cut off (it stands at the end) the files are found one after another from the
 * beginning, as far as they go, and then it breaks off.
 */
export async function* zipEntries(file: FileBytes, bounds?: Bounds): AsyncGenerator<ZipPart> {
  const guard = createGuard(file.bytes, bounds);
  let zip: ZipFile;
  try {
    zip = await fromRandomAccessReaderPromise(new PartsOf(file), file.bytes, { lazyEntries: true, autoClose: false });
  } catch (error) {
    if (isOfFile(error)) throw error;
    yield* withoutDirectory(file, guard);
    throw new Broken("truncated");
  }
  try {
    if (zip.entryCount > mostEntries) throw new Broken("zip_bomb");
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith("/")) yield await partOf(zip, entry, file, guard);
    }
  } catch (error) {
    if (error instanceof Broken || isOfFile(error)) throw error;
    throw new Broken("zip_damaged");
  } finally {
    zip.close();
  }
}

/** Trouble with where the file lies, which says nothing about what is in it. */
const isOfFile = (error: unknown): boolean =>
  error instanceof FileGone ||
  outageOf(error) !== undefined ||
  typeof (error as NodeJS.ErrnoException).syscall === "string";

/** A file for the reader of directories. */
class PartsOf extends RandomAccessReader {
  readonly #file: FileBytes;
  constructor(file: FileBytes) {
    super();
    this.#file = file;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end));
  }
}

async function partOf(zip: ZipFile, entry: Entry, file: FileBytes, guard: Guard): Promise<ZipPart> {
  const size = file.bytes;
  if (entry.isEncrypted()) throw new Broken("zip_locked");
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) throw new Broken("zip_damaged");
  const { fileDataStart: from } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const { compressedSize: packedSize, uncompressedSize, compressionMethod: method, crc32: crc } = entry;
  return {
    name: entry.fileName,
    size: uncompressedSize,
    from: from / size,
    to: Math.min(1, (from + packedSize) / size),
    bytes() {
      if (!guard.allows(uncompressedSize)) throw new Broken("zip_bomb");
      return unpack({ file, from, packedSize, method, crc }, guard);
    },
  };
}

const localSignature = 0x04_03_4b_50;
const headerBytes = 30;
/** What may follow the data of an entry whose size was not known when it was written. */
const longestDescriptor = 24;

async function* withoutDirectory(file: FileBytes, guard: Guard): AsyncGenerator<ZipPart> {
  const size = file.bytes;
  for (let at: number | undefined = 0; at !== undefined; ) {
    const entry = await localEntry(file, at);
    if (!entry) return;
    const { name, from, packedSize, method } = entry;
    let packed = packedSize;
    yield {
      name,
      size: Math.max(1, (packedSize ?? size - from) * 20),
      from: from / size,
      to: packedSize === undefined ? 1 : Math.min(1, (from + packedSize) / size),
      bytes: () => unpack({ file, from, packedSize, method, crc: undefined }, guard, (bytes) => (packed = bytes)),
    };
    packed ??= await lengthOf({ file, from, packedSize, method, crc: undefined }, guard);
    at = packedSize === undefined ? await nextEntry(file, from + packed) : from + packed;
  }
}

/** So many bytes from there, or as many as there are. */
async function bytesAt(file: FileBytes, from: number, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read(from, Math.min(file.bytes, from + length))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function lengthOf(packed: Parameters<typeof unpack>[0], guard: Guard): Promise<number> {
  let length = 0;
  for await (const _ of unpack(packed, guard, (bytes) => (length = bytes)));
  return length;
}

async function localEntry(file: FileBytes, at: number) {
  const head = await bytesAt(file, at, headerBytes);
  if (head.length < headerBytes || head.readUInt32LE(0) !== localSignature) return undefined;
  const flags = head.readUInt16LE(6);
  if ((flags & 1) !== 0) throw new Broken("zip_locked");
  const method = head.readUInt16LE(8);
  if (method !== stored && method !== deflated) return undefined;
  const size = head.readUInt32LE(18);
  const nameBytes = head.readUInt16LE(26);
  const name = await bytesAt(file, at + headerBytes, nameBytes);
  const unknown = (flags & 8) !== 0 || size === 0xff_ff_ff_ff;
  if (unknown && method === stored) return undefined;
  return {
    name: name.toString("utf8"),
    from: at + headerBytes + nameBytes + head.readUInt16LE(28),
    packedSize: unknown ? undefined : size,
    method,
  };
}

async function nextEntry(file: FileBytes, after: number): Promise<number | undefined> {
  const found = await bytesAt(file, after, longestDescriptor + 4);
  for (let at = 0; at + 4 <= found.length; at += 1) if (found.readUInt32LE(at) === localSignature) return after + at;
  return undefined;
}
