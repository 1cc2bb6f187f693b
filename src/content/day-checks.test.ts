import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { habitChecks, type HabitWorld, knownHarms } from "./day-checks.ts";
import { readPackFile } from "./day-files.ts";
import { saidByHabits } from "./habit-copies.ts";
import { type HabitFile, habitFileSchema } from "./habit-file.ts";

function read(id: string): HabitFile {
  const got = readPackFile(contentFolder, `habits/${id}.yaml`, habitFileSchema);
  if (!got.ok) throw new Error(JSON.stringify(got.problems));
  return got.data;
}

const walking = read("walking");
const world = (habit: HabitFile, others: HabitWorld["habits"] = new Map()): HabitWorld => ({
  habits: new Map([...others, [habit.id, habit]]),
  evidence: new Set(walking.evidence),
  said: saidByHabits([walking, habit]),
});
const said = (habit: HabitFile, given: HabitWorld = world(habit)): readonly string[] =>
  habitChecks.flatMap(({ name, check }) =>
    check(habit, given).map(({ path, message }) => `${name} ${path.join(".")}: ${message}`),
  );
const change = (over: Readonly<Record<string, unknown>>): HabitFile => habitFileSchema.parse({ ...walking, ...over });

test("a habit as it should be is left alone", () => {
  expect(said(walking)).toEqual([]);
});

test.each([
  [
    "a prerequisite that is not there",
    { prerequisites: ["flying"] },
    "prerequisites-are-met prerequisites.0: no habit flying",
  ],
  [
    "a habit that waits for itself",
    { prerequisites: ["walking"] },
    "prerequisites-are-met prerequisites.0: walking waits for walking itself",
  ],
  ["evidence that nobody has seen", { evidence: ["x-2020-y"] }, "evidence-exists evidence.0: no reference x-2020-y"],
  ["a low version that is longer", { low: 30 }, "versions-grow low: 30 is more than the usual 20 minutes"],
  ["a low version of more than half", { low: 15 }, "versions-grow low: 15 is more than half of 20 minutes"],
  ["a high version that is shorter", { high: 19 }, "versions-grow high: 19 is less than the usual 20 minutes"],
  [
    "an advanced version that is shorter",
    { scaling: { beginner: 10, intermediate: 20, advanced: 15 } },
    "versions-grow scaling: asks less of the advanced",
  ],
  ["a held breath", { risks: ["breath_hold"] }, "risks-have-a-gentle-way risks: no habit holds the breath"],
  [
    "a risk without a gentle way",
    { risks: ["heat"] },
    "risks-have-a-gentle-way gentle: a risk asks for a gentle variant",
  ],
  [
    "gentle minutes without words",
    { gentle: 5 },
    "risks-have-a-gentle-way ru.gentle: gentle minutes and gentle words go together",
  ],
  [
    "a sauna that is not called heat",
    { equipment: ["sauna"] },
    "risks-are-named risks: reads like a risk that is not named: heat",
  ],
  [
    "hard effort that names nobody",
    { intensity: "high", contraindications: ["recent_surgery", "recent_birth", "under_18"] },
    "harm-is-named contraindications: cardiovascular: hard effort strains the heart and what has just been operated on",
  ],
  [
    "no word of caution",
    { en: { ...walking.en, caution: undefined } },
    "harm-is-named en.caution: contraindications ask for a word of caution",
  ],
  [
    "a voice for an archetype that it does not fit",
    { archetypes: walking.archetypes.slice(1) },
    `voices-fit-archetypes en.titles.${walking.archetypes[0]}: ${walking.archetypes[0]} is not an archetype of this habit`,
  ],
  ["markup", { en: { ...walking.en, about: "<script>" } }, "words-hold-no-markup en: has <, > or &"],
])("%s is said", (_rule, over, message) => {
  expect(said(change(over))).toContain(message);
});

test("an archetype that cannot meet a prerequisite is named", () => {
  const habit = change({ prerequisites: ["running"] });
  const running = { archetypes: habit.archetypes.slice(1), prerequisites: [] };
  expect(said(habit, world(habit, new Map([["running", running]])))).toEqual([
    `prerequisites-are-met prerequisites.0: running is not there for ${habit.archetypes[0]}`,
  ]);
});

test("two habits that wait for each other are a circle", () => {
  const habit = change({ prerequisites: ["running"] });
  const running = { archetypes: habit.archetypes, prerequisites: ["walking"] };
  expect(said(habit, world(habit, new Map([["running", running]])))).toEqual([
    "prerequisites-are-met prerequisites.0: running waits for walking itself",
  ]);
});

test.each([
  ["cold", { risks: ["cold"] }, "cold_reaction"],
  ["heat", { risks: ["heat"] }, "blood_pressure_medicine"],
  ["hard intervals", { risks: ["hard_intervals"] }, "high_blood_pressure"],
  ["fasting", { risks: ["fasting"] }, "eating_disorder"],
  ["counting food", { category: "metabolic_optimization" }, "eating_disorder"],
  ["a glucose sensor", { equipment: ["glucose_monitor"] }, "glucose_lowering_medicine"],
  ["a bright lamp", { equipment: ["bright_light_lamp"] }, "bipolar"],
  ["long meditation", { task_class: "mindfulness", difficulty: 3 }, "psychosis"],
  ["a body scan", { id: "body_scan" }, "trauma"],
  ["leaving out alcohol", { id: "alcohol_free_day" }, "alcohol_dependence"],
  ["swimming", { equipment: ["pool"] }, "epilepsy"],
  ["cycling", { equipment: ["bicycle"] }, "balance"],
  ["standing on one leg", { id: "balance_practice" }, "fainting"],
  ["a garden", { id: "window_garden" }, "pollen_allergy"],
  ["drinking more", { id: "hydration_plan" }, "kidney_disease"],
] as const)("%s names who must not: %s", (_rule, over, code) => {
  const habit = change({ ...over, contraindications: [] });
  const asked = knownHarms.filter(({ when }) => when(habit)).flatMap(({ codes }) => codes);
  expect(asked).toContain(code);
});
