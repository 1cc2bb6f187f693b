import { z } from "zod";
import type { SpellingTables } from "#core/text/spelling-tables.ts";
import { onceCarried, readPack } from "./content-folder.ts";

const words = z.array(z.string().min(1));

const spellingSchema = z.strictObject({
  latin_russian: z.strictObject({ words, endings: words }),
  english: words,
  starred: words,
  glued: words,
  typos: z.strictObject({ targets: words, swaps: words, known: words, fixed: z.record(z.string(), z.string().min(1)) }),
});

/** How disguised spelling is undone, from content/safety/crisis/spelling.yaml. */
export const loadSpelling = onceCarried((contentDir: string): SpellingTables => {
  const raw = readPack(contentDir, "safety/crisis/spelling.yaml", spellingSchema);
  return {
    latinRussian: { words: new Set(raw.latin_russian.words), endings: raw.latin_russian.endings },
    english: new Set(raw.english),
    starred: raw.starred,
    glued: raw.glued.map((phrase) => [phrase.replaceAll(" ", ""), phrase] as const),
    typos: {
      targets: raw.typos.targets,
      swaps: raw.typos.swaps,
      known: new Set(raw.typos.known),
      fixed: new Map(Object.entries(raw.typos.fixed)),
    },
  };
});
