import type { PersonId } from "#core/person/person.ts";

/** So many persons are asked for at a time, and so many are seen to side by side. */
const batch = 200;

/** Sees to everybody who is due, once each, a few side by side, without ever holding more than their ids. `work` does not throw. */
export async function eachDue(
  due: (limit: number) => Promise<readonly PersonId[]>,
  work: (personId: PersonId) => Promise<void>,
  abreast = 8,
): Promise<number> {
  const seen = new Set<PersonId>();
  for (;;) {
    // Whoever stays due although they were seen to would come first again, so we ask for as many more.
    const some = (await due(batch + seen.size)).filter((personId) => !seen.has(personId));
    if (some.length === 0) return seen.size;
    for (let from = 0; from < some.length; from += abreast) {
      const group = some.slice(from, from + abreast);
      for (const personId of group) seen.add(personId);
      await Promise.all(group.map(work));
    }
  }
}
