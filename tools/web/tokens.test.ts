import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brightness } from "../../web/ui/telegram-colours.ts";

const source = readFileSync(new URL("../../web/app/tokens.css", import.meta.url), "utf8");
const schemes = ["light", "dark"] as const;
const lights = ["day", "morning", "evening", "night", "arrived"] as const;
type Colours = ReadonlyMap<string, readonly [string, string]>;

/** Colours that a rule sets, each as `[light, dark]`. */
function coloursOf(selector: string): Colours {
  const start = source.indexOf(`${selector} {`);
  const rule = source.slice(start, source.indexOf("\n}", start));
  const pairs = rule.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu);
  return new Map([...pairs].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]]));
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [brightness(one), brightness(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const areas = ["goals", "day", "self", "child", "talks", "together"];
/** What is written on what. */
const pairs: readonly (readonly [string, readonly string[]])[] = [
  ["ink", ["paper", "card", "wash", "warm-wash", "lit-wash", "glow", "sky", "horizon"]],
  ["soft", ["paper", "card", "wash", "lit-wash", "glow"]],
  ["accent", ["paper", "card", "wash", "glow"]],
  ["warm", ["paper", "card", "warm-wash", "glow"]],
  ["face", ["card", "wash", "face-lowest", "face-low", "face-even", "face-high", "face-highest"]],
  ["accent-ink", ["accent", "accent-deep", ...areas]],
  ...areas.map((area) => [area, ["paper", "card", "glow", `${area}-wash`]] as const),
];

describe.each(lights)("in the light of %s", (light) => {
  const colours: Colours = new Map([
    ...coloursOf(":root"),
    ...(light === "day" ? [] : coloursOf(light === "arrived" ? ".arrived" : `:root[data-light="${light}"]`)),
  ]);
  test.each(schemes)("%s: whatever is written can be read, 4.5 to 1", (scheme) => {
    const of = (name: string): string => colours.get(name)?.[schemes.indexOf(scheme)] ?? `${name} is no colour`;
    const pale = pairs.flatMap(([text, grounds]) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(of(text), of(ground));
        return ratio >= 4.5 ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)}`];
      }),
    );
    expect(pale).toEqual([]);
  });
});

/** The lands that have a light of their own, whatever the hour. */
const lands = ["shore", "peaks", "ridges", "lone"];

test.each(schemes)(
  "%s: what is written in the sky of a land can be read, 4.5 to 1, and no two skies are the same",
  (scheme) => {
    const of = (colours: Colours, name: string): string =>
      colours.get(name)?.[schemes.indexOf(scheme)] ?? `${name} is no colour`;
    const ink = of(coloursOf(":root"), "ink");
    const skies = lands.map((land) => coloursOf(`.land-${land}`));
    const pale = skies.flatMap((colours, at) =>
      ["sky", "horizon"]
        .filter((name) => contrast(ink, of(colours, name)) < 4.5)
        .map((name) => `${lands[at]}: ${name}`),
    );
    expect(pale).toEqual([]);
    expect(new Set([coloursOf(":root"), ...skies].map((colours) => of(colours, "sky"))).size).toBe(lands.length + 1);
  },
);

/** Where a colour stands on the wheel, in degrees. */
function hueOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

test.each(schemes)("%s: help and each track have a hue of their own, thirty degrees from any other", (scheme) => {
  const colours = coloursOf(":root");
  const names = ["warm", "self", "child", "talks", "together"];
  const hues = names.map((name) => hueOf(colours.get(name)?.[schemes.indexOf(scheme)] ?? ""));
  const near = names.flatMap((name, at) =>
    names.slice(at + 1).flatMap((other, after) => {
      const apart = Math.abs((hues[at] ?? 0) - (hues[at + 1 + after] ?? 0));
      return Math.min(apart, 360 - apart) >= 30 ? [] : [`${name} and ${other}: ${apart.toFixed()}`];
    }),
  );
  expect(near).toEqual([]);
});
