import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { readTechniqueFiles } from "#content/techniques.ts";
import { readTracks } from "#content/tracks.ts";
import { saidOfContent } from "../journey-fixture.ts";
import { tracksAlwaysOffer } from "./tracks-always-offer.ts";

const techniques = readTechniqueFiles(contentFolder);
const pack = readTracks(contentFolder);
const words = { ru: "Слово", en: "Word" };
const withUpkeep = (upkeep: (typeof pack.tracks)["community"]["upkeep"]) =>
  saidOfContent(tracksAlwaysOffer, {
    techniques,
    tracks: { ...pack, tracks: { ...pack.tracks, community: { ...pack.tracks.community, upkeep } } },
  });

test("the pack as it is always has something to offer", () => {
  expect(saidOfContent(tracksAlwaysOffer, { techniques, tracks: pack })).toEqual([]);
});

test("a list without anything gentle, or nothing for the safety-only path, or one thing twice", () => {
  const story = { technique: "share_story", easy: true, words } as const;
  expect(withUpkeep([{ ...story, easy: false }])).toEqual(["community, upkeep: nothing gentle"]);
  expect(withUpkeep([story, story])).toEqual(["community, upkeep: something is offered twice"]);
  expect(withUpkeep([{ technique: "message_other_parent", easy: true, words }])).toEqual([
    "community, upkeep: nothing for the safety-only path in the first weeks",
  ]);
  const played = { report: "quest_completed", easy: true, minutes: 5, words } as const;
  expect(withUpkeep([played])).toHaveLength(1);
});

test("an exercise that never comes up", () => {
  const [checkin] = techniques.filter(({ technique }) => technique.id === "emotional_checkin");
  if (!checkin) throw new Error("no check-in");
  const moved = { ...checkin, technique: { ...checkin.technique, track: "negotiation" as const } };
  expect(saidOfContent(tracksAlwaysOffer, { techniques: [...techniques, moved], tracks: pack })).toEqual([
    "negotiation: emotional_checkin never comes up",
  ]);
});
