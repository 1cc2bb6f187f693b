import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locales } from "#core/person/person.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import { actionTypes, milestoneTypes } from "#core/tracks/action.ts";
import { suggestionRules, suggestNext } from "#core/tracks/suggest.ts";
import { trackIds, trackPhases } from "#core/tracks/track.ts";
import { dayAt, journeyWith } from "#test/fakes/journeys.ts";
import { contentFolder } from "./content-folder.ts";
import { loadTechniques } from "./techniques.ts";
import { loadTexts } from "./texts.ts";
import { loadTracks, readTracks, tracksFileSchema } from "./tracks.ts";

const techniques = loadTechniques(contentFolder);
const pack = loadTracks(contentFolder, techniques);
const texts = loadTexts(contentFolder);

test("every exercise is there, and a folder without one of them does not load", () => {
  expect(Object.keys(techniques.techniques).sort()).toEqual([...techniqueIds].sort());
  expect(techniques.riddles.length).toBeGreaterThan(100);
  const folder = mkdtempSync(join(tmpdir(), "waymark-content-"));
  try {
    cpSync(join(contentFolder, "techniques"), join(folder, "techniques"), { recursive: true });
    rmSync(join(folder, "techniques", "grounding.yaml"));
    expect(() => loadTechniques(folder)).toThrow("no file for grounding");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("next actions keep their order, and take their minutes from the exercise where they name none", () => {
  const written = readTracks(contentFolder).tracks.self_work.next.awareness;
  expect(pack.next.self_work.awareness.map(({ action }) => action)).toEqual(
    written.map((each) =>
      "technique" in each ? { kind: "technique", technique: each.technique } : { kind: "report", action: each.report },
    ),
  );
  for (const next of Object.values(pack.next).flatMap((phases) => Object.values(phases).flat())) {
    if (next.action.kind === "technique")
      expect(next.minutes).toBe(techniques.techniques[next.action.technique].minutes);
    expect(next.minutes).toBeGreaterThan(0);
  }
});

test("every path that the core can point to has words in both languages", () => {
  const paths = [
    ...techniqueIds.flatMap((id) => ["name", "about", "finish"].map((part) => `technique.${id}.${part}`)),
    ...Object.values(techniques.techniques).flatMap(({ id, steps }) =>
      steps.flatMap((step) => [
        `technique.${id}.${step.id}.say`,
        ...(step.keep ? [`technique.${id}.${step.id}.head`] : []),
        ...("options" in step.ask
          ? step.ask.options.map((each) => `technique.${id}.${step.id}.option.${each.id}`)
          : []),
      ]),
    ),
    ...techniques.riddles.flatMap(({ id }) => [`riddle.${id}.question`, `riddle.${id}.answer`]),
    ...trackIds.flatMap((track) => [
      ...["name", "icon", "about", "complete", "keepsake"].map((part) => `track.${track}.${part}`),
      ...trackPhases.map((phase) => `track.${track}.phase.${phase}`),
      ...trackPhases.flatMap((phase) => pack.next[track][phase].map(({ words }) => words.ref)),
      ...pack.upkeep[track].map(({ words }) => words.ref),
    ]),
    ...milestoneTypes.flatMap((type) => [`milestone.${type}.name`, `milestone.${type}.celebrate`]),
    ...suggestionRules.map((rule) => `because.${rule}`),
    ...pack.reports.map((action) => `report.${action}`),
    "tracks.explain",
  ];
  for (const locale of locales) {
    expect(paths.filter((path) => (texts[locale].get(path) ?? "") === "")).toEqual([]);
  }
  expect(pack.reports.every((action) => actionTypes.includes(action))).toBe(true);
});

test("each track always has a next action, in any phase, whatever the contact and however long ago", () => {
  for (const track of trackIds) {
    for (const percent of [0, 25, 50, 75, 100]) {
      for (const gate of ["open", "safety"] as const) {
        for (const recent of [true, false]) {
          const journey = journeyWith({ [track]: { percent } });
          const around = {
            now: dayAt(1).at,
            pack,
            gate,
            recent,
            drafts: [],
            weak: false,
            goalTracks: [],
            ...techniques,
          };
          const { words, action } = suggestNext(journey, track, around);
          expect(texts.ru.has(words.ref)).toBe(true);
          if (action.kind === "technique" && gate === "safety") {
            expect(techniques.techniques[action.technique].gate).not.toBe("closed");
          }
        }
      }
    }
  }
});

test("a milestone without words, or an icon's absence, is refused", () => {
  const written = readTracks(contentFolder);
  const { first_checkin: _, ...others } = written.milestones;
  expect(tracksFileSchema.safeParse({ ...written, milestones: others }).success).toBe(false);
  const { icon: __, ...plain } = written.tracks.community;
  expect(tracksFileSchema.safeParse({ ...written, tracks: { ...written.tracks, community: plain } }).success).toBe(
    false,
  );
});
