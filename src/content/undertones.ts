import { z } from "zod";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import type { UndertoneWords } from "#core/safety/screen.ts";
import { readPack } from "./content-folder.ts";

const patterns = z.array(z.string().min(1)).default([]);
const languages = { ru: patterns, en: patterns };
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  signs: z.record(
    z.string(),
    z.strictObject({
      weight: z.number(),
      pointed: z.boolean().default(false),
      weary: z.boolean().default(false),
      ...languages,
    }),
  ),
  grounds: z.record(z.string(), z.strictObject({ explains: z.array(z.string()).min(1), ...languages })),
});

/** Weak signs that add up, from content/safety/undertones.yaml; throws naming the file. */
export function loadUndertones(folder: string): UndertoneWords {
  const { sets, signs, grounds } = readPack(folder, "safety/undertones.yaml", schema);
  const unknown = Object.values(grounds).flatMap(({ explains }) => explains.filter((sign) => !(sign in signs)));
  if (unknown.length > 0) throw new Error(`content/safety/undertones.yaml: no such sign: ${unknown.join(", ")}`);
  const said = [...Object.entries(signs), ...Object.entries(grounds)].flatMap(([name, { ru, en }]) =>
    ru.length + en.length === 0 ? [] : [[name, compilePhrases([...ru, ...en], sets)] as const],
  );
  return {
    table: {
      signs: new Map(
        Object.entries(signs).map(([sign, { weight, pointed, weary }]) => [sign, { weight, pointed, weary }]),
      ),
      grounds: new Map(Object.entries(grounds).map(([ground, { explains }]) => [ground, new Set(explains)])),
    },
    phrases: said,
  };
}
