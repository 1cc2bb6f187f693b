import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { parseYaml } from "./yaml.ts";

const entry = z.strictObject({
  name: z.string().regex(/^[\w.-]+$/u),
  title: z.string().min(1),
  bytes: z.int().positive(),
  /** What it takes while it is loaded, as its publisher says or as it was measured. */
  memory_mb: z.int().positive(),
  languages: z.array(z.enum(locales)).min(1),
  licence: z.string().min(1),
  address: z.url({ protocol: /^https$/u }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The pages that all of this was read on, the one that tells of the very file first, and when. */
  sources: z.array(z.url({ protocol: /^https$/u })).min(1),
  read_on: z.iso.date(),
});

/** A model that can be installed by its name. */
export type CatalogueModel = z.infer<typeof entry>;

/** The models that are known by name; throws naming what is wrong with the file. */
export function loadModelCatalogue(contentDir: string): readonly CatalogueModel[] {
  const parsed = z
    .strictObject({ models: z.array(entry) })
    .safeParse(parseYaml(readFileSync(join(contentDir, "models.yaml"), "utf8")));
  if (parsed.success) return parsed.data.models;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`content/models.yaml: ${issues}`);
}
