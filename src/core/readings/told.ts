import type { Intake } from "../day/intake.ts";
import type { Instant } from "../time/instant.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { Metric } from "./metric.ts";
import type { Reading } from "./reading.ts";

/** What a person tells of how they are; it means the same whether it was tapped, said or sent. */
export const toldMetrics = [
  "energy_level",
  "stress_level",
  "mood",
  "sleep_quality",
] as const satisfies readonly Metric[];
export type ToldMetric = (typeof toldMetrics)[number];

/** A word of now counts for so long, and is loaded as far back. */
export const toldMs = 2 * 3_600_000;

/** The last two of five faces are hard, the last one is the hardest; of stress they are at the other end. */
export type Hardness = "hard" | "worst";
const edge = { hard: 0.3, worst: 0.15 } as const;

/** How hard a told state is, 0 to 1 in its metric; undefined where it is bearable. */
export function hardnessOf(metric: ToldMetric, value: number): Hardness | undefined {
  const left = metric === "stress_level" ? 1 - value : value;
  return left <= edge.worst ? "worst" : left <= edge.hard ? "hard" : undefined;
}

/** Which words were answered already: the time of the newest, by metric. */
export type Heard = Readonly<Partial<Record<ToldMetric, Instant>>>;

const isTold = (metric: Metric): metric is ToldMetric => (toldMetrics as readonly Metric[]).includes(metric);

/** What the person told lately by themselves and nobody has answered yet, the newest of each metric. Imports and what a device measured are no words. */
export function unheard(
  readings: readonly Reading[],
  heard: Heard,
  now: Instant,
): readonly (Reading & { readonly metric: ToldMetric })[] {
  const newest = new Map<ToldMetric, Reading & { readonly metric: ToldMetric }>();
  for (const each of readings) {
    const { metric, to } = each;
    if (!isTold(metric) || each.modality !== "self_reported" || each.quality !== "plausible" || each.imported) continue;
    if (to > now || now - to >= toldMs || to <= (heard[metric] ?? Number.NEGATIVE_INFINITY)) continue;
    if (to > (newest.get(metric)?.to ?? Number.NEGATIVE_INFINITY)) newest.set(metric, { ...each, metric });
  }
  return toldMetrics.flatMap((metric) => newest.get(metric) ?? []);
}

/** Two minutes on the spot. None needs a thing, a place or a clock. */
export const reliefs = ["breath", "senses", "loosen", "warmth", "eyes"] as const;
export type Relief = (typeof reliefs)[number];

const reliefsFor: Readonly<Record<ToldMetric, readonly Relief[]>> = {
  stress_level: ["breath", "senses", "loosen"],
  mood: ["warmth", "senses", "breath"],
  sleep_quality: ["eyes", "loosen", "breath"],
  energy_level: ["eyes", "loosen", "breath"],
};

/** Two minutes that fit what was told and that the body allows; `after` is one that did not help. */
export function reliefFor(metric: ToldMetric, intake: Pick<Intake, "codes"> | undefined, after?: Relief): Relief {
  const breathes = intake?.codes.includes("lung_disease") !== true;
  const able = reliefsFor[metric].filter((each) => breathes || each !== "breath");
  return able[(after === undefined ? 0 : able.indexOf(after) + 1) % able.length] ?? "senses";
}

/** Hard days are remembered for so long, and so much of it is many. After a birth a few within a week are enough. */
const rememberedDays = 14;
const manyDays = 7;
const acrossDays = 12;
const afterBirth = { days: 3, within: 7 } as const;

/** Days on which something hard was told, and when we last named somebody who can help. */
export interface Lows {
  readonly days: readonly LocalDate[];
  readonly namedOn: LocalDate | undefined;
}
export const noLows: Lows = { days: [], namedOn: undefined };

/** A hard day more; what is older than two weeks is forgotten. */
export function withLow({ days, namedOn }: Lows, date: LocalDate): Lows {
  const kept = days.filter((each) => each !== date && daysBetween(each, date) < rememberedDays);
  return { days: [...kept, date], namedOn };
}

/** Whether somebody who can help is to be named: two low weeks, or low days after a birth; not again for two weeks. Never a diagnosis. */
export function namesHelp(
  { days, namedOn }: Lows,
  intake: Pick<Intake, "codes"> | undefined,
  today: LocalDate,
): boolean {
  if (namedOn !== undefined && daysBetween(namedOn, today) < rememberedDays) return false;
  const ago = days.map((each) => daysBetween(each, today)).filter((each) => each >= 0);
  const isLong = ago.length >= manyDays && Math.max(...ago) >= acrossDays - 1;
  const recent = ago.filter((each) => each < afterBirth.within).length >= afterBirth.days;
  return isLong || (intake?.codes.includes("recent_birth") === true && recent);
}
