import { readdirSync } from "node:fs";
import { type Riddle, type Technique, type TechniqueId, techniqueIds } from "#core/techniques/technique.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { riddlesFileSchema, type TechniqueFile, techniqueFileSchema, techniqueOf } from "./technique-file.ts";

export interface Techniques {
  readonly techniques: Readonly<Record<TechniqueId, Technique>>;
  readonly riddles: readonly Riddle[];
}

const riddlesPath = "techniques/riddles.yaml";

/** Every exercise under content/techniques as it is written, by file; throws where one cannot be read. */
export function readTechniqueFiles(
  folder: string,
): readonly { readonly file: string; readonly technique: TechniqueFile }[] {
  return readdirSync(`${folder}/techniques`)
    .filter((name) => name.endsWith(".yaml") && !riddlesPath.endsWith(`/${name}`))
    .toSorted()
    .map((name) => {
      const file = `techniques/${name}`;
      return { file, technique: readPack(folder, file, techniqueFileSchema) };
    });
}

/** The bank of riddles as it is written. */
export function readRiddles(folder: string): ReturnType<typeof riddlesFileSchema.parse> {
  return readPack(folder, riddlesPath, riddlesFileSchema);
}

/** Loads the guided exercises and the riddles once; throws with file and field, because every exercise must be there. */
export const loadTechniques = onceCarried((folder: string): Techniques => {
  const files = new Map(readTechniqueFiles(folder).map(({ technique }) => [technique.id, techniqueOf(technique)]));
  const missing = techniqueIds.filter((id) => !files.has(id));
  if (missing.length > 0) throw new Error(`content/techniques: no file for ${missing.join(", ")}`);
  return {
    techniques: Object.fromEntries(files) as Techniques["techniques"],
    riddles: readRiddles(folder).map(({ id, age, theme }) => ({ id, age, theme })),
  };
});
