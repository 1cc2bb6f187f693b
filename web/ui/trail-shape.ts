/** How wide and high the landscape is drawn, in its own units. */
export const landscape = { width: 640, height: 160 } as const;

/** The hills, from the farthest to the nearest, each with the name of its colour. */
export const hills = [
  ["far", "M0 104C70 78 120 92 190 74s120-20 178 4 92 2 140-14 92 2 132-6V160H0z"],
  ["middle", "M0 118c60-24 140-4 214-18s118-16 186-2 122 10 240-14V160H0z"],
  ["near", "M0 120c90-14 170 4 262-6s160-14 378 4V160H0z"],
] as const;

/** Where the sun stands, before the hour moves it. */
export const sun = { x: 590, y: 44, radius: 17 } as const;

/** How many marks fit behind the newest one; those before them lie beyond the left edge. */
const most = 13;
const here = 520;
const apart = 38;

const height = (x: number): number => 122 - 6 * Math.sin(x / 58) - 0.008 * x;
const point = (x: number): string => `${x} ${height(x).toFixed(1)}`;

/** The way from the left edge, or from the first mark, to where the person stands; nothing is drawn beyond. */
function wayTo(from: number): string {
  const points: string[] = [];
  for (let x = from; x < here; x += 8) points.push(point(x));
  return `M${[...points, point(here)].join("L")}`;
}

/** Where each mark stands, the oldest first, and the way to the newest; marks before those that fit lie beyond the left edge. */
export function trailOf(marks: number): {
  readonly way: string;
  readonly places: readonly { readonly number: number; readonly x: number; readonly y: number }[];
} {
  const shown = Math.min(marks, most);
  const places = Array.from({ length: shown }, (_, at) => {
    const x = here - (shown - 1 - at) * apart;
    return { number: marks - shown + at + 1, x, y: height(x) };
  });
  return { way: marks === 0 ? "" : wayTo(marks > shown ? 0 : here - shown * apart), places };
}
