import type { TalkKey } from "../../../talk/acts.ts";
import { mirrorOf } from "../../../talk/mirror.ts";
import type { Slots } from "../../../talk/talk-words.ts";
import { capitalised } from "../../../text/capitalised.ts";
import type { Decision } from "../../turn/decision.ts";
import { lineFor, type Said } from "../talk/heard.ts";
import { speak } from "../talk/moves.ts";
import { lean } from "../../../text/lean.ts";

const ofOneself = lean(
  /(?<!\p{L})(?:я|мы|мне|меня|мо[йяёеиюих]\p{L}*|нам|нас|i|me|my|we|our|us|i[’']?m|im|ive)(?!\p{L})/iu,
);

/** Somebody's own words, turned to who said them; undefined where they cannot be. */
export function turned({ before }: Said, words: string): string | undefined {
  return ofOneself.test(words) ? mirrorOf(words, before.person.locale) : capitalised(words);
}

/** The goal in front, and the least of its step. */
export const goalSlots = ({ goal }: Said): Slots => ({
  ...(goal ? { goal: goal.title } : {}),
  ...(goal?.current ? { step: goal.current.floorText } : {}),
});

/** One line, and no more. */
export const lineOnly = (said: Said, key: TalkKey, slots: Slots = {}): Decision | undefined =>
  speak(said, [lineFor(said, key, slots)]);
