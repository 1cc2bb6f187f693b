import { join } from "node:path";
import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { readJsonLines } from "./json-lines.ts";

const lineSchema = z.strictObject({ text: z.string().min(1), goal: z.string() });

/** A first message, with what is to be set about in it; empty where nothing is. */
type FirstLine = z.infer<typeof lineSchema> & { readonly locale: (typeof locales)[number] };

/** Where first messages lie: `ru`, `en`, and `dev-` of each. */
export const firstPath = (contentDir: string, name: string): string =>
  join(contentDir, "corpora", "first", `${name}.jsonl`);
/** First messages of strangers; `dev-` ones are learned by nothing. */
export const loadFirstLines = (contentDir: string, dev = false): readonly FirstLine[] =>
  locales.flatMap((locale) =>
    readJsonLines(firstPath(contentDir, dev ? `dev-${locale}` : locale)).map((line) => ({
      ...lineSchema.parse(line),
      locale,
    })),
  );
