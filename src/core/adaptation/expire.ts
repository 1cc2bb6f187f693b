import type { Day } from "../day/day.ts";
import type { Instant } from "../time/instant.ts";
import type { Adaptation, Adapting } from "./adaptation.ts";
import { withoutChange } from "./put-change.ts";

/** What is over: changes that nobody has said yes to go back, offers are closed, and those of another day are let go of. */
export interface Expired {
  readonly day: Day;
  readonly adapting: Adapting;
  /** What ended just now. */
  readonly expired: readonly Adaptation[];
}

/**
 * Six hours on, a reading says nothing any more: open tasks are again as they were planned, in the reverse order in which they were changed. What was
 * accepted is the person's own word and stays; what was done already, or has no room any more, stays as it is.
 */
export function expire(day: Day, adapting: Adapting, now: Instant): Expired {
  const { plan } = day;
  const today = adapting.adaptations.filter(({ date }) => date === plan?.date);
  const over = today.filter((each) => isOver(each, now));
  if (!plan || over.length === 0)
    return {
      day,
      adapting: today.length === adapting.adaptations.length ? adapting : { ...adapting, adaptations: today },
      expired: [],
    };
  const back = over
    .filter(({ state }) => state === "applied")
    .reduceRight((so, each) => withoutChange(so, each) ?? so, plan);
  const ended = new Map(over.map((each) => [each.id, { ...each, state: "expired" } as const]));
  return {
    day: { ...day, plan: back },
    adapting: { ...adapting, adaptations: today.map((each) => ended.get(each.id) ?? each) },
    expired: [...ended.values()],
  };
}

/** When the next change runs out that nobody has said yes to; never, where there is none. Always later than now. */
export function nextExpiry(adapting: Adapting | undefined, now: Instant): Instant {
  const ends = (adapting?.adaptations ?? []).filter(
    ({ state, expiresAt }) => (state === "applied" || state === "offered") && expiresAt > now,
  );
  return Math.min(...ends.map(({ expiresAt }) => expiresAt));
}

const isOver = ({ state, expiresAt }: Adaptation, now: Instant): boolean =>
  now >= expiresAt && (state === "applied" || state === "offered" || state === "explained");
