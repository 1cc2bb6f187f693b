import { type Gist, type GistShares, shareOf } from "./gist.ts";

/** How a message weighs: good to hear, hard to bear, or neither for sure. */
export type Tone = "glad" | "heavy" | "unsure";

const together = (shares: GistShares, of: readonly Gist[]): number =>
  of.reduce((sum, gist) => sum + shareOf(shares, gist), 0);

/** So likely joy or sorrow has to be, and so much likelier than the other, before words that fit only it are said: the wrong one hurts more than a plain line. */
const gladFrom = 0.4;
const heavyFrom = 0.5;
const besideGlad = 0.5;
const besideHeavy = 0.3;

/** How a message weighs by its gist; where it is sure of neither, words have to fit both. */
export function toneOf(shares: GistShares | undefined): Tone {
  const glad = shareOf(shares, "glad");
  const heavy = shareOf(shares, "heavy");
  if (glad >= gladFrom && heavy < glad * besideGlad) return "glad";
  return heavy >= heavyFrom && glad < heavy * besideHeavy ? "heavy" : "unsure";
}

/** From here joy is so sure that something denied in it takes nothing from it ("it did not start, but it turned over"). */
const gladThough = 0.6;
/** Whether a message is joy for sure: one that denies something has to be surer. */
export const isJoyful = (shares: GistShares | undefined, denies: boolean): boolean =>
  toneOf(shares) === "glad" && (!denies || shareOf(shares, "glad") >= gladThough);

/** From here a message may be joy, or may weigh, as words in it say. */
const mayBe = 0.15;
const glads: readonly Gist[] = ["glad", "done"];
const heavies: readonly Gist[] = ["heavy", "body", "missed", "obstacle", "listen"];

/** Whether words of joy in a message may be its own: the gist has the whole of it in view. */
export const mayBeGlad = (shares: GistShares | undefined): boolean =>
  shares === undefined || (together(shares, glads) >= mayBe && toneOf(shares) !== "heavy");

/** Likewise whether dark words in it weigh: one of them makes no grief of a report, a joke or good news. */
export const mayWeigh = (shares: GistShares | undefined): boolean =>
  shares === undefined || (heavies.some((gist) => shareOf(shares, gist) >= mayBe) && toneOf(shares) !== "glad");

const tells: readonly Gist[] = ["told", "heavy", "glad"];
const asks: readonly Gist[] = ["about", "ask_step", "ask_fact", "ask_words", "manage", "remind", "change", "next"];
const tellsFrom = 0.5;
const asksUpTo = 0.2;

/** Whether a message only tells of a life: nothing is asked of anybody in it, whatever words of a question stand there. */
export const onlyTells = (shares: GistShares | undefined): boolean =>
  shares !== undefined && together(shares, tells) >= tellsFrom && together(shares, asks) < asksUpTo;

/** What is told of a life, and how somebody takes leave or greets: nothing there is of the goal in front. */
const ofLife: readonly Gist[] = ["told", "heavy", "glad", "body", "bye", "hello", "listen"];

/** How likely a message is of a life and not of the goal in front. */
export const lifeIn = (shares: GistShares | undefined): number => (shares === undefined ? 0 : together(shares, ofLife));
