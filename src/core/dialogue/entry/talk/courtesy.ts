import type { Act } from "../../../talk/acts.ts";
import type { Line } from "../../goals/talk-lines.ts";
import { asksAtLast, lineFor, type Said } from "./heard.ts";
import { present } from "./moves.ts";

/** Words of courtesy that whoever says them wants met, whatever else stands beside them. */
export const met: readonly Act[] = ["thanks", "sorry", "goodbye", "joke", "praise_you"];

/** A greeting that stands alone has few words. */
const wordsOfGreeting = 4;
export const saysMore = ({ text, slots }: Said): boolean =>
  slots.told !== undefined || text.trim().split(/\s+/u).length > wordsOfGreeting;

/** Whoever greets does it at the beginning, and whoever takes leave says little else: in a story such words were somebody else's. */
export function isSaidToUs({ text, reading }: Said, act: Act): boolean {
  const clause = reading.acts.find((each) => each.act === act)?.clause ?? 0;
  if (act === "hello" || act === "hello_again") return clause === 0 && !/^[«“"'‘]/u.test(text);
  const words = text.trim().split(/\s+/u).length;
  // Thanks at the head of a story are its manners, and leave is taken in few words.
  const alone = (reading.clauses[clause]?.text ?? text).trim().split(/\s+/u).length <= wordsOfLast;
  const leaves = alone && clause === reading.clauses.length - 1;
  return act === "goodbye" ? words <= wordsOfLeave || leaves : act !== "thanks" || words <= wordsOfThanks || alone;
}
const wordsOfLeave = 7;
const wordsOfLast = 3;
const wordsOfThanks = 9;

/** A greeting that stood before an answer, where none came: whoever told something is told that it was heard. */
export function notGreetingAlone(said: Said, front: readonly Line[]): readonly Line[] {
  const [only, ...others] = front;
  const alone = others.length === 0 && only?.ref.split(".").includes("hello_asked") === true;
  return alone && !asksAtLast(said) ? present([lineFor(said, "hello_told")]) : front;
}
