import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";
const beginning = "waymark-tests-";
/** What the databases of a whole run come to, twice (bytes). */
const roomy = 8 * 2 ** 30;

/** Whether files may stand in memory here: there is plenty of it, and a script that a test writes may be run. */
function memoryServes(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    const mount = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .find((line) => line.split(" ")[1] === memory);
    const mayRun = mount !== undefined && !/\bnoexec\b/u.test(mount.split(" ")[3] ?? "");
    return mayRun && bavail * bsize >= roomy && freemem() >= roomy;
  } catch {
    return false;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * A folder for all that this run writes, in memory where there is plenty: databases are made by the hundred and thrown away, and a disk is
 * what they would wait for. What a run left behind that was killed is taken away, as memory is dearer than a disk.
 */
export function makeRunFolder(): string {
  if (!memoryServes()) return mkdtempSync(join(tmpdir(), `${beginning}${process.pid}-`));
  for (const name of readdirSync(memory)) {
    const pid = Number(new RegExp(`^${beginning}(\\d+)-`, "u").exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) rmSync(join(memory, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(memory, `${beginning}${process.pid}-`));
}
