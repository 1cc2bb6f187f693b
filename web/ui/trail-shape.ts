import type { Land, Road } from "./land.ts";

/** A point of the way, so many marks behind the newest: what lies far back is small and near the horizon. */
function pointOf({ foot, from, bend, swing = 7, large, shrinks }: Road, behind: number) {
  const near = 1 / (1 + behind * shrinks);
  return {
    // A way goes with the ground, and is never quite straight.
    x: from[0] + (foot[0] - from[0]) * near + 4 * bend * near * (1 - near) + swing * near * Math.sin(11 * near),
    y: from[1] + (foot[1] - from[1]) * near,
    size: large * near,
  };
}

/** Half of how wide the way is at its foot. */
const half = 4.4;

/** Where each mark stands, the oldest first, and the way to the newest, beyond which nothing is drawn. */
export function trailOf(
  marks: number,
  land: Land,
): {
  readonly way: string;
  readonly places: readonly {
    readonly number: number;
    readonly x: number;
    readonly y: number;
    readonly size: number;
  }[];
} {
  const { road, pathless = false } = land;
  const shown = Math.min(marks, road.most);
  const places = Array.from({ length: shown }, (_, index) => ({
    number: marks - shown + index + 1,
    ...pointOf(road, shown - 1 - index),
  }));
  if (marks === 0 || pathless) return { way: "", places };
  // It begins before the first mark, or comes from where no mark can be seen any more.
  const end = marks > shown ? 4 * road.most : shown;
  const points = Array.from({ length: 41 }, (_, index) => pointOf(road, ((end + 0.24) * index) / 40 - 0.24));
  const side = (sign: 1 | -1): readonly string[] =>
    points.map(({ x, y, size }, index) => {
      const [before, after] = [points[index - 1] ?? points[0], points[index + 1] ?? points[40]];
      const [dx, dy] = [(after?.x ?? x) - (before?.x ?? x), (after?.y ?? y) - (before?.y ?? y)];
      // Both its ends are round.
      const round = Math.min(1, Math.sqrt((index + 0.2) / 3), Math.sqrt((40.2 - index) / 3));
      const wide = (sign * half * size * round) / Math.hypot(dx, dy);
      return `${(x - dy * wide).toFixed(1)} ${(y + dx * wide).toFixed(1)}`;
    });
  return { way: `M${[...side(1), ...side(-1).toReversed()].join("L")}z`, places };
}
