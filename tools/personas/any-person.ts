import { aimIds } from "#core/day/aim.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type Contraindication, contraindications } from "#core/day/contraindication.ts";
import { equipments, places } from "#core/day/habit.ts";
import { intakeSections } from "#core/day/intake.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import type { Wishes } from "#core/day/wish.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";
import { randomOf } from "../simulation/random.ts";
import type { Persona } from "./persona-file.ts";

const hour = 60;
const zones = ["Europe/Riga", "Europe/Lisbon", "Asia/Yekaterinburg", "America/New_York"] as const;

/** Somebody with up to three conditions, hours, work, aims and wishes by chance, who has everything and may go anywhere: so only the body keeps things out. */
export function anyPerson(seed: number, days: number): Persona {
  const random = randomOf(seed, "person");
  const some = <T>(of: readonly [T, ...T[]], most: number): readonly T[] => [
    ...new Set(Array.from({ length: random.whole(0, most) }, () => random.pick(of))),
  ];
  const codes: readonly Contraindication[] = some(
    contraindications as readonly [Contraindication, ...Contraindication[]],
    3,
  );
  const wake = random.whole(5, 11) * hour;
  const starts = plusDays("2026-01-01" as LocalDate, random.whole(0, 364));
  const wishes: Wishes = {
    movement: random.pick(["more", "train"]),
    minutes: random.whole(15, 150),
    ...(random.chance(0.2) ? { race: plusDays(starts, random.whole(3, days)) } : {}),
  };
  const schedule: Schedule = {
    ...emptySchedule,
    wake,
    sleep: (wake + random.whole(14, 17) * hour) % (24 * hour),
    work: random.chance(0.6) ? { from: wake + 2 * hour, to: wake + random.whole(6, 10) * hour } : undefined,
    equipment: equipments,
    places,
    ...(random.chance(0.5) ? { wishes } : {}),
  };
  const face = (): (1 | 2 | 3 | 4 | 5)[] => Array.from({ length: 5 }, () => random.pick([1, 2, 3, 4, 5]));
  return {
    name: `Person ${seed}`,
    about: undefined,
    locale: "en",
    zone: random.pick(zones),
    starts,
    days,
    seed,
    archetype: random.pick(archetypeIds),
    aims: [...some(aimIds, 2)],
    does: random.between(0.2, 1),
    offers: "accept",
    taps: [{ after_waking: 90, metric: "energy_level", face: face() }],
    readings: [],
    away: [],
    schedule,
    intake: { answered: intakeSections, codes: contraindications.filter((code) => codes.includes(code)), at: 0 },
  };
}
