import {
  farSpan,
  foundIn,
  nearSpan,
  type NetShape,
  netParts,
  netSizes,
  netWeights,
  type NetWeights,
  type WordNet,
} from "#core/text/word-net.ts";

/** One example: the buckets of its words in their order; `weight` says how much it counts, and how often it is taken where it is below one. */
export interface NetExample {
  readonly words: readonly Int32Array[];
  readonly positive: boolean;
  readonly weight: number;
}

/** How a net is fitted; tuned on lines of hands that none of the training lines are of (docs/crisis-screen.md). */
const rounds = 6;
const batch = 32;
const wordRate = 0.05;
const rate = 0.002;
/** Shares of words, of what is known of a word, and of what was found, that are left out at random, so that no single one is relied on. */
const leftOut = { words: 0.12, buckets: 0.2, found: 0.3 } as const;
/** Labels are believed but for this share. */
const doubt = 0.03;
const decay = 1e-4;
const wordDecay = 1e-5;
/** Of lines that weigh little this share is taken each round. */
const taken = 0.3;
const takenWeight = 0.8;
const byteLimit = 127;

/** Mulberry32: the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Parts = NetWeights<Float32Array>;

/** A filter's place in what is found, and where it saw most (-1 where nowhere). */
interface Filters {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  readonly slopes: Float32Array;
  readonly biasSlopes: Float32Array;
  readonly span: number;
  readonly to: number;
  readonly seenAt: Int32Array;
}

