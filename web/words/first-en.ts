import type { Widen } from "./en.ts";

/** What Waymark is, for who has never seen it: what becomes of a goal that is tried here, and three goals with the first step that each could have. */
export const firstEn = {
  nothingKept: "Nothing is kept until you have an account.",
  waits: "With an account this goal is kept, and when the step is done, there is the next.",
  goesOn: "With an account it goes on from here.",
  others: "Or try one of these",
  samples: [
    ["Bake bread", "Look what flour there is in the cupboard"],
    ["Sort the garage", "Clear one shelf into one box"],
    ["Talk to my sister again", "Write down one thing you would like to say"],
  ],
} as const;

export type FirstWords = Omit<Widen<typeof firstEn>, "samples"> & {
  readonly samples: readonly (readonly [goal: string, step: string])[];
};
