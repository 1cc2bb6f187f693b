import { hashText } from "#core/text/hash.ts";

/** Chance that is the same on every machine: one stream for each name, so that a draw more in one place moves nothing elsewhere. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  between(least: number, most: number): number;
  /** Both ends included. */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  normal(mean: number, spread: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** Draws that a generator needs until similar seeds have drifted apart. */
const warmUp = 12;

/**
 * sfc32, the small fast counting generator of Chris Doty-Humphrey's PractRand (public domain): 128 bits of state, here filled from the name
 * and the seed. Normal figures are Box and Muller's, one of each pair.
 */
export function randomOf(seed: number, name: string): Random {
  let a = hashText(name, seed);
  let b = hashText(name, seed + 1);
  let c = hashText(name, seed + 2);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((((c << 21) | (c >>> 11)) >>> 0) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let at = 0; at < warmUp; at += 1) next();
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    whole: (least, most) => least + Math.floor((most - least + 1) * next()),
    chance: (share) => next() < share,
    normal: (mean, spread) => mean + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => items[Math.floor(items.length * next())] ?? items[0],
  };
}
