import { z } from "zod";
import { type Offer, plainOffers, type TalkSlot, type Wording } from "#core/talk/talk-words.ts";
import { techniqueIds } from "#core/techniques/technique.ts";

const offers: readonly [Offer, ...Offer[]] = [plainOffers[0], ...plainOffers.slice(1), ...techniqueIds];

/** What content may offer beside an answer. */
export const offerSchema = z.enum(offers);

const slotShape = /\{\{(\w+)\}\}/gu;
/** The slots that a wording names. */
export const slotsIn = (text: string): readonly string[] => [...text.matchAll(slotShape)].map(([, name = ""]) => name);

/** A text with what it needs filled. */
export const wordingOf = (ref: string, text: string): Wording => ({
  ref,
  slots: [...new Set(slotsIn(text))] as readonly TalkSlot[],
});
