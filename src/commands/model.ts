import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { downloadWeights, takeWeights, WeightsRefused } from "#coach/box/fetch-weights.ts";
import { readGgufHead } from "#coach/box/gguf-head.ts";
import { engineRuns, installEngine } from "#coach/box/install-engine.ts";
import {
  choose,
  chooseNone,
  chosenModel,
  modelName,
  modelsOn,
  removeModel,
  type Shelf,
  shelfIn,
  weightsFile,
} from "#coach/box/shelf.ts";
import { type CatalogueModel, loadModelCatalogue } from "#content/model-catalogue.ts";
import { contentFolder } from "#content/content-folder.ts";
import type { Config } from "../config.ts";
import { benchModel, type Tells, tryModel } from "./model-bench.ts";

/** What `./waymark model` may be told beside its words. */
export interface ModelFlags {
  readonly sha256?: string | undefined;
  /** The licence is agreed to without a question. */
  readonly yes?: boolean | undefined;
}

const modelUsage = `model list | install URL --sha256 HEX | install FILE | install NAME | use NAME | off | remove NAME | try "a goal" | bench`;

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024 ** 2))} MB`;

/** `./waymark model`: a language model in the box, on this machine and without another server. The number is the exit code. */
export async function model(
  config: Config,
  [what = "list", first]: readonly string[],
  flags: ModelFlags,
  out: Tells,
): Promise<number> {
  const shelf = shelfIn(config.WAYMARK_DATA_DIR);
  if (what === "list") return list(config, shelf, out);
  if (what === "off") {
    chooseNone(shelf);
    out.tell(
      "No model is in use: the offline coach words the steps. What is installed stays. Restart Waymark if it runs.",
    );
    return 0;
  }
  if (what === "bench") return benchModel(config, out);
  if (first === undefined) {
    out.complain(`Usage: ./waymark ${modelUsage}`);
    return 2;
  }
  switch (what) {
    case "install":
      return install(config, shelf, first, flags, out);
    case "use":
      return use(config, shelf, first, out);
    case "remove": {
      const removed = removeModel(shelf, first);
      if (removed) out.tell(`${modelName(first)} is gone. Restart Waymark if it runs.`);
      else out.complain(`There is no model "${first}" here: ./waymark model list`);
      return removed ? 0 : 1;
    }
    case "try":
      return tryModel(config, first, out);
    default:
      out.complain(`Usage: ./waymark ${modelUsage}`);
      return 2;
  }
}

function list(config: Config, shelf: Shelf, { tell }: Tells): number {
  const inUse = chosenModel(shelf)?.name;
  const models = modelsOn(shelf);
  if (config.model) tell(`LLM_BASE_URL is set, and wins: ${config.model.model} at ${config.model.baseUrl}.`);
  tell(models.length === 0 ? "No model is installed." : "Installed:");
  for (const { name, bytes } of models) tell(`  ${name}  ${megabytes(bytes)}${name === inUse ? "  in use" : ""}`);
  const known = loadModelCatalogue(contentFolder);
  if (known.length > 0) tell("Known by name (./waymark model install NAME):");
  for (const { name, bytes, memory_mb, languages, licence, sources } of known)
    tell(
      `  ${name}  ${megabytes(bytes)}, ${memory_mb} MB of memory, ${languages.join(" ")}, ${licence}, read on ${sources.join(" and ")}`,
    );
  tell("Any other GGUF: ./waymark model install URL --sha256 HEX, or install FILE.");
  return 0;
}

function use(config: Config, shelf: Shelf, name: string, { tell, complain }: Tells): number {
  const found = modelsOn(shelf).find((each) => each.name === modelName(name));
  if (!found) {
    complain(`There is no model "${name}" here: ./waymark model list`);
    return 1;
  }
  choose(shelf, found.name);
  tell(
    `${found.name} is in use for people who agree to a model. Nothing leaves this machine. Restart Waymark if it runs.`,
  );
  if (config.model) tell("But LLM_BASE_URL is set, and wins: take it away to use this one.");
  return 0;
}

/** Where a model comes from. */
type Origin =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "address"; readonly url: string; readonly sha256: string; readonly entry?: CatalogueModel };

function originOf(given: string, { sha256 }: ModelFlags, complain: Tells["complain"]): Origin | undefined {
  if (/^https?:\/\//u.test(given)) {
    if (sha256 !== undefined && /^[0-9a-f]{64}$/iu.test(sha256)) return { kind: "address", url: given, sha256 };
    complain("Name the file's SHA-256 as its publisher gives it: --sha256 followed by 64 hexadecimal digits.");
    return undefined;
  }
  const entry = loadModelCatalogue(contentFolder).find(({ name }) => name === given);
  if (entry) return { kind: "address", url: entry.address, sha256: entry.sha256, entry };
  if (existsSync(given)) return { kind: "file", path: resolve(given) };
  complain(`"${given}" is no address, no file here and no model that is known by name.`);
  return undefined;
}

async function install(config: Config, shelf: Shelf, given: string, flags: ModelFlags, out: Tells): Promise<number> {
  const origin = originOf(given, flags, out.complain);
  if (!origin) return 2;
  if (!engineRuns()) {
    out.complain("The engine runs on Linux x64 only. Elsewhere run a server of your own and set LLM_BASE_URL.");
    return 1;
  }
  if (origin.kind === "address" && !flags.yes && !process.stdin.isTTY) {
    out.complain("Its licence cannot be asked about here: agree to it with --yes, or install in a terminal.");
    return 2;
  }
  const source = origin.kind === "file" ? origin.path : new URL(origin.url).pathname;
  const file = weightsFile(shelf, origin.kind === "address" && origin.entry ? origin.entry.name : source);
  try {
    if (origin.kind === "file") await takeWeights(origin.path, file);
    else await downloadWeights({ ...origin, file, progress: progressTo(out.tell) });
  } catch (error) {
    out.complain(wordsOfFailure(error, origin));
    return 1;
  }
  if (!(await agreed(file, flags, out))) {
    removeModel(shelf, file);
    return 1;
  }
  out.tell("Fetching what runs it (once, about 85 MB) …");
  const failed = await installEngine(shelf.engine);
  if (failed !== undefined) {
    out.complain(
      `The engine could not be fetched, so nothing is in use yet; the weights are kept. npm said: ${failed}`,
    );
    return 1;
  }
  return use(config, shelf, file, out);
}

function wordsOfFailure(error: unknown, origin: Origin): string {
  if (error instanceof WeightsRefused) return error.message;
  const why = error instanceof Error ? error.message : String(error);
  return origin.kind === "file"
    ? `The file could not be taken: ${why}`
    : `The line broke: ${why}. The same command goes on where it stopped.`;
}

/** Says what the file says of itself; false where it is no model, or where its terms are not agreed to. */
async function agreed(file: string, { yes }: ModelFlags, { tell, complain }: Tells): Promise<boolean> {
  const head = readGgufHead(file);
  if (!head) {
    complain("This file is no GGUF that can be read.");
    return false;
  }
  tell(
    `${head.name ?? "A model without a name"} (${head.architecture}). Licence: ${head.licence ?? "the file says none; see where it came from"}.`,
  );
  if (yes) return true;
  if (!process.stdin.isTTY) {
    complain("Agree to its licence with --yes.");
    return false;
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const said = await asking.question("Use it under these terms? (y/N) ");
  asking.close();
  return /^y(?:es)?$/iu.test(said.trim());
}

/** A line for each tenth, or for each 100 MB where nobody knows how much there is. */
function progressTo(tell: Tells["tell"]): (bytes: number, of: number | undefined) => void {
  let told = -1;
  return (bytes, of) => {
    const tenth = of === undefined ? Math.floor(bytes / (100 * 1024 ** 2)) : Math.floor((bytes / of) * 10);
    if (tenth <= told) return;
    told = tenth;
    tell(of === undefined ? `  ${megabytes(bytes)}` : `  ${tenth * 10} % of ${megabytes(of)}`);
  };
}
