import { wordsOf } from "../../../goals/words.ts";
import { stemOf } from "../../../text/stem.ts";
import { type Line, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { lineFor, type Said } from "../talk/heard.ts";
import { speak } from "../talk/moves.ts";
import type { Thread } from "./matter.ts";
import { lineOnly } from "./told-back.ts";

/** Shorter words name nothing by which a message is found again. */
const shortest = 3;
const stems = (text: string): readonly string[] =>
  wordsOf(text)
    .filter(({ length }) => length >= shortest)
    .map(stemOf);

/** What somebody wrote before is said back word for word: the last message about what they name, or simply the last one. */
export function saidBefore({ said, moves }: Thread): Decision | undefined {
  const words = moves.find(({ as }) => as === "said_before")?.words;
  const found = words === undefined ? lastTold(said) : toldOf(said, words);
  const quote: Line = { ref: "", own: `«${found}»`, slots: {}, offers: [] };
  return found === undefined ? lineOnly(said, "said_nowhere") : speak(said, [lineFor(said, "said_back"), quote]);
}

const toldBefore = ({ before }: Said): readonly string[] =>
  talkOf(before)
    .turns.map((turn) => turn.said)
    .filter((told) => !told.includes("?"));

const lastTold = (said: Said): string | undefined => toldBefore(said).at(-1);

/** The message, or what is kept with the goals, that shares most words with these; of several the last. */
function toldOf(said: Said, words: string): string | undefined {
  const meant = new Set(stems(words));
  const kept = said.before.goals.flatMap(({ clarifications }) => clarifications.map(({ answer }) => answer));
  const shared = (text: string): number => new Set(stems(text).filter((stem) => meant.has(stem))).size;
  const best = [...kept, ...toldBefore(said)].reduce<{ text?: string; by: number }>(
    (so, text) => (shared(text) > 0 && shared(text) >= so.by ? { text, by: shared(text) } : so),
    { by: 0 },
  );
  return best.text;
}
