/** By what a thing to be taken on is announced: "goal. clear the yard", "добавьте: сдать отчёт". */
const announced =
  /^(?:(?:hi|hello|ok|okay|so|привет|здравствуйте|ну|так)[\s,.!]+)*(?:(?:please\s+|пожалуйста,?\s+)?(?:add|new|put down|set|добав\p{L}*|запиши\p{L}*|нов\p{L}+|постав\p{L}*)\s+)?(?:(?:a|the|my|me|this|мне|мою|такую|нов\p{L}+)\s+)*(?:goals?|цель|цели)\s*[.:—–-]\s*(\S.*)$|^(?:add|put down|добавь(?:те)?|запиши(?:те)?(?: мне)?)\s*[:—–]\s*(\S.*)$/isu;

/** What is announced as a goal in so many words, without the announcement; undefined where nothing is. */
export function saidAsGoal(text: string): string | undefined {
  const [, goal, thing] = announced.exec(text.trim()) ?? [];
  return goal ?? thing;
}
