import { readFileSync, writeFileSync } from "node:fs";
import { keyOf, readCatalogFiles } from "#content/catalogs.ts";

/** Where the core finds the keys; it may not read content itself. */
export const wordKeyFile = "src/core/dialogue/turn/word-key.ts";

/** Wide lines, so that the file stays a page that one can look through. */
const widest = 180;

const sectionOf = (key: string): string => key.slice(0, key.indexOf("."));

/** The type of all keys of the catalogs: a section begins a line of its own, so that a new key moves only the lines of its section. */
export function wordKeySource(contentDir: string): string {
  const keys = new Set(readCatalogFiles(contentDir).flatMap(({ words }) => [...words.keys()].map(keyOf)));
  const lines: string[] = [];
  let section = "";
  for (const key of [...keys].toSorted()) {
    const line = `${lines.at(-1) ?? ""} | "${key}"`;
    if (sectionOf(key) !== section || line.length > widest) lines.push(`  | "${key}"`);
    else lines[lines.length - 1] = line;
    section = sectionOf(key);
  }
  return [
    "// Written by `node tools/word-keys.ts` from the catalogs in content/words; the content check compares the two.",
    "",
    "/** Every key of the words people read: one that has no words in `content/words` does not compile. */",
    "// biome-ignore format: one key a line would make a thousand lines.",
    "export type WordKey =",
    `${lines.join("\n")};`,
    "",
  ].join("\n");
}

/** Says how to mend the list of keys where it is not what the catalogs give. */
export function staleWordKeys(contentDir: string, written = readFileSync(wordKeyFile, "utf8")): readonly string[] {
  return written === wordKeySource(contentDir)
    ? []
    : [`${wordKeyFile}: keys-are-written: not the keys of content/words; node tools/word-keys.ts writes it again`];
}

if (import.meta.main) writeFileSync(wordKeyFile, wordKeySource("content"));
