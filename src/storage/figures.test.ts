import fc from "fast-check";
import { expect, test } from "vitest";
import { metrics } from "#core/readings/metric.ts";
import type { ReadingId } from "#core/readings/reading.ts";
import { freshKey, keyRing, masterKeys, type PersonKey } from "./crypto.ts";
import {
  type Figure,
  isSealedMetric,
  openFigures,
  openValues,
  sealedBytes,
  sealedIds,
  sealFigures,
  sealOf,
} from "./figures.ts";

const master = masterKeys("a secret that only these tests know");
const keyOf = (person: string) => keyRing(master).key(person, [freshKey(master, person)]);
const [key, other] = [keyOf("p1"), keyOf("p2")];

const time = fc.integer({ min: -8.64e15, max: 8.64e15 });
const anyFigure: fc.Arbitrary<Figure> = fc.record({
  id: fc.uuid().map((id) => id as ReadingId),
  value: fc.double(),
  from: time,
  to: time,
});
const someFigures = fc.uniqueArray(anyFigure, { selector: ({ id }) => id, maxLength: 20 });
const rowsOf = (by: PersonKey, figures: readonly Figure[]) => {
  const all = sealFigures(by, figures);
  return figures.map(({ to }, row) => ({ id: all.ids[row] ?? ("" as ReadingId), to, sealed: sealOf(all, row) }));
};
const kept = (figures: readonly Figure[]) => rowsOf(key, figures);

test("all but what comes by the minute is sealed, as the index of what is in the clear has it", () => {
  expect(metrics.filter((metric) => !isSealedMetric(metric))).toEqual(["heart_rate", "steps"]);
});

test("whatever a figure is, it opens as it was, in its order", () => {
  fc.assert(
    fc.property(someFigures, (figures) => {
      expect(openFigures(key, kept(figures))).toEqual(figures);
    }),
  );
});

test("the same figure for the same row is the same, alone or among others: so it is known again", () => {
  fc.assert(
    fc.property(someFigures, (figures) => {
      const alone = figures.flatMap((each) => kept([each]));
      expect(kept(figures)).toEqual(alone);
      expect(
        sealedIds(
          key,
          figures.map(({ id }) => id),
        ),
      ).toEqual(alone.map(({ id }) => id));
    }),
  );
});

test("the same value in other rows, or of another person, looks otherwise", () => {
  const figure = (id: string): Figure => ({ id: id as ReadingId, value: 0.5, from: 5, to: 5 });
  const ids = ["00000000-0000-8000-8000-000000000001", "00000000-0000-8000-8000-000000000002"];
  const seals = [key, other].flatMap((each) => rowsOf(each, ids.map(figure)));
  expect(new Set(seals.map(({ sealed }) => sealed.toString("hex"))).size).toBe(4);
  expect(new Set(seals.map(({ id }) => id)).size).toBe(4);
});

test("what was changed in any bit, moved to another row or time, or is another person's does not open", () => {
  const bit = fc.integer({ min: 0, max: sealedBytes * 8 - 1 });
  fc.assert(
    fc.property(anyFigure, fc.uuid(), bit, (figure, row, place) => {
      const [seal] = kept([figure]);
      if (!seal) throw new Error("nothing was sealed");
      const changed = Buffer.from(seal.sealed);
      changed[place >> 3] = (changed[place >> 3] ?? 0) ^ (1 << (place & 7));
      expect(() => openFigures(key, [{ ...seal, sealed: changed }])).toThrow(/does not open|another format/);
      expect(() => openFigures(key, [{ ...seal, id: row as ReadingId }])).toThrow("does not open");
      expect(() => openFigures(key, [{ ...seal, to: seal.to + 1024 }])).toThrow("does not open");
      expect(() => openFigures(other, [seal])).toThrow("does not open");
    }),
  );
});

test("values alone open from rows that were put behind each other, and from no others", () => {
  const piece = (figures: readonly Figure[]): Buffer =>
    Buffer.concat(
      kept(figures).flatMap(({ id, to, sealed }) => {
        const time = Buffer.alloc(8);
        time.writeBigInt64BE(BigInt(to));
        return [Buffer.from(id.replaceAll("-", ""), "hex"), time, sealed.subarray(1, 17)];
      }),
    );
  fc.assert(
    fc.property(someFigures, (figures) => {
      expect([...openValues(key, piece(figures))]).toEqual(figures.map(({ value }) => value));
      if (figures.length > 0) expect(() => openValues(other, piece(figures))).toThrow("does not open");
    }),
  );
});
