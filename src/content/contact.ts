import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { touchesContact } from "#core/goals/touches-contact.ts";
import { phraseOf } from "#core/goals/words.ts";
import { locales } from "#core/person/person.ts";
import { inEveryLocale } from "./in-every-locale.ts";
import { parseYaml } from "./yaml.ts";
import { onceCarried } from "./content-folder.ts";

const phrases = inEveryLocale(z.array(z.string().min(1)).min(1)).transform((said) =>
  locales.flatMap((locale) => said[locale]).map(phraseOf),
);
const schema = z.strictObject({
  always: phrases,
  child: phrases,
  other_parent: phrases,
  former: phrases,
  separation: phrases,
});

/** Loads content/safety/contact.yaml once; the answer says whether a goal touches the child or the other parent. Throws naming the file. */
export const loadTouchesContact = onceCarried(
  (contentDir: string): ((title: string, description: string) => boolean) => {
    const file = join(contentDir, "safety", "contact.yaml");
    const parsed = schema.safeParse(parseYaml(readFileSync(file, "utf8")));
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
      throw new Error(`content/safety/contact.yaml: ${issues}`);
    }
    const { always, child, other_parent, former, separation } = parsed.data;
    const lexicon = { always, child, otherParent: other_parent, former, separation };
    return (title, description) => touchesContact(lexicon, title, description);
  },
);
