/** A generator of numbers that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What goes wrong in parsers: numbers at their ends, broken letters, markup, names that objects share. */
const nasty = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\udfff",
  "\u202e",
  "\ufeff",
  "𐍈",
  "ё",
  "🧭",
  "\r\n",
  "\t",
  "-0",
  "1e309",
  "NaN",
  "9007199254740993",
  "-1",
  "0x10",
  "__proto__",
  "constructor",
  "toString",
  "../../etc/passwd",
  "%00",
  "%2e%2e%2f",
  "'; drop table core.goal; --",
  "<script>",
  "{{goal}}",
  "${x}",
  "=1+1",
  "2026-02-30",
  "9999-12-31T23:59:60Z",
  "24:00",
  "-P1D",
  "tomorrow at 25",
  "завтра в 99",
  "((((((((((",
  "[[[[[[",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
  "true",
  "null",
];

export type Random = ReturnType<typeof seeded>;
const below = (random: Random, most: number): number => Math.floor(random() * most);
export const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)] as T;

/** A text that nobody would write: pieces of samples, of nasty ones and of any letters at all. */
export function anyText(random: Random, samples: readonly string[] = []): string {
  const pieces = Array.from({ length: 1 + below(random, 5) }, () => {
    const which = random();
    if (which < 0.4 && samples.length > 0) return bent(random, oneOf(random, samples));
    if (which < 0.7) return oneOf(random, nasty);
    if (which < 0.75) return oneOf(random, nasty).repeat(1 + below(random, 300));
    return Array.from({ length: below(random, 20) }, () => String.fromCharCode(below(random, 0xffff))).join("");
  });
  return pieces.join(oneOf(random, ["", " ", ",", ":", "\n"]));
}

/** A sample that was cut, doubled, turned around or had a letter changed. */
export function bent(random: Random, sample: string): string {
  const at = below(random, sample.length + 1);
  switch (below(random, 5)) {
    case 0:
      return sample.slice(0, at);
    case 1:
      return sample.slice(at) + sample.slice(0, at);
    case 2:
      return sample.slice(0, at) + oneOf(random, nasty) + sample.slice(at);
    case 3:
      return sample.slice(0, at) + String.fromCharCode(below(random, 0xffff)) + sample.slice(at + 1);
    default:
      return sample + sample;
  }
}

/** A value of any JSON kind; now and then under a name that a schema knows. */
export function anyJson(random: Random, names: readonly string[], depth = 0): unknown {
  const which = random();
  if (depth > 4 || which < 0.3) return anyText(random);
  if (which < 0.5) return oneOf(random, [0, -1, 1, 0.1, 1e308, -1e308, 2 ** 53, 59, 61, 10_001, null, true, false]);
  const many = below(random, 5);
  if (which < 0.65) return Array.from({ length: many }, () => anyJson(random, names, depth + 1));
  return Object.fromEntries(
    Array.from({ length: many }, () => [
      random() < 0.8 && names.length > 0 ? oneOf(random, names) : anyText(random),
      anyJson(random, names, depth + 1),
    ]),
  );
}

/** Bytes from samples that were bent, or any at all. */
export function anyBytes(random: Random, samples: readonly Uint8Array[]): Uint8Array {
  const bytes = Uint8Array.from(oneOf(random, samples));
  const changes = 1 + below(random, 12);
  for (let change = 0; change < changes; change += 1) bytes[below(random, bytes.length)] = below(random, 256);
  return random() < 0.3 ? bytes.slice(0, below(random, bytes.length + 1)) : bytes;
}
