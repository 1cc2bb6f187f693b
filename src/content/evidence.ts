import { z } from "zod";
import { type EvidenceStrength, evidenceStrengths } from "#core/day/evidence.ts";
import { onceCarried, readPack } from "./content-folder.ts";

/** Some sources show no authors or no journal; then nothing is said of them. */
const orNothing = z
  .string()
  .nullable()
  .transform((text) => text ?? "");

/** One study, review or guideline of `content/evidence/references.json`; findings are in English, as they were published. */
const referenceSchema = z.object({
  id: z.string(),
  title: z.string(),
  authors: orNothing,
  year: z.int(),
  journal: orNothing,
  kind: z.string(),
  strength: z.enum(evidenceStrengths),
  finding: z.string(),
  caution: z.string().nullish(),
  url: z.url(),
});
export type Reference = z.infer<typeof referenceSchema>;

/** The list of references by id, read when it is first asked for. */
export interface References {
  /** In the order of the ids; an id that is not in the list is left out (content rules see to it that there is none). */
  of(ids: readonly string[]): readonly Reference[];
  /** The strongest among them; `null` where there is none. */
  strongest(ids: readonly string[]): EvidenceStrength;
}

/** Reads the references that a folder of content carries. */
export const createReferences = onceCarried((folder: string): References => {
  let byId: ReadonlyMap<string, Reference> | undefined;
  const of = (ids: readonly string[]): readonly Reference[] => {
    byId ??= new Map(
      readPack(folder, "evidence/references.json", z.array(referenceSchema)).map((each) => [each.id, each]),
    );
    const found = byId;
    return ids.flatMap((id) => found.get(id) ?? []);
  };
  return {
    of,
    strongest(ids) {
      const grades = of(ids).map(({ strength }) => strength);
      return evidenceStrengths.find((strength) => grades.includes(strength)) ?? "null";
    },
  };
});
