import { shareOf } from "../../../../talk/gist/gist.ts";
import type { Said } from "../heard.ts";

/** From here the gist and the reader of first words together are taken for a wish that names a deed. */
export const agreedFrom = 1.25;

/** How likely both readers together hold a message to wish something, 0 to 2: the gist, which knows talks, and the reader that knows first words alone. */
export const agreement = ({ reading, text, context }: Said): number =>
  shareOf(reading.gist, "wish") + context.screen.matter(text);

/** Whoever has no goal yet gets one only where both readers agree; beside a goal the gist has the talk in view. */
export const isAgreed = (said: Said): boolean =>
  said.reading.gist === undefined ||
  said.led !== undefined ||
  said.before.goals.length > 0 ||
  agreement(said) >= agreedFrom;
