import { existsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { resolve } from "node:path";
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
  shelfIn,
  weightsFile,
} from "#coach/box/shelf.ts";
import type { ModelDesk } from "#channels/http/owner-desk.ts";
import { loadModelCatalogue } from "#content/model-catalogue.ts";
import { contentFolder } from "#content/content-folder.ts";
import { freeBytes } from "#ops/free-bytes.ts";
import type { BenchWire, ModelWishWire, ModelWorkWire } from "#contract/owner.ts";
import type { BoxedModel } from "../box.ts";
import { type BoxMeasure, measureBox, readsPerSecond, writesPerSecond } from "../commands/model-bench.ts";
import type { Config } from "../config.ts";

const megabyte = 1024 ** 2;

/** What a test changes: the engine's packages take a minute to fetch. */
export interface ModelDeskParts {
  readonly config: Pick<Config, "WAYMARK_DATA_DIR" | "model">;
  /** The model that serves in this process. */
  readonly serving: BoxedModel | undefined;
  readonly runs?: () => boolean;
  readonly fetchEngine?: (folder: string) => Promise<string | undefined>;
}

type Origin = { readonly path: string } | { readonly url: string; readonly sha256: string };

/** A model is fetched, agreed to and chosen in one go, one at a time; what is under way is told to whoever looks. */
export function createModelDesk({
  config,
  serving,
  runs = engineRuns,
  fetchEngine = installEngine,
}: ModelDeskParts): ModelDesk {
  const shelf = shelfIn(config.WAYMARK_DATA_DIR);
  let work: ModelWorkWire = { is: "none" };
  let stopping = new AbortController();
  let answerLicence: (agreed: boolean) => void = () => undefined;
  const known = loadModelCatalogue(contentFolder);

  const isBusy = (): boolean => ["fetching", "asks", "engine", "measuring"].includes(work.is);
  const failed = (error: unknown): void => {
    const told = error instanceof WeightsRefused ? error.message : "";
    work = { is: "failed", why: told || (error instanceof Error ? error.message : "unknown") };
  };

  function originOf(wish: ModelWishWire): { readonly origin: Origin; readonly named: string } | undefined {
    if ("url" in wish) return { origin: wish, named: new URL(wish.url).pathname };
    if ("name" in wish) {
      const entry = known.find(({ name }) => name === wish.name);
      return entry && { origin: { url: entry.address, sha256: entry.sha256 }, named: entry.name };
    }
    return { origin: { path: resolve(wish.file) }, named: wish.file };
  }

  async function fetchWeights(origin: Origin, file: string, name: string): Promise<void> {
    work = { is: "fetching", name, bytes: 0, of: null };
    if ("path" in origin) {
      if (!existsSync(origin.path)) throw new WeightsRefused("There is no such file on this machine.");
      return takeWeights(origin.path, file);
    }
    const { signal } = stopping;
    return downloadWeights({
      ...origin,
      file,
      signal,
      progress: (bytes, of) => {
        work = { is: "fetching", name, bytes, of: of ?? null };
      },
    });
  }

  async function installFrom(origin: Origin, file: string, name: string): Promise<void> {
    await fetchWeights(origin, file, name);
    const head = readGgufHead(file);
    if (!head) {
      removeModel(shelf, name);
      throw new WeightsRefused("This file is no GGUF that can be read.");
    }
    const agreed = await new Promise<boolean>((answer) => {
      answerLicence = answer;
      work = { is: "asks", name, title: head.name ?? null, licence: head.licence ?? null };
    });
    if (!agreed) {
      removeModel(shelf, name);
      work = { is: "none" };
      return;
    }
    work = { is: "engine", name };
    const npmSaid = await fetchEngine(shelf.engine);
    if (npmSaid !== undefined) throw new WeightsRefused(`What runs it could not be fetched: ${npmSaid}`);
    choose(shelf, name);
    work = { is: "installed", name };
  }

  return {
    state() {
      const state = serving?.box.state();
      return {
        runs_here: runs(),
        installed: modelsOn(shelf).map(({ name, bytes }) => ({ name, bytes })),
        chosen: chosenModel(shelf)?.name ?? null,
        serving: serving?.config.model?.model ?? null,
        server: config.model ? new URL(config.model.baseUrl).host : null,
        state: state?.is ?? null,
        ends: state?.ends ?? 0,
        memory_mb: state?.memoryMb === undefined ? null : Math.round(state.memoryMb),
        known: known.map(({ name, title, bytes, memory_mb, licence, sources }) => ({
          name,
          title,
          bytes,
          memory_mb,
          licence,
          sources,
        })),
        machine: {
          processors: availableParallelism(),
          memory_mb: Math.round(totalmem() / megabyte),
          free_mb: freeMegabytes(config.WAYMARK_DATA_DIR),
        },
        work,
      };
    },
    install(wish) {
      const found = originOf(wish);
      if (isBusy() || found === undefined || !runs()) return false;
      stopping = new AbortController();
      const file = weightsFile(shelf, found.named);
      installFrom(found.origin, file, modelName(file)).catch((error: unknown) => {
        if (stopping.signal.aborted) work = { is: "none" };
        else failed(error);
      });
      return true;
    },
    agree(agreed) {
      if (work.is !== "asks") return false;
      work = { is: "engine", name: work.name };
      answerLicence(agreed);
      return true;
    },
    stop: () => stopping.abort(),
    use(name) {
      const found = modelsOn(shelf).find((each) => each.name === modelName(name));
      if (found) choose(shelf, found.name);
      return found !== undefined;
    },
    off: () => chooseNone(shelf),
    remove: (name) => !isBusy() && removeModel(shelf, name),
    measure() {
      if (isBusy() || serving === undefined) return false;
      work = { is: "measuring" };
      measureBox(serving.box).then((measured) => {
        work = { is: "measured", figures: figuresOf(measured) };
      }, failed);
      return true;
    },
  };
}

/** Whole megabytes on the disk; null where it cannot be looked at. */
function freeMegabytes(folder: string): number | null {
  const free = freeBytes(folder);
  return free === undefined ? null : Math.floor(free / megabyte);
}

const rounded = (value: number, step = 10): number => Math.round(value * step) / step;

function figuresOf({ loadMs, steps, memoryMb, shaped }: BoxMeasure): BenchWire {
  const [first, next = first] = steps;
  if (first === undefined || next === undefined) throw new Error("nothing was measured");
  return {
    load_seconds: rounded(loadMs / 1000),
    first_step_seconds: rounded(first.ms / 1000),
    next_step_seconds: rounded(next.ms / 1000),
    reads_per_second: rounded(readsPerSecond(first)),
    writes_per_second: rounded(writesPerSecond(next)),
    memory_mb: Math.round(memoryMb),
    right_shape: shaped,
  };
}
