import { hasPhrase, type Phrase, wordsOf } from "./words.ts";

/** What shows that a goal is about the child or the other parent of a separated family. */
export interface ContactLexicon {
  readonly always: readonly Phrase[];
  readonly child: readonly Phrase[];
  readonly otherParent: readonly Phrase[];
  readonly former: readonly Phrase[];
  readonly separation: readonly Phrase[];
}

const longest = 8000;

/**
 * Whether the contact gate holds for a goal. Conservative: a sign of separation beside a child or a partner is enough,
 * because asking three taps too often costs less than one step that brings somebody to a closed door.
 */
export function touchesContact(lexicon: ContactLexicon, title: string, description: string): boolean {
  const words = wordsOf(`${title.slice(0, longest)} . ${description.slice(0, longest)}`);
  if (hasPhrase(words, lexicon.always)) return true;
  const child = hasPhrase(words, lexicon.child);
  if (child && hasPhrase(words, lexicon.former)) return true;
  return hasPhrase(words, lexicon.separation) && (child || hasPhrase(words, lexicon.otherParent));
}
