import { gistOf } from "../../talk/gist/gist.ts";
import type { GistPlace } from "../../talk/gist/read-gist.ts";
import type { Snapshot } from "./dialogue.ts";

/** Where the next message of the talk stands. */
export function placeInTalk({ dialogue: { talk, activeGoal }, goals }: Snapshot): GistPlace {
  const turns = talk?.turns ?? [];
  const heard = turns.at(-1)?.acts[0];
  return {
    before: turns.length,
    goal: goals.some(({ id, status }) => id === activeGoal && status === "open"),
    last: heard && gistOf(heard),
  };
}
