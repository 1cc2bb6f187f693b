/** How wide and high the landscape is drawn, in its own units. */
export const landscape = { width: 640, height: 160 } as const;

/** What a way goes through: the first page has hills, and each goal a land of its own. */
const lands = ["hills", "peaks", "shore"] as const;
export type Land = (typeof lands)[number];

/** What is drawn, from the farthest to the nearest, each with the name of its colour. */
type Layer = readonly [colour: "far" | "middle" | "near" | "tree" | "water" | "horizon", shape: string];

const near: Layer = ["near", "M0 120c90-14 170 4 262-6s160-14 378 4V160H0z"];
/** Firs, each by the middle of its foot and its height. */
const firs = (places: readonly (readonly [x: number, y: number, high: number])[]): string =>
  places
    .map(([x, y, high]) => {
      const [wide, tier] = [high * 0.28, high * 0.55];
      return `M${x} ${y - high}l${wide * 0.75} ${tier}h${-wide * 0.35}l${wide * 0.6} ${high - tier}h${-2 * wide}l${wide * 0.6} ${tier - high}h${-wide * 0.35}z`;
    })
    .join("");
const wood = firs([
  [556, 125, 26],
  [571, 127, 36],
  [586, 127, 24],
  [604, 128, 31],
  [622, 129, 22],
]);

const layers: Readonly<Record<Land, readonly Layer[]>> = {
  hills: [
    ["far", "M0 100C70 68 130 88 196 70s120-28 182 2 88 0 138-20 86 2 124-8V160H0z"],
    ["middle", "M0 116c60-28 140-6 214-24s112-20 184 0 122 8 242-18V160H0z"],
    [
      "tree",
      firs([
        [382, 92, 14],
        [392, 93, 19],
        [464, 98, 15],
        [212, 95, 18],
        [224, 93, 13],
      ]),
    ],
    near,
    ["tree", wood],
  ],
  peaks: [
    ["far", "M0 104l66-40 34 20 62-50 46 38 34-18 58 42 44-26 62-56 58 60 34-22 52 36 90-46V160H0z"],
    [
      "horizon",
      "M162 34l21 17-8 8-10-6-9 9-10-4-7-4zM406 14l24 25-11 7-10-8-9 10-10-7-13 4zM498 52l20 14-9 4-10-4-8 4-9-6z",
    ],
    ["middle", "M0 112c46-6 82-26 130-20s74 22 132 12 104-30 168-14 104 24 210-6V160H0z"],
    [
      "tree",
      firs([
        [382, 98, 16],
        [392, 98, 21],
        [462, 100, 17],
        [128, 95, 18],
        [140, 95, 13],
      ]),
    ],
    near,
    ["tree", wood],
  ],
  shore: [
    ["far", "M0 84C60 60 120 66 176 80s84 2 132-10 90-22 146 0 100 10 186-16V160H0z"],
    ["middle", "M0 92c60-16 120-10 168 2H0zM640 80c-60 0-96 14-150 16h150z"],
    ["water", "M0 94h640V160H0z"],
    [
      "horizon",
      "M552 99h70v1.6h-70zM566 104h40v1.6h-40zM574 109h24v1.4h-24zM318 100h34v1.4h-34zM372 107h22v1.4h-22zM96 102h40v1.4H96z",
    ],
    near,
    ["tree", wood],
  ],
};

export const layersOf = (land: Land): readonly Layer[] => layers[land];

/** The land that belongs to something by its name: the same on every device. */
export function landOf(id: string): Land {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_537;
  return lands[sum % lands.length] ?? "hills";
}

/** Two clouds, and two birds over the hills. */
export const clouds =
  "M392 40a9 9 0 0 1 16-5 12 12 0 0 1 22-1 8 8 0 0 1 12 6zM494 26a6 6 0 0 1 11-3 8 8 0 0 1 15 0 5 5 0 0 1 8 3z";
export const birds = "M512 60q4-5 7 0q3-5 7 0M529 52q3-4 5 0q2-4 5 0";

/** Where the sun stands, before the hour moves it. */
export const sun = { x: 584, y: 44, radius: 18 } as const;

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
