import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadTriggers, readTriggerFiles } from "./triggers.ts";

let pack = "";
beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), "pack-"));
  mkdirSync(join(pack, "triggers"));
});
afterEach(() => rmSync(pack, { recursive: true }));

const words = "ru: { name: Слово, why: Так вышло. }\nen: { name: Word, why: So it came. }\n";
const write = (id: string, text: string): void => writeFileSync(join(pack, "triggers", `${id}.yaml`), text);
const written = (when: string, more = ""): string =>
  `id: low_mood\npriority: 3\nwhen: ${when}\naction: reduce_intensity_by_50_percent\n${more}${words}`;
const said = (): readonly string[] =>
  readTriggerFiles(pack).problems.map(({ file, line, rule, message }) => `${file}:${line}: ${rule}: ${message}`);

test("the brief's triggers are carried, within the limits of day.md", () => {
  expect(
    loadTriggers(contentFolder).map(({ id, action, freshMs, computed }) => [id, action, freshMs / 3_600_000, computed]),
  ).toEqual(
    expect.arrayContaining([
      ["energy_drop", "reduce_intensity_by_50_percent", 2, true],
      ["energy_surge", "upgrade_to_performance_mode", 6, false],
      ["sleep_debt", "prioritize_recovery_activities", 2, true],
      ["stress_spike", "switch_to_recovery_activities", 2, true],
    ]),
  );
});

test("whatever trigger is carried: what it reads is fresh, and only what was measured or said raises a day", () => {
  for (const { id, action, freshMs, computed } of loadTriggers(contentFolder)) {
    expect(freshMs / 3_600_000, id).toBeLessThanOrEqual(6);
    if (action === "upgrade_to_performance_mode") expect(computed, id).toBe(false);
  }
});

test("an operator's trigger serves beside the carried ones", () => {
  write("low_mood", written("mood < 0.2 and steps < 0.5 * baseline(steps)"));
  expect(said()).toEqual([]);
  expect(loadTriggers(contentFolder, [pack]).map(({ id }) => id)).toContain("low_mood");
});

test.each<[string, string, string]>([
  [
    "an unknown metric",
    written("glucose < 5"),
    "triggers/low_mood.yaml:3: triggers-hold: when: there is no metric glucose",
  ],
  [
    "a circle",
    written("low", "let:\n  low: lower or mood < 0.2\n  lower: low\n"),
    "triggers/low_mood.yaml:3: triggers-hold: when: low → lower → low goes in a circle",
  ],
  [
    "a broken part",
    written("low", "let:\n  low: mood <\n"),
    "triggers/low_mood.yaml:6: triggers-hold: let.low: the end at 7 where a figure or a condition should be",
  ],
  [
    "two kinds of variability",
    written("hrv_rmssd < baseline(hrv_sdnn)"),
    "triggers/low_mood.yaml:3: triggers-hold: when: rmssd is not compared with sdnn",
  ],
  [
    "nothing of the present",
    written("baseline(mood) < 0.2"),
    "triggers/low_mood.yaml:3: triggers-hold: when: looks at nothing that is so at present",
  ],
  [
    "raising on a single metric",
    written("mood > 0.8 and previous(mood, 1 h) > 0.8").replace(
      "reduce_intensity_by_50_percent",
      "upgrade_to_performance_mode",
    ),
    "triggers/low_mood.yaml:3: triggers-hold: when: nothing is raised on a single metric",
  ],
  [
    "raising on what was computed",
    written("mood > 0.8 and readiness_score > 0.8", "computed: true\n").replace(
      "reduce_intensity_by_50_percent",
      "upgrade_to_performance_mode",
    ),
    "triggers/low_mood.yaml:5: triggers-hold: computed: nothing is raised on what was computed here",
  ],
  [
    "an action that there is not",
    written("mood < 0.2").replace("reduce_intensity_by_50_percent", "send_a_text"),
    'triggers/low_mood.yaml:4: shape: action: Invalid option: expected one of "switch_to_recovery_activities"|"reduce_intensity_by_50_percent"|"prioritize_recovery_activities"|"upgrade_to_performance_mode"',
  ],
  [
    "values older than six hours",
    written("mood < 0.2", "fresh_minutes: 400\n"),
    "triggers/low_mood.yaml:5: shape: fresh_minutes: Too big: expected number to be <=360",
  ],
  [
    "another name",
    written("mood < 0.2").replace("low_mood", "other_mood"),
    "triggers/low_mood.yaml:1: name: the file of other_mood carries another name",
  ],
])("refused with file, line and rule: %s", (_rule, text, expected) => {
  write("low_mood", text);
  expect(said()).toEqual([expected]);
  expect(() => loadTriggers(contentFolder, [pack])).toThrow(expected);
});

test("a file that refers to itself in YAML is refused", () => {
  write("low_mood", `let: &all { low: mood < 0.2, all: *all }\n${written("low")}`);
  expect(said().length).toBeGreaterThan(0);
});

test("no pack takes an id that there is", () => {
  write("energy_drop", readFileSync(`${contentFolder}/triggers/energy_drop.yaml`, "utf8"));
  expect(() => loadTriggers(contentFolder, [pack])).toThrow("shadows-nothing: there is a trigger energy_drop already");
});
