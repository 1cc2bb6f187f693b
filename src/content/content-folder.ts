import { readFileSync } from "node:fs";
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
