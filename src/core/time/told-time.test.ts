import { describe, expect, test } from "vitest";
import { toldTime } from "./told-time.ts";

const riga = "Europe/Riga";
const at = Date.parse("2026-07-01T05:30:00Z");

describe("a moment as it is told", () => {
  test.each([
    ["keeps its offset", "2026-07-01T07:30:00+02:00", at, 120],
    ["may have an offset without a colon", "2026-07-01 07:30:00+0200", at, 120],
    ["may have an offset of whole hours", "2026-07-01T02:30:00-03", at, -180],
    ["may lie at an odd offset", "2026-07-01T11:15:00+05:45", at, 345],
    ["in UTC has the clock of the person's own zone", "2026-07-01T05:30:00Z", at, 180],
    ["without an offset is what the clock there shows", "2026-07-01T08:30", at, 180],
    ["in winter has the offset of winter", "2026-12-01T08:30:00", Date.parse("2026-12-01T06:30:00Z"), 120],
    ["may have a part of a second", "2026-07-01T05:30:00.250999Z", at + 250, 180],
    ["may be of a clock that was never set", "1970-01-01T00:00:00+00:00", 0, 0],
    ["may be midnight at the end of a day", "2026-06-30T24:00:00+00:00", Date.parse("2026-07-01T00:00:00Z"), 0],
  ])("%s", (_rule, text, moment, offset) => {
    expect(toldTime(text, riga)).toEqual({ at: moment, offset });
  });

  test.each([
    ["", "2026-07-01", "07:30", "yesterday", "1751346600", "2026-02-30T10:00:00Z", "2026-13-01T10:00:00Z"],
    ["2026-07-01T25:00:00Z", "2026-07-01T10:61:00Z", "0001-01-01T00:00:00Z", "2026-07-01T10:00:00 CET", "NaN"],
  ])("is nothing else: %s, %s, %s, %s, %s", (...texts) => {
    expect(texts.map((text) => toldTime(text, riga))).toEqual(texts.map(() => undefined));
  });
});
