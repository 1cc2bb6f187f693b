import type { StepSize } from "#core/person/person.ts";

/**
 * The buttons that a page presses by itself, as they go over the wire. Every other button comes with a reply. They stand here, and not in
 * the registry of commands, so that a page does not carry all that carries them out; a test holds them to it.
 */
export const presses = {
  start: "st",
  help: "he",
  status: "sa",
  privacy: "pr",
  newGoal: "ng",
  showStep: "ss",
  skip: "sk",
  rephrase: "rp::",
  placeRight: "plok",
  contactAgain: "ca",
  stopExercise: "stop",
  forgetTalk: "ft",
  iAmSafe: "ok",
  notWhatIMeant: "nm",
} as const;

/** How the button begins that a step is done with, and the one that takes back a goal that words became. */
export const donePress = "dn:";
export const wayBackPress = "tb:";

/** How the buttons begin that come with the answer to something hard. */
export const reliefPresses = "rl:";

export const sizePress = (size: StepSize, stepId: string): string => `sz:${size}:${stepId}`;
export const cuePress = (stepId: string): string => `cu:${stepId}`;
