import { describe, expect, test } from "vitest";
import { type Land, landscape, viewOf } from "../../web/ui/lands.ts";
import { trailOf } from "../../web/ui/trail-shape.ts";

const lands: readonly Land[] = ["valley", "shore", "peaks", "ridges", "lone"];
/** On a phone of 360 px a landscape has so much room; those of goals are higher there, and its right side is seen. */
const room = { width: 328, height: { valley: 120, shore: 104, peaks: 136, ridges: 136, lone: 136 } } as const;

describe.each(lands)("%s", (land) => {
  test.each([1, 2, 7, 14, 15, 400])(
    "%i done steps: each mark is seen on a phone, and the newest is the largest",
    (marks) => {
      const { places } = trailOf(marks, land);
      const seenFrom = landscape.width - landscape.height * (room.width / room.height[land]);
      expect(places.map(({ number }) => number).at(-1)).toBe(marks);
      expect(places.filter(({ x }) => x < seenFrom + 20 || x > landscape.width - 10)).toEqual([]);
      const sizes = places.map(({ size }) => size);
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    },
  );

  test("nothing is drawn before the first step", () => {
    expect(trailOf(0, land)).toEqual({ way: "", places: [] });
  });
});

test("the first page, the tracks and goals each mark their way by something else", () => {
  expect(lands.map((land) => viewOf(land).mark)).toEqual(["post", "buoy", "cairn", "cairn", "cairn"]);
});
