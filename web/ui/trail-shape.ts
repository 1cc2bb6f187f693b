/** How wide and high the landscape is drawn, in its own units. On a phone its right side is seen. */
export const landscape = { width: 640, height: 160 } as const;

/**
 * What a way goes through: the first page has a wide valley, the step a path close by, the tracks a shore, and each goal mountains of its
 * own.
 */
const mountains = ["peaks", "ridges", "lone"] as const;
export type Land = "valley" | "path" | "shore" | (typeof mountains)[number];

/** What is drawn, from the farthest to the nearest, each with the name of its colour; `shade` and `mist` let through what lies behind. */
export type Ground = "far" | "middle" | "near" | "tree" | "water" | "horizon" | "post" | "lit" | "shade" | "mist";
type Layer = readonly [colour: Ground, shape: string];

/** Where a way comes from and how it bends: it goes back from its foot to a point on the horizon, as the eye sees it. */
interface Road {
  readonly foot: readonly [x: number, y: number];
  readonly from: readonly [x: number, y: number];
  /** How far it bends aside between them. */
  readonly bend: number;
  /** How large the newest mark is. */
  readonly large: number;
}

interface View {
  /** Where the sun stands, before the hour moves it. */
  readonly sun: readonly [x: number, y: number];
  readonly layers: readonly Layer[];
  readonly road: Road;
}

type Place = readonly [x: number, y: number, high: number];
/** Firs, each by the middle of its foot and its height. */
const firs = (...places: readonly Place[]): Layer => [
  "tree",
  places
    .map(([x, y, high]) => {
      const [wide, tier] = [high * 0.28, high * 0.55];
      return `M${x} ${y - high}l${wide * 0.75} ${tier}h${-wide * 0.35}l${wide * 0.6} ${high - tier}h${-2 * wide}l${wide * 0.6} ${tier - high}h${-wide * 0.35}z`;
    })
    .join(""),
];
/** Tufts of grass, and what blooms in them. */
const grass = (...places: readonly Place[]): Layer => [
  "tree",
  places
    .map(
      ([x, y, high]) =>
        `M${x} ${y}q-1-${high}-6-${high}q4 4 4 ${high}zM${x} ${y}q0-${high} 1-${high * 1.4}q3 ${high * 0.5} 2 ${high * 1.4}zM${x + 3} ${y}q1-${high} 7-${high * 0.9}q-4 3-4 ${high * 0.9}z`,
    )
    .join(""),
];
const blooms = (...places: readonly Place[]): Layer => [
  "post",
  places
    .map(([x, y, high]) => `M${x - high} ${y}a${high} ${high} 0 1 0 ${2 * high} 0a${high} ${high} 0 1 0-${2 * high} 0z`)
    .join(""),
];
const glints = "h48v1.5h-48zm12 5h30v1.5h-30zm8 5h16v1.5h-16z";

