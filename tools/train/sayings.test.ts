import { expect, test } from "vitest";
import { spokenOf } from "#coach/offline/topic-model.ts";
import { nearness } from "#core/text/sayings.ts";
import { indexSayings } from "./sayings.ts";

const index = indexSayings([
  { texts: spokenOf("teach my mum to video call", ""), label: "video" },
  { texts: spokenOf("научить бабушку видеозвонкам", ""), label: "video" },
  { texts: spokenOf("fix the kitchen tap", "it drips all night"), label: "tap" },
  { texts: spokenOf("починить кран на кухне", ""), label: "tap" },
]);
const near = (title: string, description = "") =>
  Object.fromEntries(index.labels.map((label, at) => [label, nearness(index, spokenOf(title, description))[at] ?? 0]));

test("the very words are nearest, in any form and with a slip of the hand", () => {
  expect(near("fix the kitchen tap")["tap"]).toBeGreaterThan(0.9);
  expect(near("видеозвонок для бабушки")["video"]).toBeGreaterThan(near("видеозвонок для бабушки")["tap"] ?? 0);
  expect(near("vidoe calls with mum")["video"]).toBeGreaterThan(0.1);
});

test("a description speaks too, and less than a title", () => {
  const beside = near("that noise", "the tap drips all night")["tap"] ?? 0;
  expect(beside).toBeGreaterThan(0.1);
  expect(near("the tap drips all night")["tap"]).toBeGreaterThan(beside);
});

test("what has no word in common is not near at all", () => {
  expect(near("quantum")).toEqual({ tap: 0, video: 0 });
});
