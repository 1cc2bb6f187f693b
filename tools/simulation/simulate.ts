import type { Library } from "#core/dialogue/turn/decision.ts";
import { asLocalDate, plusDays } from "#core/time/local-date.ts";
import { type BodyDay, bodyDays } from "./body.ts";
import { deliveriesOf } from "./deliveries.ts";
import { samplesOf } from "./device.ts";
import { type Life, live, type Lived } from "./live.ts";
import { personOf, type SimPerson } from "./person.ts";

/** A Monday, three weeks before the clocks change in Europe. */
const firstDay = asLocalDate("2026-03-09");
const historyDays = 30;

/** A life from a seed: what it was before the first day comes in a file, where the person has one. */
export function lifeOf(seed: number, person: SimPerson, days: number): Life {
  if (firstDay === undefined) throw new Error("the first day is a day");
  const before = person.imports ? historyDays : 0;
  const all = bodyDays(seed, person, plusDays(firstDay, -before), days + before);
  const [history, own]: readonly (readonly BodyDay[])[] = [all.slice(0, before), all.slice(before)];
  return lifeFrom(seed, person, own ?? [], history);
}

/** A life from given days of a body. */
export function lifeFrom(
  seed: number,
  person: SimPerson,
  days: readonly BodyDay[],
  history: readonly BodyDay[] = [],
): Life {
  const samples = days.flatMap((day) => samplesOf(seed, person, day));
  const past = history.flatMap((day) => samplesOf(seed, person, day));
  const file = past.length > 0 ? [{ at: days[0]?.wake ?? 0, samples: past, imported: true }] : [];
  return { seed, person, days, samples, deliveries: [...file, ...deliveriesOf(seed, person, days, samples)] };
}

/** So many persons through so many days; the same figures whenever it is asked again. */
export function* simulate(seed: number, persons: number, days: number, library: Library): Generator<Lived> {
  for (let number = 0; number < persons; number += 1) yield live(lifeOf(seed, personOf(seed, number), days), library);
}
