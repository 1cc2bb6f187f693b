import { z } from "zod";
import type { ActionType } from "#core/tracks/action.ts";
import { actionTypes, isActionType } from "#core/tracks/action.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { loadSpelling } from "./spelling.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const patterns = z.array(z.string().min(1)).min(1);
const toldSchema = z.strictObject({
  unless: patterns,
  told: z.partialRecord(z.enum(actionTypes as readonly [ActionType, ...ActionType[]]), patterns),
});

/** Reads what people say when something has happened in their lives; the answer names the action that they may be telling of. */
export const loadTold = onceCarried((folder: string): ((text: string) => ActionType | undefined) => {
  const { unless, told } = readPack(folder, "tracks/told.yaml", toldSchema);
  const wish = compilePhrases(unless, {});
  const known = Object.entries(told).flatMap(([action, phrases]) =>
    isActionType(action) ? [{ action, any: compilePhrases(phrases, {}) }] : [],
  );
  const spelling = loadSpelling(folder);
  return (text) => {
    if (text.includes("?")) return undefined;
    const line = phraseText(normaliseText(text, spelling).tokens);
    return wish.test(line) ? undefined : known.find(({ any }) => any.test(line))?.action;
  };
});
