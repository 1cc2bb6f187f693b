import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { dayLabels } from "./day-labels.ts";
import { equipments, places } from "#core/day/habit.ts";

test("whatever a page lets people choose has a name in both languages", () => {
  const labels = new Map(dayLabels(contentFolder));
  for (const path of [...equipments.map((id) => `equipment.${id}`), ...places.map((id) => `place.${id}`)]) {
    expect(labels.get(path)?.ru).toMatch(/[А-Яа-яё]/u);
    expect(labels.get(path)?.en).not.toMatch(/[А-Яа-яё]/u);
  }
});
