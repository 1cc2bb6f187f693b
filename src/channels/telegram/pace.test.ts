import fc from "fast-check";
import { expect, test } from "vitest";
import { createPace, reserve } from "./pace.ts";

const rule = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 30 }) });
const arrivals = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 200 });

test("whenever messages come, no span of time sees more than its share and one burst, and none overtakes another", () => {
  fc.assert(
    fc.property(rule, arrivals, (bucket, gaps) => {
      let now = 0;
      let full = 0;
      const sent: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const taken = reserve(full, now, bucket);
        full = taken.full;
        sent.push(now + taken.wait);
      }
      for (const [index, at] of sent.entries()) {
        if (index > 0) expect(at).toBeGreaterThanOrEqual((sent[index - 1] ?? 0) - 1e-6);
        const within = sent.slice(index).filter((other) => other < at + 1000 - 1e-6).length;
        expect(within).toBeLessThanOrEqual(bucket.perSecond + bucket.burst + 1);
      }
    }),
  );
});

test("after a quiet time a burst waits for nothing", () => {
  const bucket = { perSecond: 1, burst: 5 };
  let full = 0;
  for (let count = 0; count < 5; count += 1) {
    const taken = reserve(full, 10_000, bucket);
    full = taken.full;
    expect(taken.wait).toBe(0);
  }
  expect(reserve(full, 10_000, bucket).wait).toBeGreaterThan(0);
});

test("one chat that is written to all the time waits; another does not", async () => {
  let now = 0;
  const waits: number[] = [];
  const pace = createPace(1000, {
    now: () => now,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  });
  for (let count = 0; count < 30; count += 1) await pace("busy");
  const busy = waits.length;
  expect(busy).toBe(10);
  await pace("quiet");
  expect(waits.length).toBe(busy);
});
