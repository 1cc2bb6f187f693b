import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { type BodyTold, bodyStates } from "#core/talk/body-told.ts";
import { loadSpelling } from "./spelling.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const patterns = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  states: z.record(z.enum(bodyStates), z.strictObject({ mine: patterns.optional(), any: patterns.optional() })),
  others: patterns,
  first: patterns,
  never: patterns,
});

const quoted = /«[^»]*»|“[^”]*”|"[^"]*"/gu;
/** A longer message tells a story, of which the body is one thing among others. */
const longest = 160;

/** Loads content/talk/body-told.yaml: how somebody's own body is today, as they tell it; `none` where it is another's, past, denied or a figure of speech. */
export const loadBodyTold = onceCarried((folder: string): ((text: string) => BodyTold | undefined) => {
  const { sets, states, others, first, never } = readPack(folder, "talk/body-told.yaml", schema);
  const spelling = loadSpelling(folder);
  const form = (of: readonly string[] | undefined) => (of ? compilePhrases(of, sets) : undefined);
  const known = bodyStates.map((state) => ({
    state,
    mine: form(states[state].mine),
    any: form(states[state].any),
  }));
  const ofOthers = compilePhrases(others, sets);
  const isFirst = compilePhrases(first, sets);
  const isNone = compilePhrases(never, sets);
  return (text) => {
    if (text.length > longest || text.includes("?")) return undefined;
    const line = phraseText(normaliseText(text.replace(quoted, " "), spelling).tokens);
    if (isNone.test(line)) return "none";
    const elsewhere = ofOthers.test(line);
    const own = known.find(({ mine, any }) => mine?.test(line) === true || (!elsewhere && any?.test(line) === true));
    return own?.state ?? (isFirst.test(line) ? "none" : undefined);
  };
});
