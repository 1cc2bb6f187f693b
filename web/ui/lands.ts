/** How wide and high a landscape is drawn, in its own units, and what of it is seen in a small square. On a phone its right side is seen. */
export const landscape = { width: 640, height: 160, small: "400 0 160 160" } as const;

/**
 * What a way goes through, each with a light of its own (`land-…` in tokens.css): the first page has a wide valley, the tracks a sea with a
 * lighthouse, and each goal mountains: high peaks, ridges in the mist, or one mountain above its lake.
 */
const mountains = ["peaks", "ridges", "lone"] as const;
export type Land = "valley" | "shore" | (typeof mountains)[number];

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
  | "beam";
export type Layer = readonly [colour: Ground, shape: string];

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

interface View {
  /** Where the sun or the moon stands, before the hour moves it, and its radius; some views have none. */
  readonly sun?: readonly [x: number, y: number, radius: number];
  readonly layers: readonly Layer[];
  readonly road: Road;
  /** What marks the way there. */
  readonly mark: WaymarkKind;
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
/** Tufts of grass. */
const grass = (...places: readonly Place[]): Layer => [
  "tree",
  places
    .map(
      ([x, y, high]) =>
        `M${x} ${y}q-1-${high}-6-${high}q4 4 4 ${high}zM${x} ${y}q0-${high} 1-${high * 1.4}q3 ${high * 0.5} 2 ${high * 1.4}zM${x + 3} ${y}q1-${high} 7-${high * 0.9}q-4 3-4 ${high * 0.9}z`,
    )
    .join(""),
];
/** Light on water, in lines that grow shorter. */
const glints = (...places: readonly Place[]): Layer => [
  "horizon",
  places
    .map(([x, y, wide]) => `M${x} ${y}h${wide}v1.5h${-wide}zm${wide / 4} 5h${wide * 0.6}v1.5h${-wide * 0.6}z`)
    .join(""),
];

/** Posts and buoys are slim; piles of stones are broad, so fewer of them stand, each with room of its own. */
const slim = { shrinks: 0.16, most: 14 } as const;
const broad = { shrinks: 0.1, most: 7, large: 1.25 } as const;

const lake = "M296 92C350 84 396 44 448 24q14-8 28 0C530 44 586 84 640 90";
const views: Readonly<Record<Land, View>> = {
  // Slopes on both sides, and a hut where they meet.
  valley: {
    sun: [452, 58, 18],
    mark: "post",
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
    road: { foot: [312, 142], from: [566, 109], bend: 100, large: 1.12, ...slim },
  },
  // The open sea from a dune, with buoys on it, and a lighthouse on its rock.
  shore: {
    layers: [
      ["far", "M0 82c50-14 120-16 190-6s110 2 170 8v10H0z"],
      ["water", "M0 86h640V160H0z"],
      ["mirror", "M0 86h360q-180 14-360 8z"],
      ["beam", "M579 26L0 3v50z"],
      glints([420, 96, 44], [196, 104, 30], [300, 118, 56], [470, 122, 36], [120, 116, 40], [230, 138, 44]),
      ["post", "M196 72v20h-14zM199 68v24h16z"],
      ["tree", "M178 94h40l-6 6h-28z"],
      ["middle", "M488 104c24-4 34-18 52-24s40-4 56-8 30-4 44-4v44H500z"],
      ["tree", "M488 104c30 0 70 6 152 0v12H520z"],
      ["post", "M568 78l5-46h12l5 46z"],
      ["accent", "M571 50h16l1 11h-18.2zM572.8 32h12.4l.5 6h-13.4z"],
      ["lit", "M575 22h8v10h-8z"],
      ["tree", "M572 22l7-7 7 7z"],
      ["post", "M604 76v-11l9-7 9 7v11z"],
      ["tree", "M600.5 66l12.5-10 12.5 10-1.5 2-11-8.6-11 8.6z"],
      ["near", "M640 138c-70-4-120 8-190 12s-150-4-240 4S60 150 0 154v8h640z"],
      grass([604, 142, 10], [566, 145, 8], [628, 141, 12], [520, 149, 7], [250, 156, 7], [150, 156, 7]),
    ],
    road: { foot: [300, 136], from: [520, 92], bend: 70, large: 1.02, ...slim },
    mark: "buoy",
  },
  // High peaks in the snow, and a way that winds down from the pass between them.
  peaks: {
    sun: [286, 34, 13],
    layers: [
      ["far", "M0 92l50-30 40 18 70-46 56 40 60-22 60 40 90-60 60 40 80-30 74 30V160H0z"],
      ["shade", "M160 34l56 40 24 30h-76l8-38zM426 32l60 40 14 26h-70l8-34z"],
      ["horizon", "M134 51l26-17 30 21-9 6-9-7-9 8-9-8-8 5zM396 52l30-20 30 20-9 5-9-6-9 8-10-7-9 6z"],
      ["mist", "M0 92q320-26 640-6v30H0z"],
      ["middle", "M250 132c40-20 76-30 112-50l54-8 26 4L520 12q8-8 16 0l46 44 58 34v70H250z"],
      ["shade", "M528 9q4 0 8 3l46 44 58 34v50l-76-20-24-44 8-30z"],
      ["horizon", "M494 36l26-24q8-8 16 0l26 25-10 8-11-8-10 11-12-10-11 9z"],
      ["near", "M0 122c60-16 130-10 200-14 80-4 130-24 210-30 60 6 110 34 230 40v44H0z"],
      firs(
        [596, 128, 20],
        [608, 130, 28],
        [622, 130, 22],
        [560, 122, 15],
        [571, 124, 20],
        [150, 124, 18],
        [162, 125, 25],
      ),
    ],
    road: { foot: [292, 140], from: [930, 86], bend: 10, swing: 8, ...broad },
    mark: "cairn",
  },
  // Ridge behind ridge in the mist, and a wood on the nearest.
  ridges: {
    layers: [
      ["far", "M0 58c60-22 110-34 170-16s90 20 160-6 110-26 170-8 80 24 140 8V160H0z"],
      ["mist", "M0 40q320-16 640-10v60H0z"],
      ["far", "M0 78c70-26 120-30 190-12s120 14 180-8 110-22 160-4 70 18 110 10V160H0z"],
      ["mist", "M0 82q320-22 640-8v26H0z"],
      ["middle", "M0 100c60-20 120-22 190-10s110 6 180-14 110-26 170-8 70 14 100 8V160H0z"],
      firs(
        [420, 79, 12],
        [430, 77, 17],
        [441, 75, 13],
        [452, 72, 19],
        [463, 70, 14],
        [474, 68, 20],
        [486, 67, 15],
        [498, 66, 18],
      ),
      ["mist", "M0 108q320-22 640-8v20H0z"],
      ["near", "M0 128c90-18 180-8 290-16s180-22 350-6v56H0z"],
      ["shade", "M300 160c70-30 180-20 340-34v36H300z"],
      firs([576, 110, 30], [594, 112, 44], [612, 113, 34], [630, 114, 48], [226, 118, 20], [238, 119, 28]),
    ],
    road: { foot: [290, 139], from: [930, 84], bend: 10, swing: 8, ...broad },
    mark: "cairn",
  },
  // One mountain above its lake, and the moon.
  lone: {
    sun: [346, 34, 20],
    layers: [
      ["far", `${lake}V160H296z`],
      ["shade", "M462 20q7 0 14 4C530 44 586 84 640 90v4H470l12-30-18-18z"],
      ["horizon", "M420 36q14-6 28-12 14-8 28 0 14 6 26 12l-12 5-10-7-11 10-12-9-11 9-9-7-9 5z"],
      ["middle", "M0 92V72c60-10 110 4 160 10s120 6 180 10z"],
      ["water", "M0 92h640v68H0z"],
      ["mirror", "M296 92c54 6 100 30 152 44q14 6 28 0c54-14 110-38 164-44z"],
      glints([322, 104, 48], [120, 104, 44], [560, 112, 40]),
      ["near", "M0 128c60-4 130 2 210-2s190-12 270-8 110 6 160 2v40H0z"],
      firs([596, 119, 28], [612, 120, 40], [630, 119, 30], [104, 128, 24], [120, 129, 34]),
    ],
    road: { foot: [290, 142], from: [930, 96], bend: 10, ...broad },
    mark: "cairn",
  },
};

export const viewOf = (land: Land): View => views[land];

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

/** A post with the stripe that walkers follow, stones that they pile up, or a light on the water. */
type WaymarkKind = "post" | "cairn" | "buoy";
interface Waymark {
  /** Its parts above its foot; the `band` is lit on the newest. */
  readonly parts: readonly (readonly [colour: Ground | "band", shape: string])[];
  /** How high its light is. */
  readonly light: number;
}
const oval = (x: number, y: number, wide: number, high: number): string =>
  `M${x - wide} ${y}a${wide} ${high} 0 1 0 ${2 * wide} 0a${wide} ${high} 0 1 0-${2 * wide} 0z`;
export const waymarks: Readonly<Record<WaymarkKind, Waymark>> = {
  post: {
    parts: [
      ["shadow", oval(0, 0, 11, 2.6)],
      ["post", "M-6.5 1V-48q0-4 4-4h5q4 0 4 4V1z"],
      ["band", "M-6.5-42h13v12h-13z"],
    ],
    light: 36,
  },
  cairn: {
    parts: [
      ["shadow", oval(0, 0, 19, 3)],
      ["post", oval(0, -6, 17, 7)],
      ["shade", oval(2, -5, 14, 5.5)],
      ["post", oval(-1, -18, 13, 6)],
      ["shade", oval(1, -17, 10, 4.5)],
      ["post", oval(1, -28.5, 9, 5)],
      ["band", oval(0, -38, 6.5, 5)],
    ],
    light: 38,
  },
  buoy: {
    parts: [
      ["horizon", oval(0, 1, 20, 1.8)],
      ["post", "M-5-14l2.5-20h5l2.5 20z"],
      ["accent", "M-12 0q-1-13 5-14h14q6 1 5 14z"],
      ["post", "M-12.3-4q0-3 .6-5h23.4q.6 2 .6 5z"],
      ["band", oval(0, -39, 6, 6)],
    ],
    light: 39,
  },
};
