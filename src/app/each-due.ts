import type { PersonId } from "#core/person/person.ts";

/** What is done for whoever is due; each by itself may be at work for the same person. */
export type DueWork = "journey" | "reminder" | "day" | "calendar" | "baselines" | "body";

/** Shares those who are due among the processes: whoever is held by one is seen to by no other for some minutes, unless that one is dead. */
export interface DueLeases {
  /** Takes at most `most` of the persons, the first first; `free` is how many of them no other process held. */
  leaseDue(
    work: DueWork,
    persons: readonly PersonId[],
    most: number,
  ): Promise<{ readonly mine: readonly PersonId[]; readonly free: number }>;
}

export interface EachDue {
  readonly what: DueWork;
  readonly leases: DueLeases;
  readonly due: (limit: number) => Promise<readonly PersonId[]>;
  /** Does not throw. */
  readonly work: (personId: PersonId) => Promise<void>;
  /** So many are seen to side by side; eight where nothing is said. */
  readonly abreast?: number;
}

/** So many persons are asked for at a time. */
const batch = 200;

/** Sees to everybody who is due, once each, together with all other processes, without ever holding more than their ids. Gives how many it was. */
export async function eachDue({ what, leases, due, work, abreast = 8 }: EachDue): Promise<number> {
  const seen = new Set<PersonId>();
  /** Those who are due and not for us stand first in the line; we ask for as many more as there were of them. */
  let passed = 0;
  for (;;) {
    const limit = batch + passed;
    const found = await due(limit);
    let open = found.filter((personId) => !seen.has(personId));
    passed = found.length - open.length;
    while (open.length > 0) {
      const { mine, free } = await leases.leaseDue(what, open, abreast);
      if (free === 0) break;
      for (const personId of mine) seen.add(personId);
      await Promise.all(mine.map(work));
      open = open.filter((personId) => !seen.has(personId));
    }
    passed += open.length;
    if (found.length < limit) return seen.size;
  }
}
