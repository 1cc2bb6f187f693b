import { z } from "zod";
import type { Locale } from "#core/person/person.ts";
import { topicEn } from "#core/talk/topic-en.ts";
import type { Slots } from "#core/talk/talk-words.ts";
import { readPack } from "./content-folder.ts";
import { bare } from "./plain-speech.ts";

const thingsSchema = z.strictObject({ ru: z.record(z.string(), z.array(z.string())) });

/** How nouns end in their cases. */
const endings = "(?:|а|я|у|ю|е|и|ы|о|ой|ей|ою|ом|ем|ам|ям|ами|ями|ах|ях|ов|ев|ь|ью|й)";

/** Behind these a thing tells where something was, and is not what is spoken of. */
const aside = "(?<! (?:в|во|на|из|под|над|к|ко|по|за|от|через|около|возле) +)";

/**
 * What a message speaks of, as it is named after "about" («про»): in Russian whom it names, else the first thing of the list; in English whatever
 * stands as a noun. Undefined where nothing of the kind is named.
 */
export function loadTopic(
  folder: string,
  people: (text: string, locale: Locale) => Slots,
): (text: string, locale: Locale) => string | undefined {
  const { ru } = readPack(folder, "talk/things.yaml", thingsSchema);
  const known = Object.entries(ru).map(
    ([name, stems]) => [name, new RegExp(`${aside} (?:${stems.map(bare).join("|")})${endings} `, "u")] as const,
  );
  return (text, locale) => {
    if (locale === "en") return topicEn(text);
    const { who_acc: whom } = people(text, locale);
    if (typeof whom === "string") return whom;
    const line = ` ${bare(text).replace(/[^а-яa-z0-9-]+/gu, "  ")} `;
    const found = known.flatMap(([name, form]) => {
      const at = line.search(form);
      return at === -1 ? [] : [{ at, name }];
    });
    return found.toSorted((a, b) => a.at - b.at)[0]?.name;
  };
}
