import { join } from "node:path";
import type { Figure, Tell } from "./measure.ts";
import { freePort } from "./postgres.ts";
import { ours, startProgram } from "./program.ts";
import { codeOfOwner, newReader } from "./reads.ts";

/** What it may hold with the database in it (MB). */
const most = 450;

/** From the command to the first good answer with the embedded database: an empty folder, then one that is there. */
export async function benchStartUp(folder: string, secret: string, tell: Tell): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, more] of [
    ["start with the embedded database, nothing there yet", "first"],
    ["start with the embedded database, made before", "again"],
  ] as const) {
    const program = await startProgram(
      ours,
      await freePort(),
      "/readyz",
      { WAYMARK_DATA_DIR: join(folder, "embedded"), WAYMARK_SECRET: secret },
      join(folder, `embedded-${more}.log`),
    );
    figures.push({ name, value: program.firstAnswerMs, unit: "ms" });
    if (more === "first") await newReader(program.port, 0, codeOfOwner(secret));
    else {
      const value = program.memory();
      figures.push({ name: "memory with the embedded database and one person", value, unit: "MB", most });
    }
    tell(`  ${name}: ${program.firstAnswerMs} ms`);
    await program.stop();
  }
  return figures;
}
