import { describe, expect, test } from "vitest";
import { clockIn, clockText, spanIn } from "./clock-text.ts";

describe("a time in a person's words", () => {
  test.each([
    ["7:30", "07:30"],
    ["7.30", "07:30"],
    ["07-30", "07:30"],
    ["7", "07:00"],
    ["в 7 утра", "07:00"],
    ["11 вечера", "23:00"],
    ["10:30 pm", "22:30"],
    ["12 am", "00:00"],
    ["24:00", "00:00"],
    ["23:59", "23:59"],
  ])("%s is %s", (said, clock) => {
    const minutes = clockIn(said);
    expect(minutes === undefined ? undefined : clockText(minutes)).toBe(clock);
  });

  test.each(["", "утром", "25:00", "7:75", "7 или 8", "a".repeat(50)])("%s is no time", (said) => {
    expect(clockIn(said)).toBeUndefined();
  });
});

describe("a stretch of time in a person's words", () => {
  test.each([
    ["9-18", 540, 1080],
    ["с 9 до 18:30", 540, 1110],
    ["from 22:00 to 6", 1320, 360],
    ["13:00–14:00", 780, 840],
    ["9 am to 5 pm", 540, 1020],
  ])("%s", (said, from, to) => {
    expect(spanIn(said)).toEqual({ from, to });
  });

  test.each(["9", "9-9", "до 18", "с утра до вечера", "1-2-3", ""])("%s is none", (said) => {
    expect(spanIn(said)).toBeUndefined();
  });
});