const views: Readonly<Record<Land, View>> = {
  // Slopes on both sides, and a hut where they meet.
  valley: {
    sun: [452, 58],
    layers: [
      ["far", "M0 88c60-14 110-26 170-18s120 22 190 16 100-18 150-8 70 20 130 4V160H0z"],
      ["mist", "M0 100q320-22 640-4v20H0z"],
      ["middle", "M640 42c-34 8-54 30-84 46s-60 18-96 24V160h180z"],
      ["middle", "M0 58c70-2 130 18 196 36s150 16 260 22V160H0z"],
      ["shade", "M640 42c-34 8-54 30-84 46 40-6 60-10 84-28z"],
      firs(
        [606, 78, 17],
        [618, 74, 23],
        [631, 72, 19],
        [560, 97, 13],
        [570, 95, 17],
        [236, 103, 16],
        [248, 106, 21],
        [260, 107, 15],
        [196, 96, 14],
      ),
      ["near", "M0 112c90-6 190 2 300 2s230-8 340-2V160H0z"],
      ["post", "M597 110v-11l9-8 9 8v11z"],
      ["tree", "M593.5 100.5l12.5-11 12.5 11-1.6 1.9-10.9-9.6-10.9 9.6z"],
      ["lit", "M603 100h6v6h-6z"],
    ],
    road: { foot: [312, 142], from: [566, 109], bend: 100, large: 1.12 },
  },
  // Close by: grass at the wayside, and the wood that it passes.
  path: {
    sun: [396, 58],
    layers: [
      ["far", "M0 92c90-22 180-20 280-10s200 0 360-14V160H0z"],
      ["middle", "M0 104c150-18 260-10 380-12s180-8 260-4V160H0z"],
      firs(
        [596, 112, 54],
        [622, 114, 72],
        [644, 114, 58],
        [574, 110, 36],
        [556, 108, 22],
        [70, 108, 30],
        [88, 110, 42],
        [52, 109, 24],
      ),
      ["near", "M0 112c130-10 260-4 380-6s180-4 260 2V160H0z"],
      grass([300, 146, 8], [214, 138, 7], [452, 150, 9], [610, 146, 9], [120, 148, 9], [578, 128, 6]),
      blooms([318, 141, 2.2], [332, 147, 2.6], [226, 133, 1.8], [470, 147, 2.4], [594, 141, 2.2], [138, 143, 2.4]),
    ],
    road: { foot: [532, 142], from: [60, 102], bend: -70, large: 1.25 },
  },
  // Water with a sail on it, and the way along its bank.
  shore: {
    sun: [452, 60],
    layers: [
      ["far", "M0 84c60-20 130-18 196-8s120-4 190 4 130-2 254-20V160H0z"],
      ["water", "M0 90h640V160H0z"],
      ["horizon", `M428 95${glints}M180 104h44v1.5h-44zM104 98h30v1.5h-30z`],
      ["post", "M252 78v22h-15zM255.5 74v26h17z"],
      ["tree", "M234 102h42l-6 6h-29z"],
      ["near", "M640 92c-56 4-92 12-122 22-60 20-190 10-270 16S80 146 0 148v12h640z"],
      firs([602, 100, 26], [618, 99, 36], [634, 98, 28]),
    ],
    road: { foot: [336, 146], from: [606, 91], bend: 96, large: 1.12 },
  },
  peaks: {
    sun: [372, 56],
    layers: [
      ["far", "M0 100l40-22 40-14 40 20 70-36 62 40 78-28 42 22 58-50 70 52 45-30 55 34 40-16V160H0z"],
      [
        "shade",
        "M430 32l70 52 20 20h-76l6-28-14-18zM545 54l55 34 12 18h-60l6-24-10-14zM190 48l62 40 14 18h-68l6-26-11-14zM330 60l42 22 12 22h-48l4-22z",
      ],
      [
        "horizon",
        "M407 52l23-20 30 22-9 5-9-6-8 8-9-7-8 5zM527 66l18-12 21 13-7 3-6-4-7 6-7-5-6 3zM308 68l22-8 17 9-6 3-6-3-8 5-8-5-5 3zM167 60l23-12 20 13-7 4-7-4-8 6-8-6-6 4z",
      ],
      ["mist", "M0 98q320-22 640-2v22H0z"],
      ["middle", "M0 112c60-14 140-20 220-12s150-6 230-2 120 8 190-4V160H0z"],
      firs([286, 104, 20], [298, 104, 27], [309, 104, 17], [604, 102, 20], [616, 102, 28], [629, 101, 22]),
      ["near", "M0 116c110-10 210-4 320-6s210 0 320 4V160H0z"],
    ],
    road: { foot: [566, 144], from: [250, 105], bend: -110, large: 1.12 },
  },
  ridges: {
    sun: [462, 48],
    layers: [
      ["far", "M0 72c50-18 90-26 140-10s90 26 150 4 100-36 150-20 70 32 120 20 50-18 80-20V160H0z"],
      ["mist", "M0 84q320-16 640-4v30H0z"],
      ["far", "M0 92c70-22 120-26 190-10s110 14 170-2 100-24 160-10 80 12 120 4V160H0z"],
      ["shade", "M0 92c70-22 120-26 190-10s110 14 170-2 100-24 160-10 80 12 120 4V160H0z"],
      ["mist", "M0 104q320-14 640-4v16H0z"],
      ["middle", "M0 108c80-12 160-10 240-4s180-12 260-8 90 4 140-2V160H0z"],
      firs(
        [500, 100, 16],
        [511, 100, 23],
        [522, 100, 18],
        [534, 101, 26],
        [545, 101, 16],
        [270, 107, 17],
        [281, 107, 23],
      ),
      ["near", "M0 116c110-8 210-6 320-6s210 0 320 2V160H0z"],
    ],
    road: { foot: [318, 144], from: [628, 104], bend: 110, large: 1.12 },
  },
  lone: {
    sun: [400, 54],
    layers: [
      ["far", "M0 96c120-14 200-8 280-18C370 66 420 52 462 36q9-6 18 0C520 66 580 84 640 90V160H0z"],
      ["shade", "M480 36C520 66 580 84 640 90v18H486l10-26-14-18z"],
      ["horizon", "M430 50q16-7 32-14 9-6 18 0 13 10 27 18l-10 4-9-6-11 9-11-8-10 8-9-7-10 4z"],
      ["water", "M0 96h640V160H0z"],
      ["mist", "M0 92q320-8 640-2v10H0z"],
      ["horizon", `M316 102${glints}M120 104h44v1.5h-44z`],
      ["near", "M0 122c60-4 130 2 210-2s190-14 270-12 110 4 160 0V160H0z"],
      firs([600, 111, 28], [616, 112, 38], [632, 111, 26], [104, 124, 24], [120, 125, 34]),
    ],
    road: { foot: [336, 145], from: [612, 105], bend: 100, large: 1.12 },
  },
};

