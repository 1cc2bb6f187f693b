import { readdirSync } from "node:fs";
import { z } from "zod";
import { type Locale, locales, tones } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";

type Tree = string | readonly string[] | { readonly [key: string]: Tree };
const tree: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.string(), z.array(z.string()).min(1), z.record(z.string(), tree)]),
);

/** The words of one language by path: `key`, `key.tone`, and either with `#0`, `#1` … where a key has variants. */
export type Catalog = ReadonlyMap<string, string>;

/** One file of a catalog, with the paths it holds. */
export interface CatalogFile {
  readonly file: string;
  readonly locale: Locale;
  readonly words: Catalog;
}

/** Reads every `words/{ru,en}.yaml` and `words/PART.{ru,en}.yaml`; throws with file and field where one cannot be read. */
export function readCatalogFiles(folder: string): readonly CatalogFile[] {
  const names = readdirSync(`${folder}/words`).toSorted();
  return locales.flatMap((locale) =>
    names
      .filter((name) => name === `${locale}.yaml` || name.endsWith(`.${locale}.yaml`))
      .map((name): CatalogFile => {
        const words = new Map<string, string>();
        flatten(readPack(folder, `words/${name}`, tree), "", words);
        return { file: `words/${name}`, locale, words };
      }),
  );
}

function flatten(node: Tree, path: string, into: Map<string, string>): void {
  if (typeof node === "string") into.set(path, node);
  else if (Array.isArray(node)) node.forEach((text, index) => into.set(`${path}#${index}`, text as string));
  else for (const [key, child] of Object.entries(node)) flatten(child, path === "" ? key : `${path}.${key}`, into);
}

const ending = new RegExp(`(?:\\.(?:${tones.join("|")}))?(?:#\\d+)?$`, "u");

/** The key that a path of a catalog belongs to: without its tone and the number of its variant. */
export const keyOf = (path: string): string => path.replace(ending, "");

/** The names of the slots of one text. */
export const slotsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? "");