/** Fits a net by gradient steps over shuffled lines: one example at a time for words (Adagrad), batches for all else (Adam). The seed makes it the same each time. */
export function fitNet(shape: NetShape, examples: readonly NetExample[], seed: number): WordNet {
  const { width } = shape;
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const sizes = netSizes(shape);
  const found = foundIn(shape);
  const buckets = 2 ** shape.bits;
  const table = Float32Array.from({ length: buckets * width }, () => normal() * 0.1);
  const tableSlopes = new Float32Array(buckets).fill(1e-4);
  const startOf: Readonly<Partial<Record<(typeof netParts)[number], number>>> = {
    near: 1 / Math.sqrt(nearSpan * width),
    far: 1 / Math.sqrt(farSpan * width),
    hidden: 1 / Math.sqrt(found),
    out: 1 / Math.sqrt(shape.hidden),
  };
  const weights = netWeights((name) =>
    Float32Array.from({ length: sizes[name] }, () => normal() * (startOf[name] ?? 0)),
  );
  const [slopes, means, spreads] = [0, 1, 2].map(() => netWeights((name) => new Float32Array(sizes[name]))) as [
    Parts,
    Parts,
    Parts,
  ];
  const filters: readonly Filters[] = (["near", "far"] as const).map((name) => ({
    weights: weights[name],
    biases: weights[`${name}Bias`],
    slopes: slopes[name],
    biasSlopes: slopes[`${name}Bias`],
    span: name === "near" ? nearSpan : farSpan,
    to: name === "near" ? 0 : shape.near,
    seenAt: new Int32Array(shape[name]),
  }));
  const longest = examples.reduce((most, { words }) => Math.max(most, words.length), 1);
  const laid = new Float32Array((longest + farSpan - 1) * width);
  const laidSlopes = new Float32Array(laid.length);
  const pool = new Float32Array(found);
  const poolSlopes = new Float32Array(found);
  const keep = new Float32Array(found);
  const units = new Float32Array(shape.hidden);
  const pad = (farSpan - 1) / 2;
  const bag = shape.near + shape.far;

  /** Lays the words out, some left out at random; what was used of each. */
  function lay(words: readonly Int32Array[]): readonly (readonly number[])[] {
    const kept = words.filter(() => random() > leftOut.words);
    const said = kept.length === 0 ? words.slice(0, 1) : kept;
    laid.fill(0, 0, (said.length + farSpan - 1) * width);
    return said.map((word, at) => {
      const start = (at + pad) * width;
      const used: number[] = [];
      for (const bucket of word) {
        if (word.length > 1 && random() < leftOut.buckets) continue;
        used.push(bucket);
        for (let d = 0; d < width; d += 1) laid[start + d]! += table[bucket * width + d]!;
      }
      const share = 1 / Math.sqrt(Math.max(1, used.length));
      for (let d = 0; d < width; d += 1) laid[start + d]! *= share;
      return used;
    });
  }

  function forward(count: number): number {
    pool.fill(0);
    for (const { weights: own, biases, span, to, seenAt } of filters) {
      const length = span * width;
      const first = (farSpan - span) / 2;
      for (let filter = 0; filter < biases.length; filter += 1) {
        let most = 0;
        let where = -1;
        for (let word = 0; word < count; word += 1) {
          let seen = biases[filter]!;
          const start = (word + first) * width;
          for (let at = 0; at < length; at += 1) seen += own[filter * length + at]! * laid[start + at]!;
          if (seen > most) {
            most = seen;
            where = word;
          }
        }
        pool[to + filter] = most;
        seenAt[filter] = where;
      }
    }
    for (let word = 0; word < count; word += 1)
      for (let d = 0; d < width; d += 1) pool[bag + d]! += laid[(word + pad) * width + d]! / Math.sqrt(count);
    for (let at = 0; at < found; at += 1) {
      keep[at] = random() < leftOut.found ? 0 : 1 / (1 - leftOut.found);
      pool[at]! *= keep[at]!;
    }
    let score = weights.bias[0]!;
    for (let at = 0; at < found; at += 1) score += weights.straight[at]! * pool[at]!;
    for (let unit = 0; unit < shape.hidden; unit += 1) {
      let sum = weights.hiddenBias[unit]!;
      for (let at = 0; at < found; at += 1) sum += weights.hidden[unit * found + at]! * pool[at]!;
      units[unit] = Math.max(0, sum);
      score += weights.out[unit]! * units[unit]!;
    }
    return score;
  }

  function backward(slope: number, used: readonly (readonly number[])[], step: number): void {
    slopes.bias[0]! += slope;
    for (let at = 0; at < found; at += 1) {
      poolSlopes[at] = weights.straight[at]! * slope;
      slopes.straight[at]! += slope * pool[at]!;
    }
    for (let unit = 0; unit < shape.hidden; unit += 1) {
      if (units[unit]! <= 0) continue;
      slopes.out[unit]! += slope * units[unit]!;
      const own = slope * weights.out[unit]!;
      slopes.hiddenBias[unit]! += own;
      for (let at = 0; at < found; at += 1) {
        slopes.hidden[unit * found + at]! += own * pool[at]!;
        poolSlopes[at]! += own * weights.hidden[unit * found + at]!;
      }
    }
    for (let at = 0; at < found; at += 1) poolSlopes[at]! *= keep[at]!;
    laidSlopes.fill(0, 0, (used.length + farSpan - 1) * width);
    for (const { weights: own, slopes: ownSlopes, biasSlopes, span, to, seenAt } of filters) {
      const length = span * width;
      const first = (farSpan - span) / 2;
      for (let filter = 0; filter < seenAt.length; filter += 1) {
        const change = poolSlopes[to + filter]!;
        if (seenAt[filter]! < 0 || change === 0) continue;
        biasSlopes[filter]! += change;
        const start = (seenAt[filter]! + first) * width;
        for (let at = 0; at < length; at += 1) {
          ownSlopes[filter * length + at]! += change * laid[start + at]!;
          laidSlopes[start + at]! += change * own[filter * length + at]!;
        }
      }
    }
    used.forEach((word, at) => {
      const start = (at + pad) * width;
      const share = 1 / Math.sqrt(Math.max(1, word.length));
      let size = 0;
      for (let d = 0; d < width; d += 1) {
        laidSlopes[start + d]! += poolSlopes[bag + d]! / Math.sqrt(used.length);
        size += laidSlopes[start + d]! ** 2;
      }
      if (size === 0) return;
      for (const bucket of word) {
        tableSlopes[bucket]! += (size * share * share) / width;
        const reach = (step / Math.sqrt(tableSlopes[bucket]!)) * share;
        for (let d = 0; d < width; d += 1)
          table[bucket * width + d]! -= reach * laidSlopes[start + d]! + step * wordDecay * table[bucket * width + d]!;
      }
    });
  }

  let steps = 0;
  function move(step: number): void {
    steps += 1;
    const meanLeft = 1 - 0.9 ** steps;
    const spreadLeft = 1 - 0.999 ** steps;
    for (const name of netParts) {
      const [own, slope, mean, spread] = [weights[name], slopes[name], means[name], spreads[name]];
      for (let at = 0; at < own.length; at += 1) {
        const change = slope[at]! / batch + decay * own[at]!;
        mean[at] = 0.9 * mean[at]! + 0.1 * change;
        spread[at] = 0.999 * spread[at]! + 0.001 * change * change;
        own[at]! -= (step * mean[at]!) / meanLeft / (Math.sqrt(spread[at]! / spreadLeft) + 1e-8);
      }
      slope.fill(0);
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    const order = examples.filter(({ weight }) => weight >= 1 || random() < taken);
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const left = 1 - round / rounds;
    order.forEach(({ words, positive, weight }, at) => {
      const used = lay(words);
      const share = 1 / (1 + Math.exp(-forward(used.length)));
      const counts = weight >= 1 ? Math.sqrt(weight) : takenWeight;
      backward(counts * (share - (positive ? 1 - doubt : doubt)), used, wordRate * left);
      if ((at + 1) % batch === 0) move(rate * left);
    });
  }
  const largest = table.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const scale = Number((largest / byteLimit).toPrecision(6));
  return { shape, words: Int8Array.from(table, (value) => Math.round(value / scale)), scale, weights };
}
