import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { copyFile, link, open } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";

/** Why weights could not be had; what is said is for the owner. */
export class WeightsRefused extends Error {
  override readonly name = "WeightsRefused";
}

const megabyte = 1024 ** 2;
/** What has to stay free beside the weights: the database goes on writing. */
const spare = 512 * megabyte;

/** Free bytes where a file would lie. */
const freeBeside = (file: string): number => {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
};

/** Refuses what would fill the disk. */
function needRoom(file: string, bytes: number, free: (file: string) => number): void {
  const room = free(file) - spare;
  if (bytes > room)
    throw new WeightsRefused(
      `The disk has ${Math.max(0, Math.floor(room / megabyte))} MB to give, and ${Math.ceil(bytes / megabyte)} MB are needed: nothing was kept.`,
    );
}

export interface Download {
  readonly url: string;
  /** Of the whole file, in hexadecimal digits. */
  readonly sha256: string;
  readonly file: string;
  readonly signal?: AbortSignal;
  /** Told as bytes come; `of` is undefined where the server does not say. */
  readonly progress: (bytes: number, of: number | undefined) => void;
  readonly free?: (file: string) => number;
}

/**
 * Brings a file from its address. What was cut off in the middle goes on there at the next call; what came whole is put into its place only
 * where it is the file that was named by its hash.
 */
export async function downloadWeights({
  url,
  sha256,
  file,
  signal,
  progress,
  free = freeBeside,
}: Download): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  const have = existsSync(part) ? statSync(part).size : 0;
  const response = await fetch(url, {
    ...(have > 0 ? { headers: { range: `bytes=${have}-` } } : {}),
    ...(signal ? { signal } : {}),
  });
  // A server that begins anew, or that has nothing more to give.
  const goesOn = response.status === 206;
  const complete = response.status === 416 && have > 0;
  if (!response.ok && !complete) throw new WeightsRefused(`${new URL(url).host} answered ${response.status}.`);
  if (!complete && response.body) {
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const start = goesOn ? have : 0;
    const total = Number.isNaN(length) ? undefined : start + length;
    if (total !== undefined) needRoom(file, total - have, free);
    let came = start;
    await using written = await open(part, goesOn ? "a" : "w", 0o600);
    // What came is in the file before it is counted: a line that is cut costs nothing of it.
    for await (const chunk of response.body) {
      await written.appendFile(chunk);
      came += chunk.length;
      progress(came, total);
    }
  }
  await takeInPlace(part, file, sha256);
}

async function takeInPlace(part: string, file: string, sha256: string): Promise<void> {
  const found = await sha256Of(part);
  if (found !== sha256.toLowerCase()) {
    rmSync(part);
    throw new WeightsRefused(`What came is not the file that was named: its SHA-256 is ${found}. Nothing was kept.`);
  }
  renameSync(part, file);
}

/** Takes a file of this machine: linked where it lies on the same disk, which costs no room, else copied. */
export async function takeWeights(
  from: string,
  file: string,
  free: (file: string) => number = freeBeside,
): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    await link(from, part);
  } catch {
    needRoom(file, statSync(from).size, free);
    await copyFile(from, part);
  }
  renameSync(part, file);
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
