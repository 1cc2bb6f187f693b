import { glints, grass, type Land, oval, slim } from "./land.ts";

/** A light on the water. */
const buoy: Land["mark"] = {
  parts: [
    ["horizon", oval(0, 1, 20, 1.8)],
    ["post", "M-5-14l2.5-20h5l2.5 20z"],
    ["accent", "M-12 0q-1-13 5-14h14q6 1 5 14z"],
    ["post", "M-12.3-4q0-3 .6-5h23.4q.6 2 .6 5z"],
    ["band", oval(0, -39, 6, 6)],
  ],
  wide: 28,
  light: 39,
};

/** The open sea from a dune, with buoys on it, and a lighthouse on its rock. */
export const shore: Land = {
  name: "shore",
  sun: [330, 60, 14],
  layers: [
    ["far", "M0 82c50-14 120-16 190-6s110 2 170 8 70-2 110 2v10H0z"],
    ["mist", "M0 66q320-8 640 0v22H0z"],
    ["water", "M0 86h640V160H0z"],
    ["mirror", "M0 86h470q-230 14-470 8z"],
    ["beam", "M579 26L240-6v64z"],
    ["light", "M318 88h24l10 6h-44zM300 99h60l8 4h-76zM310 109h52l14 4h-80zM286 120h96l8 3h-112z"],
    glints([430, 96, 40], [214, 104, 30], [420, 122, 46], [520, 124, 34], [140, 116, 40], [236, 136, 40]),
    ["mirror", "M226 92h34l-8 12h-12z"],
    ["post", "M240 68v22h-15zM243 64v26h18z"],
    ["shade", "M243 64v26h7z"],
    ["tree", "M220 92h46l-7 7h-32z"],
    ["middle", "M488 104c24-4 34-18 52-24s40-4 56-8 30-4 44-4v44H500z"],
    ["tree", "M488 104c30 0 70 6 152 0v12H520z"],
    ["post", "M568 78l5-46h12l5 46z"],
    ["shade", "M580 32h5l5 46h-9z"],
    ["accent", "M571 50h16l1 11h-18.2zM572.8 32h12.4l.5 6h-13.4z"],
    ["lit", "M575 22h8v10h-8z"],
    ["tree", "M572 22l7-7 7 7z"],
    ["post", "M602 76v-12l10-8 10 8v12z"],
    ["tree", "M598.5 65l13.5-11 13.5 11-1.5 2-12-9.6-12 9.6z"],
    ["lit", "M609 66h6v5h-6z"],
    ["horizon", "M640 134c-70-4-120 8-190 12s-150-4-240 4S60 146 0 150v4c60-4 120 2 210-5s170 1 240-3 120-14 190-10z"],
    ["near", "M640 138c-70-4-120 8-190 12s-150-4-240 4S60 150 0 154v8h640z"],
    grass([604, 142, 12], [566, 145, 9], [628, 141, 14], [520, 150, 8], [250, 157, 8], [226, 158, 10]),
    ["light", "M470 156q40-8 90-8-40 6-90 8z"],
  ],
  road: { foot: [304, 134], from: [720, 92], bend: 20, large: 1.14, ...slim, most: 5 },
  mark: buoy,
  pathless: true,
};
