import { lean } from "../text/lean.ts";

/** By what a thing to be taken on is announced: "goal. clear the yard", "добавьте: сдать отчёт". */
const announced = lean(
  /^(?:(?:hi|hello|ok|okay|so|привет|здравствуйте|ну|так)[\s,.!]+)*(?:(?:please\s+|пожалуйста,?\s+)?(?:add|new|put down|set|добав\p{L}*|запиши\p{L}*|нов\p{L}+|постав\p{L}*)\s+)?(?:(?:a|the|my|me|this|мне|мою|такую|нов\p{L}+)\s+)*(?:goals?|цель|цели)\s*[.:—–-]\s*(\S.*)$|^(?:add|put down|добавь(?:те)?|запиши(?:те)?(?: мне)?)\s*[:—–]\s*(\S.*)$/isu,
);

/** "… my goal is to not look till lunch": said in the middle of a sentence. */
const named = lean(
  /(?<!\p{L})my (?:goal|aim|dream)(?: (?:here|for now|this year|right now))? (?:is|would be)(?: just| simply)? to (\p{L}[^.?!\n]{3,80})|(?<!\p{L})моя (?:цель|мечта)(?: на этот год| сейчас)?\s*(?:[—–-]|это)\s+(\p{L}[^.?!\n]{3,80})/iu,
);

/** What is announced as a goal in so many words, without the announcement; undefined where nothing is. */
export function saidAsGoal(text: string): string | undefined {
  const [, goal, thing] = announced.exec(text.trim()) ?? named.exec(text) ?? [];
  return goal ?? thing;
}
