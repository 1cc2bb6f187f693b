import type { JudgeCrisis } from "#app/look-again.ts";
import type { IsCalm } from "#app/ports.ts";
import type { Locale } from "#core/person/person.ts";

export interface CalmJudgeParts {
  readonly judge: JudgeCrisis;
  /** Messages of somebody in danger: a model that calls one of them calm is no judge of others. */
  readonly probes: Readonly<Record<Locale, readonly string[]>>;
}

/**
 * Whether a message that the trained reader alone takes for a sign is none to a model that knows signs, which it is asked about once in each
 * language. What a rule hears is never put to it.
 */
export function createCalmJudge({ judge, probes }: CalmJudgeParts): IsCalm {
  const proven = new Set<Locale>();
  const knows: IsCalm = async (personId, _text, locale) => {
    if (proven.has(locale)) return true;
    const found = await Promise.all(probes[locale].map((probe) => judge(personId, probe, locale)));
    if (found.some((each) => each === undefined || each.level === "none")) return false;
    proven.add(locale);
    return true;
  };
  return async (personId, text, locale) =>
    (await judge(personId, text, locale))?.level === "none" && (await knows(personId, text, locale));
}
