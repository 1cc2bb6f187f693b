import { wordsOf } from "#core/goals/words.ts";

/** Where what is wanted ends and the story around it begins. */
export const clauseEnd =
  /[.,;:!?(|\n]|\s[—–-]\s|\s(?=(?:because|cause|cuz|bc|so that|that|but|while|although|though|since|unless|which|who|when|if|and|or|потому|чтобы?|но|а|пока|хотя|если|когда|который|которая|которые|и|или)(?:\s|$))/iu;

const wish =
  /^(?:(?:and|but|so|и|а|но|ну)\s+)?(?:i\s+|я\s+|мне\s+)?(?:really\s+|just\s+|finally\s+|очень\s+|просто\s+|наконец\s+)?(?:want|need|wanna|gotta|have to|has to|would like|['’]?d like|should|хочу|хочется|хотел(?:а)?|надо|нужно|нужна|нужен|пора|бы)(?![\p{L}])/iu;
/** How old somebody is and how many they are says nothing of what is wanted. */
const bareFigure = /^(?:i['’]?m|im|he['’]?s|she['’]?s|we['’]?re|мне|нам|ему|ей|нас|уже)?\s*\d+(?:\s+\p{L}+){0,2}$/iu;
const shortestHead = 6;

export interface GoalText {
  readonly title: string;
  readonly description: string;
}

/**
 * A title with a story around the wish ("learn spanish, my gf is from chile") as people mean it: what is wanted is the
 * title, and the story goes before the description. A clause that says "I need" is the wish wherever it stands.
 */
export function headFirst({ title, description }: GoalText): GoalText {
  const clauses = title
    .split(clauseEnd)
    .map((clause) => clause.trim())
    .filter((clause) => wordsOf(clause).length > 0);
  const told = clauses.filter((clause) => !bareFigure.test(clause));
  const head = told.find((clause) => wish.test(clause) && wordsOf(clause).length > 1) ?? told[0];
  if (clauses.length < 2 || head === undefined || isTooShort(head)) return { title, description };
  const story = clauses.filter((clause) => clause !== head).join(". ");
  return { title: head, description: description === "" ? story : `${story}. ${description}` };
}

const isTooShort = (head: string) => wordsOf(head).length < 2 && head.length < shortestHead;
