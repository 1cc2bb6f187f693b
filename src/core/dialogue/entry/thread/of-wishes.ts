import type { Locale } from "../../../person/person.ts";
import { clausesOf } from "../../../talk/clauses.ts";
import { goalOfWords } from "../../goals/goal-of-words.ts";
import type { Decision } from "../../turn/decision.ts";
import { actFrom, asksSomewhere, lineFor, type Said, sureOf } from "../talk/heard.ts";
import { cannotTouchTheirs } from "../talk/wishes/matter.ts";
import { makes } from "./matter.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";

/** Wishes that another reader would take for something else: for a request for words, or for a bad day. */

const asksForWords = (said: Said): boolean => asksSomewhere(said) || sureOf(said, "help_word_it") >= actFrom;

/** "I need to ask my boss for more money and I am dying of shame" is a thing to be walked, and the feeling behind it is no part of its name. */
export function wantsTo(said: Said): Decision | undefined {
  const { before, text, context } = said;
  const words = context.library.talk.moves(text).find(({ as }) => as === "wants_to")?.words;
  if (words === undefined || asksForWords(said) || cannotTouchTheirs(said)) return undefined;
  return goalOfWords(before, { text, clause: words, named: true }, context);
}

const getReady: Readonly<Record<Locale, (what: string) => string>> = {
  ru: (what) => `Подготовиться: ${what}`,
  en: (what) => `Get ready: ${what}`,
};
const lowered = (text: string): string => text.slice(0, 1).toLocaleLowerCase("ru") + text.slice(1);
const wordsOfEvent = 6;

/** A day that comes near, and no idea where to begin: what is to be got ready for is the goal, after a calm word. */
export const lostBefore: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  const { before, context } = said;
  const [first] = clausesOf(said.text);
  if (!first || first.asks || first.text.split(/\s+/u).length > wordsOfEvent || !makes(thread, "day_ahead"))
    return undefined;
  const front = lineFor(said, "overwhelmed");
  const title = getReady[before.person.locale](lowered(first.text.trim()));
  return goalOfWords(before, { text: first.text, clause: title, named: true, front: front ? [front] : [] }, context);
};
