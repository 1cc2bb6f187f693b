import { shareOf } from "../../../../talk/gist/gist.ts";
import { bareList, listedGoals } from "../../../../goals/listed-goals.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import { type Said, sureOf } from "../heard.ts";

/** How likely a wish has to be by the gist, where nothing of theirs stands in front. */
export const aloneFrom = 0.5;

/** From here the gist and the reader of first words together are taken for a wish that names a deed. */
export const agreedFrom = 1.25;

/** How likely both readers together hold a message to wish something, 0 to 2: the gist, which knows talks, and the reader that knows first words alone. */
export const agreement = ({ reading, text, context }: Said): number =>
  shareOf(reading.gist, "wish") + context.screen.matter(text);

/** A stranger's first words make a goal only where both readers agree; later on the gist has the talk in view. */
export const isAgreed = (said: Said): boolean =>
  said.reading.gist === undefined ||
  said.led !== undefined ||
  said.before.goals.length > 0 ||
  talkOf(said.before).turns.length > 0 ||
  agreement(said) >= agreedFrom;

/** Whether the gist holds a message to be anything but a wish. */
export const speaksAgainst = ({ reading }: Said): boolean =>
  reading.gist !== undefined && shareOf(reading.gist, "wish") < againstFrom;
const againstFrom = 0.15;

/** Whether the gist holds a message to wish one thing, so that its own row has had its say on it: what that row left no other row takes up by a shorter sight. */
export const wasWeighed = (said: Said): boolean =>
  said.led === undefined &&
  said.before.goals.length === 0 &&
  shareOf(said.reading.gist, "wish") >= aloneFrom &&
  listedGoals(said.text) === undefined &&
  bareList(said.text) === undefined &&
  sureOf(said, "two_wishes") < severalFrom;
/** From here a message may wish several things, which are told apart by its form. */
export const severalFrom = 0.4;
