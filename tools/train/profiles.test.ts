import { expect, test } from "vitest";
import { spokenOf } from "#coach/offline/topic-model.ts";
import { likeness } from "#core/text/profiles.ts";
import { profilesOf } from "./sayings.ts";

const line = (label: string, locale: string, text: string) => ({ texts: spokenOf(text, ""), label, locale, weight: 1 });
const profiles = profilesOf([
  line("tap", "en", "the kitchen tap drips all night"),
  line("tap", "en", "washer gone, water everywhere"),
  line("tap", "en", "plumber wants a hundred for a leak"),
  line("tap", "ru", "кран на кухне течёт"),
  line("video", "en", "teach my mum to video call"),
  line("video", "en", "gran cannot find the green button on her tablet"),
  line("video", "ru", "научить бабушку видеозвонкам"),
]);
const alike = (title: string, description = "") =>
  Object.fromEntries(
    profiles.labels.map((label, at) => [label, likeness(profiles, spokenOf(title, description))[at] ?? 0]),
  );

test("words that never stood in one saying are known together", () => {
  const { tap, video } = alike("plumber and a washer for the kitchen");
  expect(tap).toBeGreaterThan(0.3);
  expect(video).toBeLessThan((tap ?? 0) / 3);
});

test("each language is laid together by itself, so that many lines of one do not drown a line of the other", () => {
  expect(alike("кран течёт")["tap"]).toBeGreaterThan(alike("drips all night")["tap"] ?? 1);
});

test("what is told beside a title counts less than the title", () => {
  const beside = alike("that noise", "the tap drips")["tap"] ?? 0;
  expect(beside).toBeGreaterThan(0);
  expect(alike("the tap drips")["tap"]).toBeGreaterThan(beside);
});

test("what has no word in common is not alike at all", () => {
  expect(alike("quantum")).toEqual({ tap: 0, video: 0 });
});
