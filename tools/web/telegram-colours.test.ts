import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brightness, darkUpTo, lightFrom, telegramColours } from "../../web/ui/telegram-colours.ts";

const source = readFileSync(new URL("../../web/app/tokens.css", import.meta.url), "utf8");
const written = ["ink", "soft", "accent", "warm", "goals", "day", "self", "child", "talks", "together"];

describe("Telegram's colours", () => {
  test("the grounds that are taken carry everything that is written, 4.5 to 1", () => {
    for (const name of written) {
      const [, light = "", dark = ""] =
        new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`, "u").exec(source) ?? [];
      expect([name, (lightFrom + 0.05) / (brightness(light) + 0.05) >= 4.5]).toEqual([name, true]);
      expect([name, (brightness(dark) + 0.05) / (darkUpTo + 0.05) >= 4.5]).toEqual([name, true]);
    }
  });

  test.each([
    [
      "its light theme is taken as it is",
      { bg_color: "#ffffff", secondary_bg_color: "#efeff4" },
      { scheme: "light", paper: "#efeff4", card: "#ffffff" },
    ],
    [
      "and its dark one",
      { bg_color: "#17212b", secondary_bg_color: "#232e3c" },
      { scheme: "dark", paper: "#232e3c", card: "#17212b" },
    ],
    [
      "a theme in which words would be hard to read gives only light or dark",
      { bg_color: "#c05050" },
      { scheme: "dark", paper: undefined, card: undefined },
    ],
    ["nor is anything taken that is no colour", { bg_color: "red; background: url(x)" }, undefined],
    ["and nothing where there is none", {}, undefined],
  ])("%s", (_rule, theme, taken) => {
    expect(telegramColours(theme)).toEqual(taken);
  });
});
