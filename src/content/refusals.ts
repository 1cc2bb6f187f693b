import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type RefusalCode, refusalCodes } from "#core/safety/crisis.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import type { HarmVerdict } from "#core/safety/harm.ts";
import { type RefusalRule, readHarm } from "#core/safety/refused-goals.ts";
import { loadSpelling } from "./crisis.ts";
import { parseYaml } from "./yaml.ts";

const words = z.array(z.string().min(1));
const refusalsSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  rules: z.array(
    z.strictObject({
      code: z.enum(refusalCodes),
      any: words.min(1),
      unless: words.default([]),
    }),
  ),
});

/** Screens goals and requests; what is said to each code is among the words (`refused.<code>`). */
export interface GoalScreen {
  /** How harmful what is asked for sounds, with its because. */
  readHarm(text: string): HarmVerdict;
  /** What is refused outright. */
  screenGoal(text: string): { readonly refused?: RefusalCode };
}

/** Loads content/safety/refusals.yaml once; throws with the file where anything is wrong. */
export function loadGoalScreen(contentDir: string): GoalScreen {
  const path = join(contentDir, "safety", "refusals.yaml");
  const parsed = refusalsSchema.safeParse(parseYaml(readFileSync(path, "utf8")));
  if (!parsed.success) {
    throw new Error(
      `${path}: ${parsed.error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`).join("; ")}`,
    );
  }
  const { sets, rules } = parsed.data;
  const compiled: readonly RefusalRule[] = rules.map(({ code, any, unless }) => ({
    code,
    any: compilePhrases(any, sets),
    unless: unless.length === 0 ? undefined : compilePhrases(unless, sets),
  }));
  const spelling = loadSpelling(contentDir);
  const read = (text: string) => readHarm(text, spelling, compiled);
  return {
    readHarm: read,
    screenGoal: (text) => {
      const { strength, code } = read(text);
      return strength === "refuse" && code !== undefined ? { refused: code } : {};
    },
  };
}
