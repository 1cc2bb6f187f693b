import type { Widen } from "./en.ts";

/** Words of the way: the greeting above it, what lies behind, and a goal that was reached. */
export const wayEn = {
  greets: {
    morning: "Good morning",
    day: "Hello",
    evening: "Good evening",
    night: "A quiet night to you",
  },
  behind: (count: number) => {
    if (count === 0) return "Each step you finish leaves a mark here.";
    return count === 1 ? "1 step done" : `${count} steps done`;
  },
  more: "More",
  gotThere: "You got there",
  wayWalked: "The way you walked",
  savePicture: "Save as a picture",
  print: "Print",
  andNow: "And now?",
  andNowText: "Nothing has to follow. When something else calls, it can be named here.",
} as const;

export type WayWords = Widen<typeof wayEn>;
