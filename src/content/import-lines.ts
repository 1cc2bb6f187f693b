import { z } from "zod";
import { readPack } from "./content-folder.ts";
import type { BothWords } from "./technique-file.ts";

const both = z.strictObject({ ru: z.string().trim().min(1), en: z.string().trim().min(1) });

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
export function importLines(folder: string): readonly (readonly [path: string, words: BothWords])[] {
  const schema = z.record(z.enum(importLineKeys), both);
  return Object.entries(readPack(folder, "day/import-lines.yaml", schema)).map(
    ([key, words]) => [`import_line.${key}`, words] as const,
  );
}
