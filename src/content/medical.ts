import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";

const medicalSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  any: z.array(z.string().min(1)).min(1),
});

/** Loads content/safety/medical.yaml: whether a question is one for a doctor, whom nobody here stands in for. */
export const loadMedicalScreen = onceCarried((folder: string): ((text: string) => boolean) => {
  const { sets, any } = readPack(folder, "safety/medical.yaml", medicalSchema);
  const asked = compilePhrases(any, sets);
  const spelling = loadSpelling(folder);
  return (text) => asked.test(phraseText(normaliseText(text, spelling).tokens));
});
