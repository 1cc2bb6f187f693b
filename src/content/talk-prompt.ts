import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { actGroups, actsBy } from "#core/talk/acts.ts";
import { byLocale, type Locale } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";
import { readTalkFiles } from "./talk-words.ts";

/** The prompt with which a language model leads a talk. */
export interface TalkPrompt {
  /** The rules, with a line for every act; the slots `{{tone}}` and `{{contact}}` stay. */
  readonly rules: Readonly<Record<Locale, string>>;
  /** The data block with its slots. */
  readonly message: Readonly<Record<Locale, string>>;
  /** Eight hex digits over all that it is made of, for the log of what was asked with. */
  readonly version: string;
}

const slots = ["today", "goals", "earlier", "asked", "listens", "text"] as const;

/** Loads content/prompts/talk.{ru,en}.md and what each act is about; throws naming the file where a slot, or an act's meaning, is missing. */
export function loadTalkPrompt(contentDir: string): TalkPrompt {
  const named = readPack(contentDir, "prompts/talk-acts.yaml", z.record(z.string(), z.string().min(1)));
  const told = readTalkFiles(contentDir);
  const lines = actGroups.map((group) =>
    actsBy[group]
      .map((act) => {
        const about = named[act] ?? told.get(act)?.about;
        if (about === undefined) throw new Error(`content/prompts/talk-acts.yaml: ${act} is missing`);
        return `- ${act}: ${about}`;
      })
      .join("\n"),
  );
  const listed = lines.join("\n");
  const hash = createHash("sha256").update(listed);
  const parts = byLocale((locale) => {
    const file = `talk.${locale}.md`;
    const text = readFileSync(join(contentDir, "prompts", file), "utf8").trim();
    hash.update(file).update(text);
    const at = text.lastIndexOf("\n<data>\n");
    const message = text.slice(at + 1);
    const missing = slots.filter((slot) => !message.includes(`{{${slot}}}`));
    if (at < 0 || missing.length > 0 || !text.slice(0, at).includes("{{acts}}"))
      throw new Error(
        `content/prompts/${file}: must hold {{acts}} and end with one data block around {{${slots.join("}}, {{")}}}`,
      );
    return {
      rules: text
        .slice(0, at)
        .trim()
        .replace("{{acts}}", () => listed),
      message,
    };
  });
  return {
    rules: byLocale((locale) => parts[locale].rules),
    message: byLocale((locale) => parts[locale].message),
    version: hash.digest("hex").slice(0, 8),
  };
}
