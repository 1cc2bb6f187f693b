import { expect, test } from "vitest";
import { loadTexts } from "#content/texts.ts";
import { contentFolder } from "#content/content-folder.ts";
import { readTechniqueFiles } from "#content/techniques.ts";
import { readTracks } from "#content/tracks.ts";
import { saidOfContent } from "../journey-fixture.ts";
import { actionsLeadSomewhere } from "./actions-lead-somewhere.ts";

const techniques = readTechniqueFiles(contentFolder);
const tracks = readTracks(contentFolder);

test("with all exercises and reports, everything can be done", () => {
  expect(saidOfContent(actionsLeadSomewhere, { techniques, tracks })).toEqual([]);
});

test("an action without exercise and report, and a report without a label", () => {
  const without = techniques.filter(({ technique }) => technique.id !== "grounding");
  expect(saidOfContent(actionsLeadSomewhere, { techniques: without, tracks })).toEqual(["nothing leads to grounding"]);
  const silent = saidOfContent(actionsLeadSomewhere, { techniques, tracks: { ...tracks, reports: {} } });
  expect(silent).toContain("nothing leads to quest_completed");
  expect(silent.some((message) => message.endsWith("has no label to tell of it"))).toBe(true);
});

test("each label is there in both languages", () => {
  const texts = loadTexts(contentFolder);
  for (const action of Object.keys(tracks.reports)) {
    expect(texts.ru.has(`report.${action}`) && texts.en.has(`report.${action}`)).toBe(true);
  }
});
