import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { textsFit } from "./texts-fit.ts";

test.each([
  ["technique.grounding.look.say", 400],
  ["technique.grounding.look.option.yes", 40],
  ["technique.grounding.look.head", 60],
  ["technique.grounding.name", 60],
  ["report.legal_help", 40],
  ["track.community.name", 40],
  ["track.community.phase.mastery", 40],
  ["track.community.icon", 8],
  ["milestone.first_letter.celebrate", 160],
  ["milestone.first_letter.name", 60],
  ["next.community.mastery.0", 80],
  ["because.idle", 140],
  ["tracks.explain", 700],
])("%s has at most %i characters, marks not counted", (path, most) => {
  expect(saidOfText(textsFit, `<b>${"a".repeat(most)}</b>`, "en", path)).toBe(0);
  expect(saidOfText(textsFit, "a".repeat(most + 1), "en", path)).toBe(1);
});
