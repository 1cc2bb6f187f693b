import { type CoachPack, coachPackSchema } from "#content/coach-pack.ts";
import type { CoachContent } from "./rule.ts";

const words = [
  "jar",
  "sheet",
  "drawer",
  "window",
  "lamp",
  "plate",
  "chair",
  "rope",
  "book",
  "shoe",
  "coin",
  "leaf",
  "cup",
  "pin",
  "map",
  "key",
];

/** A pack that keeps every rule, with what a test changes on top. */
export function goodPack(over: Readonly<Record<string, unknown>> = {}): CoachPack {
  return coachPackSchema.parse({
    id: "jars",
    kind: "household",
    act: "clear",
    course: "project",
    title: { ru: "Банки", en: "Jars" },
    match: { ru: words.map((_, i) => `банк${i}`), en: words },
    steps: words.map((word, i) => goodStep(`step-${i}`, word, i)),
    ...over,
  });
}

export function goodStep(id: string, word: string, number = 1): Readonly<Record<string, unknown>> {
  return {
    id,
    stage: "build",
    minutes: 10,
    ru: {
      text: `Поставьте предмет ${word} номер ${number} у двери и подпишите полоской ${number}${word}.`,
      floor: `Поставьте предмет номер ${number} у двери.`,
      stretch: `Поставьте ${number} предметов у двери и подпишите каждый.`,
    },
    en: {
      text: `Carry the ${word} to shelf ${number} and label it ${word}${number}.`,
      floor: `Carry the ${word} to the door.`,
      stretch: `Carry the ${word} and ${number} more to the shelf.`,
    },
  };
}

export function contentOf(pack: CoachPack, file = `coach/${pack.kind}/${pack.id}.yaml`): CoachContent {
  return { packs: [{ file, pack }], frames: [], wording: undefined };
}
