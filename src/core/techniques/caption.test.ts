import { expect, test } from "vitest";
import { plainTechnique } from "#test/fakes/journeys.ts";
import { withCaption } from "./caption.ts";
import type { Exercise, ExerciseId } from "./exercise.ts";
import type { TechniqueStep } from "./technique.ts";

const step = (id: string, ask: TechniqueStep["ask"]): TechniqueStep => ({
  id,
  ask,
  optional: false,
  when: [],
  keep: true,
});
const album = plainTechnique("photo_album", {
  steps: [step("photos", { kind: "photos", most: 20 }), step("captions", { kind: "list", most: 3 })],
});
const at = (where: string, items?: readonly string[]): Exercise => ({
  id: "e" as ExerciseId,
  technique: "photo_album",
  at: where,
  answers: items ? { captions: { kind: "list", items, done: false } } : {},
  startedAt: 0,
  touchedAt: 0,
});

test.each([
  ["begins the list that follows", undefined, "By the sea", ["By the sea"]],
  ["joins what is there", ["By the sea"], "Pancakes", ["By the sea", "Pancakes"]],
  ["is one item a line", undefined, "One\n\n two ", ["One", "two"]],
  ["is cut into items where it is long", undefined, "x".repeat(700), ["x".repeat(500), "x".repeat(200)]],
  ["never makes the list longer than it may be", ["1", "2", "3"], "4", ["1", "2", "3"]],
])("a caption %s", (_rule, had, caption, items) => {
  expect(withCaption(album, at("photos", had), caption).answers["captions"]).toEqual({
    kind: "list",
    items,
    done: false,
  });
});

test("where no list follows, nothing is kept", () => {
  expect(withCaption(album, at("captions"), "late")).toEqual(at("captions"));
});