export const layersOf = (land: Land): readonly Layer[] => views[land].layers;
export const sunOf = (land: Land): readonly [x: number, y: number] => views[land].sun;
export const sunRadius = 18;

/** The mountains that belong to something by its name: the same on every device. */
export function landOf(id: string): Land {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_537;
  return mountains[sum % mountains.length] ?? "peaks";
}

/** Two clouds, and two birds over the hills. */
export const clouds =
  "M392 40a9 9 0 0 1 16-5 12 12 0 0 1 22-1 8 8 0 0 1 12 6zM494 26a6 6 0 0 1 11-3 8 8 0 0 1 15 0 5 5 0 0 1 8 3z";
export const birds = "M318 42q4-5 7 0q3-5 7 0M335 34q3-4 5 0q2-4 5 0";

/** How many marks can be told apart; those before them lie beyond the bend. */
const most = 14;

/** A point of the way, so many marks behind the newest: what lies far back is small and near the horizon. */
function pointOf({ foot, from, bend, large }: Road, behind: number) {
  const near = 1 / (1 + behind * 0.16);
  return {
    // A way goes with the ground, and is never quite straight.
    x: from[0] + (foot[0] - from[0]) * near + 4 * bend * near * (1 - near) + 7 * near * Math.sin(11 * near),
    y: from[1] + (foot[1] - from[1]) * near,
    size: large * near,
  };
}

/** How wide and high a mark is at the foot of the way, and where its stripe is. */
export const post = { wide: 13, high: 52, band: 36 } as const;

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
  const { road } = views[land];
  const shown = Math.min(marks, most);
  const places = Array.from({ length: shown }, (_, index) => ({
    number: marks - shown + index + 1,
    ...pointOf(road, shown - 1 - index),
  }));
  if (marks === 0) return { way: "", places };
  // It begins before the first mark, or comes from where no mark can be seen any more.
  const end = marks > shown ? 4 * most : shown;
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
