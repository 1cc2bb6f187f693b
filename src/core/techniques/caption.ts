import { type Exercise, exerciseLimits } from "./exercise.ts";
import type { Technique } from "./technique.ts";

const pieces = new RegExp(`[^]{1,${exerciseLimits.line}}`, "gu");

/** Words that came with a photo stand in the list that is asked after the photos, where they can be changed: nobody types them twice. */
export function withCaption(technique: Technique, exercise: Exercise, caption: string): Exercise {
  const here = technique.steps.findIndex(({ id }) => id === exercise.at);
  const list = technique.steps.slice(here + 1).find(({ ask }) => ask.kind === "list");
  if (list?.ask.kind !== "list") return exercise;
  const so = exercise.answers[list.id];
  const lines = caption.split("\n").flatMap((line) => line.trim().match(pieces) ?? []);
  const items = [...(so?.kind === "list" ? so.items : []), ...lines].slice(0, list.ask.most);
  return { ...exercise, answers: { ...exercise.answers, [list.id]: { kind: "list", items, done: false } } };
}
