import { readYesNo } from "../../../answers/yes-no.ts";
import { toldDetail } from "../../../talk/told-detail.ts";
import { goalOfWords } from "../../goals/goal-of-words.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import { foremostGist, type Gist } from "../../../talk/gist/gist.ts";
import { asksSomewhere, type Said, sureOf } from "../talk/heard.ts";
import { isHeavy } from "../talk/heavy.ts";
import { makes, type Thread } from "./matter.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";

/** What was spoken of and is no goal yet is taken up within this time (ms). */
const openFor = 24 * 3_600_000;
/** In more words than these something else is told. */
const mostWords = 14;
const figure = /\d/u;
const mostOfFigure = 60;

/** What was spoken of becomes a goal by the few words that take it up: a question where to begin, a yes, "smaller", a figure, what there is for it. */
export const takesMatter: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  const { before, text, context } = said;
  const matter = talkOf(before).matter;
  if (!matter || context.now - matter.at > openFor || !takesUp(thread)) return undefined;
  const detail = makes(thread, "begin", "next", "where_to_begin") || readYesNo(text) ? "" : text;
  const words = detail === "" ? matter.words : `${matter.words} ${detail}`;
  return goalOfWords(before, { text: words, clause: matter.title, named: true }, context);
};

/** What surely does something else takes up nothing: a deed is counted, a question answered, and good news heard. */
const elsewhere: readonly Gist[] = [
  ...(["done", "missed", "glad", "heavy", "body", "told", "about", "ask_fact", "ask_words"] as const),
  ...(["remind", "manage", "correct", "refuse", "bye", "listen", "hello"] as const),
];
const elseFrom = 0.5;
function isElse({ reading: { gist } }: Said): boolean {
  const first = gist && foremostGist(gist);
  return first !== undefined && first.share >= elseFrom && elsewhere.includes(first.gist);
}

function takesUp(thread: Thread): boolean {
  const { said } = thread;
  const { text } = said;
  if (text.trim().split(/\s+/u).length > mostWords || isElse(said)) return false;
  if (makes(thread, "begin", "next", "smaller", "where_to_begin", "towards", "fits")) return true;
  if (asksSomewhere(said) || isHeavy(text)) return false;
  if (readYesNo(text)?.value === "yes") return true;
  const detail = toldDetail(text)?.as;
  const ofIt = detail === "means" || detail === "spare" || detail === "missing";
  return sureOf(said, "sleep") === 0 && (ofIt || (figure.test(text) && text.length <= mostOfFigure));
}
