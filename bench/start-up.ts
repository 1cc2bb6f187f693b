import { join } from "node:path";
import type { Figure, Tell } from "./measure.ts";
import { freePort } from "./postgres.ts";
import { startProgram } from "./program.ts";

/** From the command to the first good answer with the embedded database: an empty folder, then one that is there. */
export async function benchStartUp(folder: string, tell: Tell): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, more] of [
    ["start with the embedded database, nothing there yet", "first"],
    ["start with the embedded database, made before", "again"],
  ] as const) {
    const program = await startProgram(
      ["src/main.ts", "start"],
      await freePort(),
      "/readyz",
      { WAYMARK_DATA_DIR: join(folder, "embedded") },
      join(folder, `embedded-${more}.log`),
    );
    figures.push({ name, value: program.firstAnswerMs, unit: "ms" });
    if (more === "again")
      figures.push({ name: "memory with the embedded database", value: program.memory(), unit: "MB" });
    tell(`  ${name}: ${program.firstAnswerMs} ms`);
    await program.stop();
  }
  return figures;
}
