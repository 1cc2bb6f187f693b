import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";

const strength = (text: string): string => loadCrisisScreen(contentFolder).screen(text).strength;

/** What the parents whom the tracks are for write every day: it is grief, and nobody is told to lock a door. */
describe("a child who was taken away and a parent who does not answer are no danger by themselves", () => {
  test.each([
    "бывшая увезла сына в другой город и не отвечает",
    "жена забрала детей и уехала к матери, трубку не берет",
    "бывшая забрала дочку на каникулы и не отвечает",
    "my ex moved my boys to indiana in march without asking",
    "ex took my son to another city and does not answer",
  ])("%s", (text) => {
    expect(["none", "quiet"]).toContain(strength(text));
  });

  test.each([
    "он пьяный увез дочку и не отвечает",
    "он увез сына силой и угрожал",
    "he took my son drunk and is not answering",
  ])("danger beside it is heard: %s", (text) => {
    expect(["open", "loud"]).toContain(strength(text));
  });
});
