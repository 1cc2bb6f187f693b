import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import type { BoxState } from "./box.ts";

/** What lies in the data folder for a language model: the engine, the weights, which of them is in use, and how the running program fares with it. */
export interface Shelf {
  readonly folder: string;
  readonly engine: string;
  readonly weights: string;
}

/** An installed model. */
export interface ShelvedModel {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

export function shelfIn(dataDir: string): Shelf {
  const folder = join(dataDir, "model");
  return { folder, engine: join(folder, "engine"), weights: join(folder, "weights") };
}

const ending = ".gguf";
const chosenFile = ({ folder }: Shelf): string => join(folder, "chosen.json");
const stateFile = ({ folder }: Shelf): string => join(folder, "state.json");
const chosenShape = z.object({ name: z.string() });
const stateShape = z.object({
  is: z.enum(["unloaded", "loading", "ready", "resting", "closed"]),
  endsInARow: z.number(),
  ends: z.number(),
  why: z.string().optional(),
  memoryMb: z.number().optional(),
});

/** A name that is one file's and leads nowhere else. */
export const modelName = (given: string): string =>
  basename(given, ending)
    .replace(/[^\w.-]+/gu, "-")
    .replace(/^[.-]+/u, "") || "model";

export const weightsFile = (shelf: Shelf, name: string): string => join(shelf.weights, `${modelName(name)}${ending}`);

export function modelsOn(shelf: Shelf): readonly ShelvedModel[] {
  if (!existsSync(shelf.weights)) return [];
  return readdirSync(shelf.weights)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((each) => {
      const file = join(shelf.weights, each);
      return { name: basename(each, ending), file, bytes: statSync(file).size };
    });
}

/** The model in use; undefined where none was chosen, or where its file is gone. */
export function chosenModel(shelf: Shelf): ShelvedModel | undefined {
  const read = readJson(chosenFile(shelf), chosenShape);
  return read && modelsOn(shelf).find(({ name }) => name === read.name);
}

export function choose(shelf: Shelf, name: string): void {
  mkdirSync(shelf.folder, { recursive: true, mode: 0o700 });
  writeWhole(chosenFile(shelf), JSON.stringify({ name }));
}

/** No model is in use any more; what is installed stays. */
export function chooseNone(shelf: Shelf): void {
  rmSync(chosenFile(shelf), { force: true });
  rmSync(stateFile(shelf), { force: true });
}

/** Takes a model away; with the last one the engine and everything about models goes too. */
export function removeModel(shelf: Shelf, name: string): boolean {
  const found = modelsOn(shelf).find((each) => each.name === modelName(name));
  if (!found) return false;
  if (chosenModel(shelf)?.name === found.name) chooseNone(shelf);
  rmSync(found.file);
  if (modelsOn(shelf).length === 0) rmSync(shelf.folder, { recursive: true });
  return true;
}

/** How the program that runs fares with its model, for whoever looks from outside. */
export function noteState(shelf: Shelf, state: BoxState): void {
  try {
    writeWhole(stateFile(shelf), JSON.stringify(state));
  } catch {
    // The doctor knows less then; nobody waits for it.
  }
}

export const notedState = (shelf: Shelf): BoxState | undefined => readJson(stateFile(shelf), stateShape) as BoxState;

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readJson<T>(file: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}
