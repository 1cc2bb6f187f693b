import { closeSync, openSync, readSync } from "node:fs";

/** What a GGUF file says of itself, as far as an owner is shown it. */
export interface GgufHead {
  readonly architecture: string;
  readonly name: string | undefined;
  readonly licence: string | undefined;
}

/** What stands before the lists of a vocabulary is far less. */
const looked = 256 * 1024;
const longestText = 64 * 1024;
/** Bytes of a value, by its kind; 8 is a text and 9 a list. */
const sizes: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

/** Reads the head; undefined where the file is no GGUF of version 2 or 3, or says of no architecture. */
export function readGgufHead(file: string): GgufHead | undefined {
  const bytes = Buffer.alloc(looked);
  const opened = openSync(file, "r");
  const length = readSync(opened, bytes, 0, looked, 0);
  closeSync(opened);
  if (length < 24 || bytes.toString("latin1", 0, 4) !== "GGUF") return undefined;
  const version = bytes.readUInt32LE(4);
  if (version < 2 || version > 3) return undefined;
  const said = textsOf(bytes.subarray(0, length), Number(bytes.readBigUInt64LE(16)));
  const architecture = said.get("general.architecture");
  if (architecture === undefined) return undefined;
  return { architecture, name: said.get("general.name"), licence: said.get("general.license") };
}

/** The values that are texts, up to the first list: what is looked for stands before. */
function textsOf(bytes: Buffer, count: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 24;
  const text = (): string => {
    const length = Number(bytes.readBigUInt64LE(at));
    if (length > longestText) throw new RangeError("a text without an end");
    const value = bytes.toString("utf8", at + 8, at + 8 + length);
    at += 8 + length;
    return value;
  };
  try {
    for (let read = 0; read < count; read++) {
      const key = text();
      const kind = bytes.readUInt32LE(at);
      at += 4;
      if (kind === 8) found.set(key, text());
      else if (kind === 9) break;
      else at += sizes[kind] ?? looked;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}
