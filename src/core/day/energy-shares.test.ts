import fc from "fast-check";
import { expect, test } from "vitest";
import { dayPartOf, energyShares } from "./energy-shares.ts";
import { energies } from "./energy.ts";

const hour = 3_600_000;
const waking = { from: 6 * hour, to: 21 * hour };
const block = (from: number, hours: number, energy: (typeof energies)[number]) => ({
  from: from * hour,
  to: (from + hours) * hour,
  energy,
});

test("a day without blocks has no effort anywhere", () => {
  expect(energyShares([], waking)).toEqual({ minutes: 0, morning: 0, midday: 0, evening: 0 });
});

test("a demanding hour counts three times an easy one", () => {
  const day = [block(7, 1, "low"), block(12, 1, "high"), block(19, 1, "medium")];
  expect(energyShares(day, waking)).toEqual({ minutes: 180, morning: 1 / 6, midday: 0.5, evening: 1 / 3 });
});

test("a block across the border of two thirds counts in both", () => {
  expect(energyShares([block(10, 2, "high")], waking)).toEqual({ minutes: 120, morning: 0.5, midday: 0.5, evening: 0 });
});

test("what stands outside the time awake is nobody's effort", () => {
  expect(energyShares([block(22, 1, "high")], waking)).toEqual({ minutes: 60, morning: 0, midday: 0, evening: 0 });
});

test("the shares of the brief's four blocks are computed, and its minutes are 330", () => {
  const day = [
    { from: 5 * hour, to: 6.5 * hour, energy: "medium" as const },
    { from: 9 * hour, to: 11.5 * hour, energy: "high" as const },
    { from: 14 * hour, to: 14.5 * hour, energy: "low" as const },
    { from: 20 * hour, to: 21 * hour, energy: "medium" as const },
  ];
  const { minutes, morning, midday, evening } = energyShares(day, { from: 5 * hour, to: 21.5 * hour });
  expect({ minutes, morning, midday, evening }).toEqual({
    minutes: 330,
    morning: (180 + 270) / 780,
    midday: (180 + 30) / 780,
    evening: 120 / 780,
  });
});

test.each([
  [5, "morning"],
  [6, "morning"],
  [10.99, "morning"],
  [11, "midday"],
  [15.99, "midday"],
  [16, "evening"],
  [23, "evening"],
] as const)("at %d of a day from 6 to 21 it is %s", (at, part) => {
  expect(dayPartOf(at * hour, waking)).toBe(part);
});

test("shares are never negative and make one whole", () => {
  const anyBlock = fc.record({ from: fc.nat(1200), length: fc.nat(240), energy: fc.constantFrom(...energies) });
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 8 }), fc.nat(1440), (some, length) => {
      const blocks = some.map(({ from, length: of, energy }) => ({
        from: from * 60_000,
        to: (from + of) * 60_000,
        energy,
      }));
      const { morning, midday, evening } = energyShares(blocks, { from: 0, to: length * 60_000 });
      expect(Math.min(morning, midday, evening)).toBeGreaterThanOrEqual(0);
      const sum = morning + midday + evening;
      if (sum !== 0) expect(sum).toBeCloseTo(1, 9);
    }),
  );
});
