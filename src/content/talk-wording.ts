import { z } from "zod";
import { byLocale, type Locale, locales } from "#core/person/person.ts";
import { type Offer, plainOffers, type TalkSlot, type Wording } from "#core/talk/talk-words.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import type { LocalWords } from "./in-every-locale.ts";

const offers: readonly [Offer, ...Offer[]] = [plainOffers[0], ...plainOffers.slice(1), ...techniqueIds];

/** What content may offer beside an answer. */
export const offerSchema = z.enum(offers);

const slotShape = /\{\{(\w+)\}\}/gu;
/** The slots that a wording names. */
export const slotsIn = (text: string): readonly string[] => [...text.matchAll(slotShape)].map(([, name = ""]) => name);

/** The words of one entry by their path, one for each wording; a language with fewer of them begins again. */
export function textsOf(
  refOf: (at: number) => string,
  said: Readonly<Record<Locale, readonly string[]>>,
): readonly (readonly [path: string, words: LocalWords])[] {
  const most = Math.max(...locales.map((locale) => said[locale].length));
  return Array.from({ length: most }, (_, at) => [
    refOf(at),
    byLocale((locale) => said[locale][at % said[locale].length] ?? ""),
  ]);
}

/** One list of slots for all wordings that need the same: there are thousands of wordings, and few lists. */
const sameSlots = new Map<string, readonly TalkSlot[]>();
function slotsOf(text: string): readonly TalkSlot[] {
  const slots = [...new Set(slotsIn(text))] as readonly TalkSlot[];
  const name = slots.join(" ");
  const known = sameSlots.get(name) ?? slots;
  sameSlots.set(name, known);
  return known;
}

/** What may be said in each language: every wording with what it needs filled. */
export function wordingsOf(
  refOf: (at: number) => string,
  said: Readonly<Record<Locale, readonly string[]>>,
): Readonly<Record<Locale, readonly Wording[]>> {
  const refs = Array.from({ length: Math.max(...locales.map((locale) => said[locale].length)) }, (_, at) => refOf(at));
  return byLocale((locale) =>
    said[locale].map((text, at) => ({ ref: refs[at] ?? refOf(at), slots: slotsOf(text), asks: text.includes("?") })),
  );
}
