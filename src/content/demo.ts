import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { archetypeIds } from "#core/day/archetype.ts";
import { locales } from "#core/person/person.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import { trackIds } from "#core/tracks/track.ts";
import { inEveryLocale } from "./in-every-locale.ts";
import { parseYaml } from "./yaml.ts";

/** Days of the four weeks, from 0. */
const dayNumber = z.int().min(0).max(27);

const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/u),
  locale: z.enum(locales),
  name: z.string().min(1),
  about: z.string().min(1),
  /** Of somebody who has days; their body data come with them. */
  archetype: z.enum(archetypeIds).nullable(),
  track: z.enum(trackIds).nullable(),
  own_habit: z.string().nullable(),
  goals: z.array(z.strictObject({ from: dayNumber, title: z.string(), description: z.string() })).min(1),
  exercises: z.array(z.strictObject({ on: dayNumber, technique: z.enum(techniqueIds) })),
  /** What they write where an exercise asks for words. */
  says: z.string().min(1),
  /** The same where there is room for a word alone. */
  short: z.string().min(1),
});
export type InventedPerson = z.infer<typeof personSchema>;

const wordsSchema = z.strictObject({
  bar: z.string(),
  /** The same for a phone, where it has one line. */
  bar_short: z.string().max(36),
  others: z.string(),
  others_short: z.string().max(8),
  title: z.string(),
  lead: z.string(),
  enter: z.string().includes("{{name}}"),
  refused: z.string(),
  refused_text: z.string(),
});
const fileSchema = z.strictObject({ words: inEveryLocale(wordsSchema), persons: z.array(personSchema).min(2) });
export type Demo = z.infer<typeof fileSchema>;

/** The invented persons and the words of the demonstration; throws naming what is wrong with the file. */
export function loadDemo(contentDir: string): Demo {
  const parsed = fileSchema.safeParse(parseYaml(readFileSync(join(contentDir, "demo.yaml"), "utf8")));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`content/demo.yaml: ${issues}`);
}
