import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { parseYaml } from "./yaml.ts";

/** The packs that the program carries; an operator's own folder may be given instead. */
export const contentFolder = fileURLToPath(new URL("../../content/", import.meta.url));

/** Reads and checks one YAML or JSON file of a pack; a broken one is named with file and field. */
export function readPack<T>(folder: string, path: string, schema: z.ZodType<T>): T {
  const raw: unknown = parseYaml(readFileSync(`${folder}/${path}`, "utf8"));
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`content/${path}: ${issues}`);
}

/**
 * What is made of the carried packs alone is made once a process and shared, as they do not change while it runs. Another folder may
 * change, and with an operator's packs there are more of them: those are read each time.
 */
export function onceCarried<T>(
  make: (folder: string, packs?: readonly string[]) => T,
): (folder: string, packs?: readonly string[]) => T {
  let made: { readonly value: T } | undefined;
  return (folder, packs) => {
    if ((packs?.length ?? 0) > 0 || resolve(folder) !== resolve(contentFolder)) return make(folder, packs);
    made ??= { value: make(folder) };
    return made.value;
  };
}
