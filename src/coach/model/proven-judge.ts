import type { NothingIn } from "#app/ports.ts";
import type { Locale, PersonId } from "#core/person/person.ts";

/** Whether a model finds in words what it is asked for; undefined where it does not say. */
export type FindsIn = (personId: PersonId, text: string, locale: Locale) => Promise<boolean | undefined>;

export interface ProvenJudgeParts {
  readonly finds: FindsIn;
  /** Words that surely hold it: a model that finds nothing in one of them is no judge of others. */
  readonly probes: Readonly<Record<Locale, readonly string[]>>;
}

/**
 * Whether there is nothing in words that a trained reader alone suspects, by a model that knows what it is asked for, which it is tried on once in each
 * language. What a rule finds is never put to it.
 */
export function createProvenJudge({ finds, probes }: ProvenJudgeParts): NothingIn {
  const proven = new Set<Locale>();
  const knows = async (personId: PersonId, locale: Locale): Promise<boolean> => {
    if (proven.has(locale)) return true;
    const found = await Promise.all(probes[locale].map((probe) => finds(personId, probe, locale)));
    if (!found.every((each) => each === true)) return false;
    proven.add(locale);
    return true;
  };
  return async (personId, text, locale) =>
    (await finds(personId, text, locale)) === false && (await knows(personId, locale));
}
