/** How wide and high a landscape is drawn, in its own units, and what of it is seen in a small square. On a phone its right side is seen. */
export const landscape = { width: 640, height: 160, small: "400 0 160 160" } as const;

/** What is drawn, from the farthest to the nearest, each with the name of its colour; some let through what lies behind. */
export type Ground =
  | "far"
  | "middle"
  | "near"
  | "tree"
  | "water"
  | "horizon"
  | "post"
  | "lit"
  | "accent"
  | "shade"
  | "shadow"
  | "mirror"
  | "mist"
  | "beam"
  | "light"
  | "smoke";
type Layer = readonly [colour: Ground, shape: string];

/** Where a way comes from and how it bends: it goes back from its foot to a point in the distance, as the eye sees it. */
export interface Road {
  readonly foot: readonly [x: number, y: number];
  readonly from: readonly [x: number, y: number];
  /** How far it bends aside between them. */
  readonly bend: number;
  /** How far it swings from side to side, as a way up a slope does. */
  readonly swing?: number;
  /** How large the newest mark is. */
  readonly large: number;
  /** How fast marks grow small, and how many of them can be told apart; those before them lie beyond the bend. */
  readonly shrinks: number;
  readonly most: number;
}

/** What marks a done step. */
interface Waymark {
  /** Its parts above its foot; the `band` is lit on the newest. */
  readonly parts: readonly (readonly [colour: Ground | "band", shape: string])[];
  /** How wide it stands on the ground: none of them runs into the next. */
  readonly wide: number;
  /** How high its light is. */
  readonly light: number;
}

/** What a way goes through, with a light of its own (`land-` and its name in tokens.css). */
export interface Land {
  readonly name: "valley" | "shore" | "peaks" | "ridges" | "lone";
  /** Where the sun or the moon stands, before the hour moves it, and its radius. */
  readonly sun: readonly [x: number, y: number, radius: number];
  readonly layers: readonly Layer[];
  readonly road: Road;
  readonly mark: Waymark;
  /** Whether there is no way to be drawn, as on water. */
  readonly pathless?: boolean;
}

export const oval = (x: number, y: number, wide: number, high: number): string =>
  `M${x - wide} ${y}a${wide} ${high} 0 1 0 ${2 * wide} 0a${wide} ${high} 0 1 0-${2 * wide} 0z`;
type Place = readonly [x: number, y: number, high: number];
/** Firs, each by the middle of its foot and its height, and the side of them that the light falls on. */
export function firs(...places: readonly Place[]): readonly Layer[] {
  const each = (shape: (wide: number, tier: number, rest: number) => string): string =>
    places.map(([x, y, high]) => `M${x} ${y - high}${shape(high * 0.28, high * 0.55, high * 0.45)}`).join("");
  return [
    [
      "tree",
      each(
        (wide, tier, rest) =>
          `l${wide * 0.75} ${tier}h${-wide * 0.35}l${wide * 0.6} ${rest}h${-2 * wide}l${wide * 0.6} ${-rest}h${-wide * 0.35}z`,
      ),
    ],
    [
      "light",
      each(
        (wide, tier, rest) =>
          `l${-wide * 0.75} ${tier}h${wide * 0.35}l${-wide * 0.6} ${rest}h${wide * 0.6}q${wide * 0.5} ${-rest} ${wide * 0.4} ${-tier - rest}z`,
      ),
    ],
  ];
}
/** Tufts of grass. */
export const grass = (...places: readonly Place[]): Layer => [
  "tree",
  places
    .map(
      ([x, y, high]) =>
        `M${x} ${y}q-1-${high}-6-${high}q4 4 4 ${high}zM${x} ${y}q0-${high} 1-${high * 1.4}q3 ${high * 0.5} 2 ${high * 1.4}zM${x + 3} ${y}q1-${high} 7-${high * 0.9}q-4 3-4 ${high * 0.9}z`,
    )
    .join(""),
];
/** Flowers, three by three. */
export const flowers = (colour: Ground, ...places: readonly (readonly [x: number, y: number])[]): Layer => [
  colour,
  places.map(([x, y]) => oval(x, y, 1.6, 1.3) + oval(x + 10, y + 4, 1.3, 1) + oval(x - 8, y + 6, 1.4, 1.1)).join(""),
];
/** Light on water, in lines that grow shorter. */
export const glints = (...places: readonly Place[]): Layer => [
  "horizon",
  places
    .map(([x, y, wide]) => `M${x} ${y}h${wide}v1.5h${-wide}zm${wide / 4} 5h${wide * 0.6}v1.5h${-wide * 0.6}z`)
    .join(""),
];

/** Of what is slim so many stand that the farthest can still be told from the next. */
export const slim = { shrinks: 0.2, most: 6 } as const;

/** Clouds, and birds over the hills. */
export const clouds =
  "M330 20a10 10 0 0 1 18-6 14 14 0 0 1 26-2 10 10 0 0 1 15 8zM520 30a7 7 0 0 1 13-4 10 10 0 0 1 19-1 7 7 0 0 1 11 5zM250 44a5 5 0 0 1 9-3 7 7 0 0 1 13 0 5 5 0 0 1 8 3z";
export const birds = "M372 50q5-6 8.5 0q3.5-6 8.5 0M392 41q4-5 6.5 0q2.5-5 6.5 0M364 37q3-4 5 0q2-4 5 0";
/** Stars, also above its box, where words stand beside them. */
export const stars: readonly (readonly [x: number, y: number, radius: number])[] = [
  [250, 34, 1],
  [300, 12, 1.2],
  [352, 30, 0.9],
  [438, 8, 1.3],
  [546, 20, 1.1],
  [624, 12, 1],
  [596, -18, 1.4],
  [470, -26, 0.9],
  [566, -58, 1],
  [622, -86, 1.2],
  [520, -98, 0.9],
];
