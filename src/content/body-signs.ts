import { z } from "zod";
import type { BodySign } from "#core/safety/body-sign.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";

const patterns = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  taken: patterns,
  soon: z.strictObject({ any: patterns, unless: patterns }),
});

/** Loads content/safety/body-signs.yaml: what a body does that is told in an answer of its own. */
export const loadBodySigns = onceCarried((folder: string): ((text: string) => BodySign | undefined) => {
  const { sets, taken, soon } = readPack(folder, "safety/body-signs.yaml", schema);
  const spelling = loadSpelling(folder);
  const isTaken = compilePhrases(taken, sets);
  const isSoon = compilePhrases(soon.any, sets);
  const isNotSoon = compilePhrases(soon.unless, sets);
  return (text) => {
    const line = phraseText(normaliseText(text, spelling).tokens);
    if (isTaken.test(line)) return "taken";
    return isSoon.test(line) && !isNotSoon.test(line) ? "soon" : undefined;
  };
});
