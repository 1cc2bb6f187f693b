import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installEngine } from "#coach/box/install-engine.ts";
import { choose, shelfIn } from "#coach/box/shelf.ts";
import { symlinkSync } from "node:fs";
import { writeTinyGguf } from "./tiny-gguf.ts";

const engine = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "waymark-engine");

/** The real engine, fetched once for all runs of the tests as an owner fetches it; why not, where it cannot be had. */
export const fetchedEngine = (): Promise<string | undefined> => {
  mkdirSync(join(engine, ".."), { recursive: true });
  return installEngine(engine);
};

/** A data folder with the tiny model in use and the engine of the tests behind it. */
export function dataDirWithModel(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-box-"));
  const shelf = shelfIn(dataDir);
  mkdirSync(shelf.weights, { recursive: true });
  if (!existsSync(shelf.engine)) symlinkSync(engine, shelf.engine);
  writeTinyGguf(join(shelf.weights, "tiny.gguf"));
  choose(shelf, "tiny");
  return dataDir;
}
