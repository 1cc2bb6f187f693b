import type { DueLeases, DueWork } from "#app/each-due.ts";
import type { Instant } from "#core/time/instant.ts";
import { type Database, onlyValue } from "./database.ts";
import { living } from "./listener.ts";
import { literal } from "./literal.ts";

/**
 * Nobody else sees to a person for so long (ms), while the process that took them lives: longer than it takes to see to all who were found due at once. Whose
 * body was looked at stays in the line until the next turn.
 */
const longest = {
  journey: 120_000,
  reminder: 120_000,
  day: 120_000,
  calendar: 600_000,
  baselines: 600_000,
  body: 290_000,
} as const satisfies Record<DueWork, number>;
/** Leases that are over are swept away once in so long (ms). */
const sweptEvery = 60_000;

/** Leases on those who are due. The embedded database has one process, which has nobody to share with. */
export function dueLeases(database: Database, holder: number, now: () => Instant): DueLeases {
  if (database.kind === "embedded") {
    return { leaseDue: async (_work, persons, most) => ({ mine: persons.slice(0, most), free: persons.length }) };
  }
  let swept = now();
  return {
    async leaseDue(work, persons, most) {
      const at = now();
      if (Math.abs(at - swept) >= sweptEvery) {
        swept = at;
        await database.once(`select core.forget_leases(${at})`);
      }
      const list = persons.map((person) => literal(person)).join(", ");
      return onlyValue(
        await database.once(`select core.lease_due(${literal(work)}, array[${list}]::uuid[], ${most}, ${holder},
          ${living(database.kind, holder)}, ${at}, ${at + longest[work]})`),
      ) as Awaited<ReturnType<DueLeases["leaseDue"]>>;
    },
  };
}
