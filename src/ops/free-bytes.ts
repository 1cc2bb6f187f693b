import { statfsSync } from "node:fs";

/** Bytes that the disk under a folder still has to give; undefined where it cannot be looked at. */
export function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
