/** How a bench talks while it works. */
export type Tell = (line: string) => void;

/** One comparison: what the program does each second beside what a hand-written minimum does, measured in turns. */
export interface Comparison {
  readonly name: string;
  /** What each side does, so that a reader can judge whether the comparison is fair. */
  readonly ours: string;
  readonly minimum: string;
  readonly unit: string;
  /** Medians over the rounds. */
  readonly oursPerSecond: number;
  readonly minimumPerSecond: number;
  /** Median over the rounds of ours ÷ minimum. */
  readonly ratio: number;
  /** The ratio that we want to reach; undefined where a line only informs. */
  readonly goal: number | undefined;
}

/** One plain figure of the program, and what it may not pass or has to reach; neither where a line only informs. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
}

/** Whether a figure is what it has to be; undefined where a line only informs. */
export function isReached({ value, most, least }: Figure): boolean | undefined {
  if (most === undefined && least === undefined) return undefined;
  return value <= (most ?? value) && value >= (least ?? value);
}

/** The middle value; of an even number, the upper one of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs work over items with so many clients at once; gives items a second. */
export async function perSecond<T>(
  items: readonly T[],
  clients: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = items.values();
  const started = performance.now();
  const client = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (items.length * 1000) / (performance.now() - started);
}

/**
 * Measures both sides in turns, the first turn only to warm up, so that whatever else the machine does falls on both. Each turn
 * begins with the other side than the one before.
 */
export async function compare(
  about: Pick<Comparison, "name" | "ours" | "minimum" | "unit" | "goal">,
  rounds: number,
  sides: { ours(round: number): Promise<number>; minimum(round: number): Promise<number> },
  tell: Tell,
): Promise<Comparison> {
  const ours: number[] = [];
  const minimum: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await sides.ours(round) : undefined;
    const beside = await sides.minimum(round);
    const own = first ?? (await sides.ours(round));
    if (round === 0) continue;
    ours.push(own);
    minimum.push(beside);
    tell(
      `  ${about.name}, turn ${round} of ${rounds}: ${Math.round(own)} beside ${Math.round(beside)} ${about.unit}, ratio ${(own / beside).toFixed(2)}`,
    );
  }
  return {
    ...about,
    oursPerSecond: Math.round(median(ours)),
    minimumPerSecond: Math.round(median(minimum)),
    ratio: rounded(median(ours.map((own, round) => own / (minimum[round] ?? Number.NaN)))),
  };
}

/** Two places behind the point, three where it is so small that they would say little. */
const rounded = (ratio: number): number => Number(ratio.toFixed(ratio < 0.1 ? 3 : 2));

/** How long something takes, one after the other, beside the longest that it may take in the 99th of 100 cases. */
export interface Floor {
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

/** What the same work takes among few and among many persons; the ratio of the medians may not pass `most`. */
export interface Growth {
  readonly name: string;
  readonly few: number;
  readonly many: number;
  readonly fewMs: number;
  readonly manyMs: number;
  readonly ratio: number;
  readonly most: number;
}

/** What each of these takes, one after the other (ms). */
export async function durations<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    took.push(performance.now() - started);
  }
  return took;
}

/** The value that so large a share (0 to 1) of the values does not pass. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds as they are printed. */
export const inMs = (value: number): number => Number(value.toFixed(1));
