import { type CoachPack, plainForm } from "#content/coach-pack.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { Locale } from "#core/person/person.ts";
import { slotValue } from "./read-person.ts";

/** What fills the slots of a pack's texts for one person; undefined values make a step unfit. */
export interface Filler {
  readonly locale: Locale;
  readonly fill: (pack: CoachPack, text: string) => string | undefined;
}

export function fillerFor({ locale }: CoachAsk, words: readonly string[]): Filler {
  const valueOf = (pack: CoachPack, name: string): string | undefined => {
    const [slot = "", form] = name.split(".");
    const table = pack.slots[slot];
    if (table === undefined) return undefined;
    const forms = (slotValue(pack, slot, words) ?? table.default)[locale];
    const fallback = table.default[locale];
    const key = form ?? plainForm[locale];
    return forms[key] ?? forms["nom"] ?? forms["name"] ?? fallback[key];
  };
  return {
    locale,
    fill(pack, text) {
      let complete = true;
      const filled = text.replace(/\{([a-z0-9_.-]+)\}/gu, (_, name: string) => {
        const value = valueOf(pack, name);
        if (value === undefined) complete = false;
        return value ?? "";
      });
      return complete ? sentenceCase(filled) : undefined;
    },
  };
}

/** A slot at the start of a sentence takes a capital letter. */
export function sentenceCase(text: string): string {
  return text.replace(/^(\p{Ll})/u, (letter) => letter.toUpperCase());
}

/** The floor version after a colon: "…do only this: write one word". */
export function lowerFirst(text: string): string {
  return text.replace(/^(\p{Lu})(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}

/**
 * The person's words as they can stand in a step: one line, without links, markup, quotes or control characters, cut at
 * a word; undefined where no letter is left.
 */
export function plainWords(text: string, limit: number): string | undefined {
  const plain = text
    .normalize("NFC")
    .slice(0, 2000)
    .replace(/https?:\/\/\S+|www\.\S+/giu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Extended_Pictographic}<>{}[\]\\`*_#|~^"«»“”„$]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[\s.,;:!?…—–-]+|[\s.,;:!?…—–-]+$/gu, "");
  if (!/\p{L}|\p{N}/u.test(plain)) return undefined;
  if (plain.length <= limit) return plain;
  const cut = plain.slice(0, limit + 1);
  const clause = cut.search(/[,;:.]\s[^,;:.]*$/u);
  const space = cut.lastIndexOf(" ");
  const end = clause > limit / 3 ? clause : space > limit / 2 ? space : limit;
  return plain.slice(0, end).replace(/[\s.,;:!?—–-]+$/u, "");
}
