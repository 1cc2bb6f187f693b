import { z } from "zod";
import { readPack } from "./content-folder.ts";
import { localWords, type LocalWords } from "./in-every-locale.ts";

/** What the command that reads a file says, by the path that a `TextRef` carries, such as `import_line.done`. */
export const importLineKeys = [
  "begun",
  "goes_on",
  "progress",
  "done",
  "done_known",
  "stopped",
  "failed",
  "read",
  "stored",
  "known",
  "conflicts",
  "marked",
  "unused",
  "refused",
  "no_consent",
  "whose",
  "nobody",
] as const;
export type ImportLine = (typeof importLineKeys)[number];

/** The lines of `content/day/import-lines.yaml`, in both languages. */
export function importLines(folder: string): readonly (readonly [path: string, words: LocalWords])[] {
  const schema = z.record(z.enum(importLineKeys), localWords);
  return Object.entries(readPack(folder, "day/import-lines.yaml", schema)).map(
    ([key, words]) => [`import_line.${key}`, words] as const,
  );
}
