import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Why a file was refused as a backup; nothing was touched. */
export type BackupProblem =
  | "not_a_backup"
  | "newer_version"
  | "damaged"
  | "wrong_passphrase"
  | "other_secret"
  | "in_use";

const explanations: Readonly<Record<BackupProblem, string>> = {
  not_a_backup: "this is not a Waymark backup",
  newer_version: "this backup was made by a newer Waymark: update first",
  damaged: "this backup is damaged or cut off",
  wrong_passphrase:
    "this backup was made under another passphrase: set WAYMARK_BACKUP_PASSPHRASE to that one, or, where there was none, WAYMARK_SECRET to the secret of then, and restore into an empty folder",
  other_secret:
    "this backup was made under another WAYMARK_SECRET, without which its texts cannot be read: set that one",
  in_use:
    "another Waymark is working on this database, and what it confirms meanwhile would be lost: stop every process of it first",
};

/** The file cannot be restored; said before anything is touched. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
  readonly problem: BackupProblem;
  constructor(problem: BackupProblem, cause?: unknown) {
    super(explanations[problem], { cause });
    this.problem = problem;
  }
}

const format = "waymark-backup";
const version = 1;
const tagBytes = 16;
const digestBytes = 32;
const longestHeader = 4096;

interface Header {
  readonly format: typeof format;
  readonly version: number;
  readonly createdAt: string;
  readonly salt: string;
  readonly iv: string;
  /** Tells another passphrase from damage. */
  readonly passphraseCheck: string;
  /** Tells another secret, under which the persons' keys are wrapped. */
  readonly secretCheck: string;
}

interface Keys {
  readonly body: Buffer;
  readonly check: string;
}

function keysFrom(passphrase: string, salt: Buffer): Keys {
  const derived = scryptSync(passphrase.normalize("NFC"), salt, 64, { N: 2 ** 15, r: 8, p: 1, maxmem: 128 * 2 ** 20 });
  return {
    body: derived.subarray(0, 32),
    check: createHmac("sha256", derived.subarray(32)).update("waymark").digest("base64"),
  };
}

/** What a backup is sealed with and bound to. */
export interface BackupSeal {
  readonly passphrase: string;
  readonly secretCheck: string;
}

/**
 * Writes lines into a file: a header in the clear, the lines compressed and encrypted, then a tag and a digest. The file appears under
 * its name only when it is whole and on the disk.
 */
export async function writeBackup(
  file: string,
  seal: BackupSeal,
  createdAt: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const keys = keysFrom(seal.passphrase, salt);
  const header: Header = {
    format,
    version,
    createdAt,
    salt: salt.toString("base64"),
    iv: iv.toString("base64"),
    passphraseCheck: keys.check,
    secretCheck: seal.secretCheck,
  };
  const head = Buffer.from(`${JSON.stringify(header)}\n`);
  const cipher = createCipheriv("aes-256-gcm", keys.body, iv);
  cipher.setAAD(head);
  const digest = createHash("sha256").update(head);
  const framed = new Transform({
    construct(done) {
      this.push(head);
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const tag = cipher.getAuthTag();
      this.push(Buffer.concat([tag, digest.update(tag).digest()]));
      done();
    },
  });
  const unfinished = `${file}.unfinished`;
  const text = Readable.from(
    (async function* () {
      for await (const line of lines) yield `${line}\n`;
    })(),
  );
  try {
    await pipeline(
      text,
      createGzip({ level: 6 }),
      cipher,
      framed,
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  renameSync(unfinished, file);
}

async function readHeader(
  file: string,
): Promise<{ readonly header: Header; readonly head: Buffer; readonly size: number }> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const start = Buffer.alloc(Math.min(size, longestHeader));
    await handle.read(start, 0, start.length, 0);
    const end = start.indexOf("\n");
    if (end < 0) throw new BackupRefused("not_a_backup");
    let header: Header;
    try {
      header = JSON.parse(start.subarray(0, end).toString()) as Header;
    } catch (cause) {
      throw new BackupRefused("not_a_backup", cause);
    }
    if (header === null || header.format !== format) throw new BackupRefused("not_a_backup");
    if (!(header.version <= version)) throw new BackupRefused("newer_version");
    const head = start.subarray(0, end + 1);
    if (size < head.length + tagBytes + digestBytes) throw new BackupRefused("damaged");
    return { header, head, size };
  } finally {
    await handle.close();
  }
}

async function tail(file: string, size: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const bytes = Buffer.alloc(tagBytes + digestBytes);
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Checks a whole file, digest first, then gives a reader of its lines; throws `BackupRefused` before it gives anything. */
export async function openBackup(file: string, seal: BackupSeal): Promise<() => AsyncGenerator<string>> {
  const { header, head, size } = await readHeader(file);
  const end = await tail(file, size);
  const digest = createHash("sha256");
  for await (const chunk of createReadStream(file, { end: size - digestBytes - 1 })) digest.update(chunk as Buffer);
  if (!timingSafeEqual(digest.digest(), end.subarray(tagBytes))) throw new BackupRefused("damaged");
  const keys = keysFrom(seal.passphrase, Buffer.from(header.salt, "base64"));
  if (keys.check !== header.passphraseCheck) throw new BackupRefused("wrong_passphrase");
  if (seal.secretCheck !== header.secretCheck) throw new BackupRefused("other_secret");

  async function* lines(): AsyncGenerator<string> {
    const decipher = createDecipheriv("aes-256-gcm", keys.body, Buffer.from(header.iv, "base64"));
    decipher.setAAD(head);
    decipher.setAuthTag(end.subarray(0, tagBytes));
    const body = createReadStream(file, { start: head.length, end: size - digestBytes - tagBytes - 1 });
    const text = new PassThrough();
    const flowing = pipeline(body, decipher, createGunzip(), text).catch((error: Error) => {
      text.destroy(error);
    });
    try {
      yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
      await flowing;
    } catch (cause) {
      throw new BackupRefused("damaged", cause);
    }
    if (text.errored !== null) throw new BackupRefused("damaged", text.errored);
  }
  return lines;
}
