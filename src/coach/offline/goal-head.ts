import { wordsOf } from "#core/goals/words.ts";
import { lean } from "#core/text/lean.ts";

/** Where what is wanted ends and the story around it begins. */
const clauseEnd =
  /[,;!?(|\n]|[.:](?!\d)|\s[—–-]\s|\s(?=(?:because|cause|cuz|bc|so that|so (?:i|we|he|she|they|it|you)|that|but|while|although|though|since|unless|which|who|when|if|and|or|потому|чтобы?|но|а|пока|хотя|если|когда|который|которая|которые|и|или)(?:\s|$))/iu;

/** Words after which a clause is not at its end: "stop being the one who drives", "find out who". */
const isOpen = new Set(
  `i a an the to of in on at for with and or my without than about into out one ones man woman person people someone
  somebody those everyone not no things и в во на с со к по за из от до у о об про для без не ни тем тех то все всё`.split(
    /\s+/u,
  ),
);
const laughter =
  /(?:\s+(?:l+o+l+|lmao|(?:ha)+h?|tho|though|maybe|please|pls|plz|tbh|rn|omg|again|наконец(?:-то)?|опять|ахах+а*|лол|блин|плиз))+$/iu;
const joiner = /^(?:and|but|so|then|и|а|но|ну)\s+/iu;

/** The clauses of what somebody wrote, each whole and without laughs. */
export function clausesOf(text: string): readonly string[] {
  const clauses: string[] = [];
  let open = false;
  let at = 0;
  while (at < text.length) {
    const end = clauseEnd.exec(text.slice(at));
    const upTo = end === null ? text.length : at + end.index;
    const past = end === null ? text.length : upTo + Math.max(end[0].length, 1);
    const part = text.slice(at, upTo).trim();
    const last = clauses.at(-1);
    const words = wordsOf(part);
    if (open && last !== undefined && words.length > 0) clauses[clauses.length - 1] = `${last} ${part}`;
    else if (words.length > 0) clauses.push(part);
    const bare = end === null || /\s/u.test(end[0]);
    if (words.length > 0) open = bare && words.length > 1 && isOpen.has(words.at(-1) ?? "");
    at = past;
  }
  return clauses
    .map((clause) => clause.replace(joiner, "").replace(laughter, "").trim())
    .filter((clause) => clause !== "");
}

const wish = lean(
  /^(?:i\s+|я\s+|мне\s+)?(?:really\s+|just\s+|finally\s+|очень\s+|просто\s+|наконец\s+)?(?:want|need|wanna|gotta|have to|has to|would like|['’]?d like|should|хочу|хочется|хотел(?:а)?|надо|нужно|нужна|нужен|пора|бы)(?![\p{L}])/iu,
);
/** How old somebody is and how many they are says nothing of what is wanted. */
const bareFigure = lean(
  /^(?:i['’]?m|im|he['’]?s|she['’]?s|we['’]?re|мне|нам|ему|ей|нас|уже)?\s*\d+(?:\s+\p{L}+){0,2}$/iu,
);
const shortestHead = 6;

export interface GoalText {
  readonly title: string;
  readonly description: string;
  /** The title as it was written. */
  readonly whole?: string;
}

/**
 * A title with a story around the wish ("learn spanish, my gf is from chile") as people mean it: what is wanted is the
 * title, and the story goes before the description. A clause that says "I need" is the wish wherever it stands.
 */
export function headFirst({ title, description }: GoalText): GoalText {
  const clauses = clausesOf(title);
  const [only] = clauses;
  if (clauses.length === 1 && only !== undefined) return { title: only, description };
  const told = clauses.filter((clause) => !bareFigure.test(clause));
  const head = told.find((clause) => wish.test(clause) && wordsOf(clause).length > 1) ?? told[0];
  if (clauses.length < 2 || head === undefined || isTooShort(head)) return { title, description };
  const story = clauses.filter((clause) => clause !== head).join(". ");
  return { title: head, description: description === "" ? story : `${story}. ${description}` };
}

const isTooShort = (head: string) => wordsOf(head).length < 2 && head.length < shortestHead;
