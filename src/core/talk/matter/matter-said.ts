import { betweenLines } from "../between-lines.ts";
import { mishapIn } from "./mishap.ts";
import { undoneIn } from "./undone.ts";
import { wishedIn, wishParts } from "./wished.ts";
import { lean } from "../../text/lean.ts";

/** What a message is about, where somebody wants it or has it undone: in their own words, and how plainly. */
export interface MatterSaid {
  /** Wished in so many words; told as undone, overdue or near; or a state of things that asks for something. */
  readonly as: "wished" | "undone" | "hinted";
  /** The words of each wish, the first one first; for what is undone, its name. */
  readonly words: readonly string[];
}

const longest = 320;
/** One wish beside another in the same sentence: "…, and also to lose weight". */
const besideIt = lean(
  /,?\s+(?:and|plus)\s+(?:also|then)\s+(?:i (?:want|need) (?:to )?|to )?(?=\p{L})|,?\s+(?:и|а)\s+(?:ещё|еще|также)\s+(?:хочу\s+|мне бы\s+)?(?=\p{L}+(?:ть|ти|чь)(?:ся|сь)?(?!\p{L}))/iu,
);
/** "I want out. Own place": what it is stands by itself. */
const wantsOut = lean(/(?<!\p{L})(?:want out|my dream|i dream|хочу уйти|мечта)(?!\p{L})/iu);
const own = lean(
  /(?:^|[.,;]\s*)(?:(?:my|get my|have my|a place of my)\s+)?own ((?:\p{L}+ )?(?:place|business|shop|caf[eé]|restaurant|flat|house|salon|studio|garage|bakery|company|van|kitchen|bar|pub))(?!\p{L})/iu,
);

/** The matter of a message; undefined where there is none. */
export function matterSaid(text: string): MatterSaid | undefined {
  if (text.length > longest) return undefined;
  const place = wantsOut.test(text) ? own.exec(text)?.[1] : undefined;
  if (place !== undefined) return { as: "wished", words: [`My own ${place}`] };
  const wished = wishParts(text).flatMap((part) => {
    const [first = "", ...others] = part.split(besideIt);
    const wish = wishedIn(first);
    return wish === undefined ? [] : [wish, ...others];
  });
  if (wished.length > 0) return { as: "wished", words: wished };
  const undone = mishapIn(text) ?? undoneIn(text);
  if (undone !== undefined) return { as: "undone", words: [undone] };
  const hinted = betweenLines(text);
  return hinted === undefined ? undefined : { as: "hinted", words: [hinted] };
}
