import type { Odds } from "#coach/offline/topic-model.ts";

/** One ladder that comes near a goal: what speaks for it, and whether it is a right one. */
export interface Candidate {
  readonly counts: readonly number[];
  readonly short: boolean;
  readonly right: boolean;
}

const rounds = 400;
const rate = 0.05;
const ridge = 2e-4;
const [keptSlope, keptSquare] = [0.9, 0.999];

/**
 * Fits how much each thing counts so that right ladders are likelier than those beside them (a conditional logit), from where `start` stands.
 * Plain descent with steps by the size of the slope (Adam), in the order of the goals, so that it always ends alike.
 */
export function fitChoice(goals: readonly (readonly Candidate[])[], start: Odds): Odds {
  const size = start.broad.length;
  const known = goals.filter((candidates) => candidates.some(({ right }) => right));
  const point = Float64Array.from([...start.broad, ...start.short]);
  const from = point.slice();
  const [slopes, squares] = [new Float64Array(point.length), new Float64Array(point.length)];
  for (let round = 1; round <= rounds; round += 1) {
    const slope = slopeAt(known, point, size);
    for (let at = 0; at < point.length; at += 1) {
      const here = (slope[at] ?? 0) + ridge * ((point[at] ?? 0) - (from[at] ?? 0));
      slopes[at] = keptSlope * (slopes[at] ?? 0) + (1 - keptSlope) * here;
      squares[at] = keptSquare * (squares[at] ?? 0) + (1 - keptSquare) * here * here;
      const mean = (slopes[at] ?? 0) / (1 - keptSlope ** round);
      const spread = Math.sqrt((squares[at] ?? 0) / (1 - keptSquare ** round));
      point[at] = (point[at] ?? 0) - (rate * mean) / (spread + 1e-8);
    }
  }
  const rounded = Array.from(point, (value) => Number(value.toPrecision(5)));
  return { broad: rounded.slice(0, size), short: rounded.slice(size) };
}

function slopeAt(goals: readonly (readonly Candidate[])[], point: Float64Array, size: number): Float64Array {
  const slope = new Float64Array(point.length);
  for (const candidates of goals) {
    const scores = candidates.map(({ counts, short }) =>
      counts.reduce((sum, value, at) => sum + value * (point[(short ? size : 0) + at] ?? 0), 0),
    );
    const most = Math.max(...scores);
    const parts = scores.map((score) => Math.exp(score - most));
    const all = parts.reduce((sum, each) => sum + each, 0);
    const right = parts.reduce((sum, each, at) => sum + (candidates[at]?.right === true ? each : 0), 0);
    candidates.forEach(({ counts, short, right: isRight }, place) => {
      const share = (parts[place] ?? 0) / all;
      const off = (share - (isRight ? (parts[place] ?? 0) / right : 0)) / goals.length;
      counts.forEach((value, at) => {
        const into = (short ? size : 0) + at;
        slope[into] = (slope[into] ?? 0) + off * value;
      });
    });
  }
  return slope;
}
