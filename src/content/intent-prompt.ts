import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Intent, intents } from "#core/dialogue/turn/intents.ts";
import { byLocale, type Locale, locales } from "#core/person/person.ts";

/** The prompt that asks a language model what a message means. */
export interface IntentPrompt {
  /** The rules, with one line for each of the intents that may be named. */
  rules(locale: Locale, candidates: readonly Intent[]): string;
  /** The data block; the message stands in the slot `{{text}}`. */
  readonly message: Readonly<Record<Locale, string>>;
  /** Eight hex digits over both files, for the log of what was asked with. */
  readonly version: string;
}

const meaning = /^- ([a-z_]+): \S/u;

/** Loads content/prompts/intent.{ru,en}.md; throws naming the file where an intent is missing, unknown or named twice. */
export function loadIntentPrompt(contentDir: string): IntentPrompt {
  const hash = createHash("sha256");
  const parts = locales.map((locale) => {
    const name = `intent.${locale}.md`;
    const text = readFileSync(join(contentDir, "prompts", name), "utf8").trim();
    hash.update(name).update(text);
    return [locale, partsOf(name, text)] as const;
  });
  const of = Object.fromEntries(parts) as Record<Locale, ReturnType<typeof partsOf>>;
  return {
    rules: (locale, candidates) =>
      of[locale].rules
        .filter((line) => {
          const named = meaning.exec(line)?.[1];
          return named === undefined || (candidates as readonly string[]).includes(named);
        })
        .join("\n")
        .trim(),
    message: byLocale((locale) => of[locale].message),
    version: hash.digest("hex").slice(0, 8),
  };
}

function partsOf(name: string, text: string): { readonly rules: readonly string[]; readonly message: string } {
  const at = text.lastIndexOf("\n<data>\n");
  const message = text.slice(at + 1);
  if (at < 0 || message !== "<data>\n{{text}}\n</data>") {
    throw new Error(`content/prompts/${name}: must end with one data block around {{text}}`);
  }
  const rules = text.slice(0, at).split("\n");
  const named = rules.flatMap((line) => meaning.exec(line)?.[1] ?? []);
  const wrong = [
    ...intents.filter((intent) => !named.includes(intent)).map((intent) => `${intent} is missing`),
    ...named.filter((id) => !(intents as readonly string[]).includes(id)).map((id) => `${id} is no intent`),
    ...named.filter((id, index) => named.indexOf(id) !== index).map((id) => `${id} stands twice`),
  ];
  if (wrong.length > 0) throw new Error(`content/prompts/${name}: ${wrong.join("; ")}`);
  return { rules, message };
}
