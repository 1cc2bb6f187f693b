import { firs, flowers, glints, grass, type Land, oval, slim } from "./land.ts";

/** Posts with the stripe that walkers follow. */
const post: Land["mark"] = {
  parts: [
    ["shadow", oval(4, 0, 14, 2.6)],
    ["post", "M-6.5 1V-48q0-4 4-4h5q4 0 4 4V1z"],
    ["shade", "M2 1V-52h.5q4 0 4 4V1z"],
    ["band", "M-6.5-43h13v13h-13z"],
  ],
  wide: 26,
  light: 36,
};
/** A flat stone by the middle of its foot, half its width and its height. */
const slab = (x: number, y: number, wide: number, high: number): string =>
  `M${x - wide} ${y - high * 0.4}q0${-high * 0.6} ${wide * 0.7}${-high * 0.6}h${wide * 0.8}q${wide / 2} 0 ${wide / 2} ${high / 2} 0 ${high / 2}${-wide * 0.4} ${high / 2}h${-wide}q${-wide / 2} 0${-wide * 0.6}${-high * 0.4}z`;
/** Flat stones that they pile up: broad, so that fewer of them stand, each with room of its own. */
const cairn: Land["mark"] = {
  parts: [
    ["shadow", oval(0, 0, 19, 3)],
    ["post", slab(0, 0, 17, 9) + slab(1, -9, 13, 7) + slab(-1, -16, 10, 7)],
    ["shade", "M-16-2h33q-1 3-6 3h-20q-5 0-7-3zM-11-11h25q-1 3-5 3h-15q-3 0-5-3zM-11-18h20q-1 3-4 3h-12q-3 0-4-3z"],
    ["band", slab(1, -23, 7, 6)],
  ],
  wide: 38,
  light: 26,
};
const broad = { shrinks: 0.14, most: 5, large: 1.2 } as const;

/** Slopes on both sides, and a hut where they meet. */
export const valley: Land = {
  name: "valley",
  sun: [470, 50, 17],
  mark: post,
  layers: [
    ["far", "M0 72c50-18 110-26 170-12s110 16 170 2 96-30 150-18 92 26 150 8V160H0z"],
    ["mist", "M0 66q320-16 640-4v44H0z"],
    ["middle", "M640 34c-36 8-58 30-92 46s-66 22-110 28V160h202z"],
    ...firs([606, 70, 19], [619, 66, 27], [634, 64, 22], [548, 92, 13], [559, 89, 18], [571, 86, 14]),
    ["middle", "M0 54c70-2 130 22 196 38s150 14 300 20V160H0z"],
    ...firs([222, 99, 16], [234, 102, 23], [247, 104, 30], [261, 105, 20], [274, 106, 14], [186, 93, 14]),
    ["mist", "M0 92q320-12 640 0v30H0z"],
    ["near", "M0 116c90-10 190-4 300-6s220-10 340-6V160H0z"],
    ["smoke", "M617 82c-5-5 5-8 1-14s4-9 1-16c6 6 0 11 3 16s-3 9-1 14z"],
    ["tree", "M614 94V80h6v10z"],
    ["post", "M590 111V96l13-11 13 11v15z"],
    ["shade", "M603 85l13 11v15h-8V90z"],
    ["tree", "M585.5 97.5l17.5-14.5 17.5 14.5-2 2.4-15.5-12.9-15.5 12.9z"],
    ["lit", "M594 99h6v6h-6zM606 99h6v12h-6z"],
    ["shade", "M420 160c60-22 130-34 220-38v38z"],
    flowers("post", [236, 138], [504, 145], [604, 138]),
    flowers("lit", [250, 145], [490, 150], [556, 136]),
    grass([240, 150, 8], [502, 156, 9], [606, 150, 10], [630, 144, 8]),
  ],
  road: { foot: [314, 143], from: [780, 101], bend: 24, large: 1.2, ...slim, most: 5 },
};

