import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { byLocale, type Locale, locales } from "#core/person/person.ts";

/** A short question to a language model: the rules, and the data block that follows them with its slots (`{{name}}`). */
export interface BriefPrompt {
  readonly rules: Readonly<Record<Locale, string>>;
  readonly message: Readonly<Record<Locale, string>>;
  /** Eight hex digits over both files, for the log of what was asked with. */
  readonly version: string;
}

const slotsOf = {
  suggest: ["facts", "candidates"],
  crisis: ["text"],
  lesson: ["lesson", "question"],
  look: ["before", "closed", "text"],
} as const;

/** Loads content/prompts/NAME.{ru,en}.md; throws naming the file where the data block or one of its slots is missing. */
export function loadBriefPrompt(contentDir: string, name: keyof typeof slotsOf): BriefPrompt {
  const hash = createHash("sha256");
  const parts = locales.map((locale) => {
    const file = `${name}.${locale}.md`;
    const text = readFileSync(join(contentDir, "prompts", file), "utf8").trim();
    hash.update(file).update(text);
    const at = text.lastIndexOf("\n<data>\n");
    const message = text.slice(at + 1);
    const missing = slotsOf[name].filter((slot) => !message.includes(`{{${slot}}}`));
    if (at < 0 || missing.length > 0 || !message.endsWith("\n</data>")) {
      throw new Error(
        `content/prompts/${file}: must end with one data block around {{${slotsOf[name].join("}}, {{")}}}`,
      );
    }
    return [locale, { rules: text.slice(0, at).trim(), message }] as const;
  });
  const of = Object.fromEntries(parts) as Record<Locale, { readonly rules: string; readonly message: string }>;
  return {
    rules: byLocale((locale) => of[locale].rules),
    message: byLocale((locale) => of[locale].message),
    version: hash.digest("hex").slice(0, 8),
  };
}
