import { z } from "zod";
import { type Act, acts } from "#core/talk/acts.ts";
import { type ActReading, type ActRule, readActs } from "#core/talk/read-acts.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import { readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";

const patterns = z.array(z.string().min(1)).min(1).optional();
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  acts: z.partialRecord(
    z.enum(acts as readonly [Act, ...Act[]]),
    z.strictObject({ any: patterns, asks: patterns, tells: patterns, unless: patterns }),
  ),
});

/** How acts are said plainly, in both languages, from content/talk/phrases.yaml. */
function loadActRules(folder: string): readonly ActRule[] {
  const { sets, acts: said } = readPack(folder, "talk/phrases.yaml", schema);
  const compiled = (list: readonly string[] | undefined) => (list ? compilePhrases(list, sets) : undefined);
  return acts.flatMap((act): readonly ActRule[] => {
    const rule = said[act];
    if (!rule) return [];
    const [any, asks, tells, unless] = [rule.any, rule.asks, rule.tells, rule.unless].map(compiled);
    return [{ act, any, asks, tells, unless }];
  });
}

/** The reader of acts over the content in a folder, ready to be asked. */
export function loadActReader(folder: string): (text: string) => ActReading {
  const knowledge = { spelling: loadSpelling(folder), rules: loadActRules(folder), model: undefined };
  return (text) => readActs(text, knowledge);
}