/** High peaks in the snow, and a way that winds down from the pass between them. */
const peaks: Land = {
  name: "peaks",
  sun: [300, 34, 13],
  layers: [
    ["far", "M0 92l50-30 40 18 70-46 56 40 60-22 60 40 90-60 60 40 80-30 74 30V160H0z"],
    ["shade", "M160 34l56 40 24 30h-76l8-38zM426 32l60 40 14 26h-70l8-34z"],
    ["horizon", "M134 51l26-17 30 21-9 6-9-7-9 8-9-8-8 5zM396 52l30-20 30 20-9 5-9-6-9 8-10-7-9 6z"],
    ["mist", "M0 76q320-20 640-4v44H0z"],
    ["middle", "M250 132c40-20 76-30 112-50l54-8 26 4L520 12q8-8 16 0l46 44 58 34v70H250z"],
    ["shade", "M528 9q4 0 8 3l46 44 58 34v50l-76-20-24-44 8-30z"],
    ["horizon", "M494 36l26-24q8-8 16 0l26 25-10 8-11-8-10 11-12-10-11 9z"],
    ["mist", "M200 92q220-10 440 4v34H200z"],
    ["near", "M0 122c60-16 130-10 200-14 80-4 130-24 210-30 60 6 110 34 230 40v44H0z"],
    ...firs(
      [596, 128, 22],
      [609, 130, 32],
      [624, 130, 25],
      [560, 122, 15],
      [571, 124, 21],
      [250, 118, 16],
      [262, 118, 23],
    ),
    flowers("post", [304, 149], [568, 149]),
    flowers("lit", [318, 152], [268, 144], [582, 152]),
    grass([590, 154, 9], [262, 152, 8]),
  ],
  road: { foot: [292, 140], from: [960, 86], bend: 10, swing: 8, ...broad },
  mark: cairn,
};

/** Ridge behind ridge in the mist, and a wood on the nearest. */
const ridges: Land = {
  name: "ridges",
  sun: [470, 46, 17],
  layers: [
    ["far", "M0 50c60-22 110-34 170-16s90 20 160-6 110-26 170-8 80 24 140 8V160H0z"],
    ["mist", "M0 40q320-16 640-6v40H0z"],
    ["far", "M0 74c70-26 120-30 190-12s120 14 180-8 110-22 160-4 70 18 110 10V160H0z"],
    ["mist", "M0 66q320-16 640-6v40H0z"],
    ["middle", "M0 98c60-20 120-22 190-10s110 6 180-14 110-26 170-8 70 14 100 8V160H0z"],
    ...firs(
      [402, 84, 11],
      [412, 80, 15],
      [422, 78, 12],
      [432, 76, 18],
      [443, 74, 14],
      [454, 71, 21],
      [466, 69, 15],
      [478, 67, 22],
      [491, 66, 16],
      [504, 65, 19],
    ),
    ["mist", "M0 92q320-16 640-6v40H0z"],
    ["near", "M0 128c90-18 180-8 290-16s180-22 350-6v56H0z"],
    ["shade", "M300 160c70-30 180-20 340-34v36H300z"],
    ...firs([572, 110, 30], [590, 112, 46], [609, 113, 35], [628, 114, 52], [246, 117, 24], [260, 118, 36]),
    flowers("far", [294, 151], [322, 154], [528, 148], [562, 147], [262, 145]),
    grass([276, 154, 8], [545, 156, 9], [612, 146, 8]),
  ],
  road: { foot: [290, 139], from: [960, 84], bend: 10, swing: 8, ...broad },
  mark: cairn,
};

const lake = "M296 92C350 84 396 44 448 24q14-8 28 0C530 44 586 84 640 90";
/** One mountain above its lake, and the moon. */
const lone: Land = {
  name: "lone",
  sun: [346, 34, 20],
  layers: [
    ["far", `${lake}V160H296z`],
    ["shade", "M462 20q7 0 14 4C530 44 586 84 640 90v4H470l12-30-18-18z"],
    ["horizon", "M420 36q14-6 28-12 14-8 28 0 14 6 26 12l-12 5-10-7-11 10-12-9-11 9-9-7-9 5z"],
    ["middle", "M0 92V72c60-10 110 4 160 10s120 6 180 10z"],
    ["mist", "M0 76q320-8 640 0v18H0z"],
    ["water", "M0 92h640v68H0z"],
    ["mirror", "M296 92c54 6 100 30 152 44q14 6 28 0c54-14 110-38 164-44z"],
    ["light", "M332 94h28l6 4h-40zM324 103h44l4 3h-52zM334 112h28l4 3h-36z"],
    glints([402, 104, 36], [120, 104, 44], [560, 112, 40]),
    ["near", "M0 128c60-4 130 2 210-2s190-12 270-8 110 6 160 2v40H0z"],
    ...firs([594, 119, 30], [611, 120, 44], [630, 119, 33], [246, 126, 22], [259, 126, 32]),
    flowers("post", [540, 146], [330, 151]),
    flowers("lit", [554, 150], [318, 148]),
    grass([566, 154, 9], [282, 154, 8]),
  ],
  road: { foot: [290, 142], from: [960, 96], bend: 10, ...broad },
  mark: cairn,
};

/** What goals have, one each: high peaks, ridges in the mist, or one mountain above its lake. */
export const mountains = [peaks, ridges, lone] as const;

/** The mountains of a goal: which they are the server says, so that they are the same on every device, and others beside each other. */
export const landOf = (land: number | null | undefined): Land => mountains[land ?? 0] ?? peaks;
