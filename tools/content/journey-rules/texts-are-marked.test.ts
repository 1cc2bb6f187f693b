import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { textsAreMarked } from "./texts-are-marked.ts";

test.each(["Look around.", "<b>Look</b> around, and <b>listen</b>."])("%s is well marked", (text) => {
  expect(saidOfText(textsAreMarked, text, "en")).toBe(0);
});

test.each(["<b>Look around.", "Look</b> around.", "<i>Look</i> around.", "Look & listen.", "Look < listen.", "Look. "])(
  "%s is not",
  (text) => {
    expect(saidOfText(textsAreMarked, text, "en")).toBe(1);
  },
);
