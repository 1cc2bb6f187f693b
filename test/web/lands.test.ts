import { describe, expect, test } from "vitest";
import { type Land, landscape } from "../../web/ui/land.ts";
import { mountains, valley } from "../../web/ui/lands.ts";
import { shore } from "../../web/ui/shore.ts";
import { trailOf } from "../../web/ui/trail-shape.ts";

const lands: readonly Land[] = [valley, shore, ...mountains];
/** On a phone of 360 px a landscape has so much room; those of goals are higher there, and its right side is seen. */
const room = { width: 360, height: { valley: 128, shore: 136, peaks: 144, ridges: 144, lone: 144 } } as const;

describe.each(lands)("$name", (land) => {
  test.each([1, 2, 7, 8, 400])(
    "%i done steps: each mark is seen on a phone, and the newest is the largest",
    (marks) => {
      const { places } = trailOf(marks, land);
      const seenFrom = landscape.width - landscape.height * (room.width / room.height[land.name]);
      expect(places.map(({ number }) => number).at(-1)).toBe(marks);
      expect(places.filter(({ x }) => x < seenFrom + 20 || x > landscape.width - 10)).toEqual([]);
      const sizes = places.map(({ size }) => size);
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    },
  );

  test("of the marks that are drawn, none runs into the next", () => {
    const { places } = trailOf(400, land);
    const near = places.filter(({ x, size }, index) => {
      const next = places[index + 1];
      return next !== undefined && Math.abs(next.x - x) < ((next.size + size) / 2) * land.mark.wide * 1.3;
    });
    expect(near).toEqual([]);
  });

  test("nothing is drawn before the first step", () => {
    expect(trailOf(0, land)).toEqual({ way: "", places: [] });
  });
});

test("the first page, the tracks and goals each mark their way by something else", () => {
  expect(lands.map(({ mark }) => lands.findIndex((land) => land.mark === mark))).toEqual([0, 1, 2, 2, 2]);
});
