import type { Act } from "../../../talk/acts.ts";
import { wordsOf } from "../../../goals/words.ts";
import { mirrorOf } from "../../../talk/mirror.ts";
import { writtenIn } from "../../../talk/written-in.ts";
import { stemOf } from "../../../text/stem.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Reply } from "../../turn/reply.ts";
import type { Said } from "./heard.ts";

/** What was done comes first; what else was told fills up. */
const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "small_win", "good_news"];
/** What says nothing of how it goes. */
const besides: readonly Act[] = [
  "wish",
  "two_wishes",
  "hello",
  "hello_again",
  "thanks",
  "show_where",
  "remind",
  "put_off",
];
const most = 4;

const fewestWords = 3;

/** How it goes, out of the person's own words: what they told in this talk, turned to them, and nothing beside it; at most four lines. */
export function recap({ before, context }: Said): NonNullable<Reply["lines"]> {
  const told = talkOf(before).turns.flatMap(({ said, acts }) => {
    const text = acts.some((act) => besides.includes(act))
      ? undefined
      : mirrorOf(said, writtenIn(said) ?? before.person.locale);
    const done = acts.some((act) => deeds.includes(act));
    const enough = text !== undefined && (done || text.split(" ").length >= fewestWords);
    return enough && context.screen.harm(said, "said") === undefined ? [{ text, done }] : [];
  });
  const chosen = new Set([...told.filter(({ done }) => done).slice(-most), ...told.toReversed()].slice(0, most));
  return told
    .filter((each) => chosen.has(each))
    .map(({ text }) => ({ say: "talk.recap_line" as const, with: { text } }));
}

/** What was told of this very thing: messages of the talk that share a word with the question, turned to who told them; the last ones. */
export function toldOf({ before, text, context }: Said): NonNullable<Reply["lines"]> {
  const asked = new Set(stemsOf(text));
  return talkOf(before)
    .turns.filter(({ said }) => stemsOf(said).some((stem) => asked.has(stem)))
    .filter(({ said }) => context.screen.harm(said, "said") === undefined)
    .slice(-mostOfOne)
    .map(({ said }) => ({
      say: "talk.recap_line" as const,
      with: { text: mirrorOf(said, writtenIn(said) ?? before.person.locale) ?? said.slice(0, longestQuoted) },
    }));
}
const mostOfOne = 2;
const longestQuoted = 160;
/** A shorter word may stand in anything. */
const telling = 5;
const stemsOf = (text: string): readonly string[] =>
  wordsOf(text)
    .filter(({ length }) => length >= telling)
    .map(stemOf);
