import type { Instant } from "#core/time/instant.ts";
import { type BodyDay, hourMs, minuteMs } from "./body.ts";
import type { Sample } from "./device.ts";
import type { SimPerson } from "./person.ts";
import { type Random, randomOf } from "./random.ts";

/** Samples that come in at one moment. */
export interface Delivery {
  readonly at: Instant;
  readonly samples: readonly Sample[];
  /** Came in a file of the past. */
  readonly imported: boolean;
}

/** Of all batches: sent a second time as they were, sent a second time with other figures, passed on by another app under another name. */
const again = { same: 0.04, other: 0.02, passedOn: 0.02 } as const;
const dayMs = 24 * hourMs;

/** Stretches in which nothing gets through: mostly hours, now and then days; then all of it comes at once. */
function silences(
  random: Random,
  { silentRate }: SimPerson,
  days: readonly BodyDay[],
): readonly { from: Instant; to: Instant }[] {
  return days.flatMap((day) => {
    if (!random.chance(silentRate)) return [];
    const from = day.wake + random.next() * (day.sleep - day.wake);
    return [{ from, to: from + (random.chance(0.75) ? random.between(2, 12) * hourMs : random.between(1, 4) * dayMs) }];
  });
}

/** How a sample's copy arrives: as it was, under its own name with another figure, or under another app's name. */
function copyOf(sample: Sample, how: keyof typeof again): Sample {
  switch (how) {
    case "same":
      return sample;
    case "other":
      return { ...sample, value: sample.value * 0.2 };
    case "passedOn":
      return { ...sample, id: `${sample.id}.copy`, kind: "app" };
  }
}

/** When each sample comes in, in the order of arrival: taps at once, a device's when it next synchronises. */
export function deliveriesOf(
  seed: number,
  person: SimPerson,
  days: readonly BodyDay[],
  samples: readonly Sample[],
): readonly Delivery[] {
  const random = randomOf(seed, `sync.${person.number}`);
  const quiet = silences(random, person, days);
  const every = person.syncEvery * minuteMs;
  const bySync = new Map<Instant, Sample[]>();
  const found: Delivery[] = [];
  for (const sample of samples) {
    if (sample.kind === "manual") {
      found.push({ at: sample.to, samples: [sample], imported: false });
      continue;
    }
    // A broken clock says nothing about when it was measured; its name does.
    const measuredAt = Number(sample.id.slice(sample.id.lastIndexOf(".") + 1));
    let sync = (Math.floor(measuredAt / every) + 1) * every;
    for (const each of quiet) if (sync >= each.from && sync < each.to) sync = Math.ceil(each.to / every) * every;
    const batch = bySync.get(sync);
    if (batch) batch.push(sample);
    else bySync.set(sync, [sample]);
  }
  for (const [sync, batch] of bySync) {
    found.push({ at: sync, samples: batch, imported: false });
    for (const how of ["same", "other", "passedOn"] as const)
      if (random.chance(again[how])) {
        const later = sync + random.whole(0, 90) * minuteMs;
        found.push({ at: later, samples: batch.map((each) => copyOf(each, how)), imported: false });
      }
  }
  return found.toSorted((a, b) => a.at - b.at);
}
