import { expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import { type ModeInput, modeOf, modeRules } from "./mode.ts";

const today = "2026-11-24" as LocalDate;
const hour = 3_600_000;
const woken = Date.UTC(2026, 10, 24, 7);
const input = (changes: Partial<ModeInput>): ModeInput => ({
  choice: undefined,
  readiness: undefined,
  readinessBefore: undefined,
  energy: undefined,
  waking: { date: today, from: woken },
  now: woken + 2 * hour,
  ...changes,
});

test.each([
  [0, "low"],
  [0.1, "low"],
  [0.49, "low"],
  [0.4999, "low"],
  [0.5, "medium"],
  [0.6, "medium"],
  [0.75, "medium"],
  [0.7501, "high"],
  [0.95, "high"],
  [1, "high"],
] as const)("a figure of %d makes the day %s, be it readiness or energy", (value, mode) => {
  expect(modeOf(input({ readiness: value })).mode).toBe(mode);
  expect(modeOf(input({ energy: { value, at: woken } })).mode).toBe(mode);
});

test.each([
  [0.1, "low"],
  [0.25, "low"],
  [0.374, "low"],
  [0.375, "medium"],
  [0.5, "medium"],
  [0.75, "medium"],
  [0.9, "medium"],
  [0.95, "medium"],
  [1, "medium"],
] as const)("yesterday's figure of %d counts half, and never makes a day hard: %s", (value, mode) => {
  expect(modeOf(input({ energy: { value, at: woken - 10 * hour } }))).toEqual({
    mode,
    because: { rule: "mode_energy_yesterday", confidence: 0.4 },
  });
  expect(modeOf(input({ readinessBefore: value }))).toEqual({
    mode,
    because: { rule: "mode_readiness_yesterday", confidence: 0.5 },
  });
});

test("a reason names no figure of the body: a plan stays when the consent goes", () => {
  for (const at of [woken, woken - 10 * hour])
    expect(modeOf(input({ energy: { value: 0.3, at } })).because).not.toHaveProperty("inputs");
  expect(modeOf(input({ readiness: 0.3 })).because).not.toHaveProperty("inputs");
  expect(modeOf(input({ readinessBefore: 0.3 })).because).not.toHaveProperty("inputs");
});

test.each<[string, Partial<ModeInput>, string, string]>([
  ["nothing known is a medium day", {}, "medium", "mode_unknown"],
  [
    "the person's own word stands above all",
    { choice: { mode: "high", date: today }, readiness: 0.1, energy: { value: 0.1, at: woken } },
    "high",
    "mode_chosen",
  ],
  [
    "yesterday's word is spent",
    { choice: { mode: "high", date: "2026-11-23" as LocalDate }, energy: { value: 0.1, at: woken } },
    "low",
    "mode_energy",
  ],
  [
    "what is measured stands above strength that is felt",
    { readiness: 0.3, energy: { value: 0.95, at: woken } },
    "low",
    "mode_readiness",
  ],
  [
    "a tap of today makes a day lighter than what is measured",
    { readiness: 0.8, energy: { value: 0.1, at: woken } },
    "low",
    "mode_energy",
  ],
  [
    "a tap of yesterday does not stand against what is measured",
    { readiness: 0.8, energy: { value: 0.1, at: woken - 10 * hour } },
    "high",
    "mode_readiness",
  ],
  ["a tap before the usual waking is of today", { energy: { value: 0.1, at: woken - 4 * hour } }, "low", "mode_energy"],
  [
    "a tap of the night before is of yesterday",
    { energy: { value: 0.1, at: woken - 4 * hour - 1 } },
    "low",
    "mode_energy_yesterday",
  ],
  [
    "a tap of yesterday's waking is of yesterday",
    { energy: { value: 0.1, at: woken - 28 * hour } },
    "low",
    "mode_energy_yesterday",
  ],
  [
    "what was measured yesterday stands back behind what is measured or felt today",
    { readinessBefore: 0.1, readiness: 0.6 },
    "medium",
    "mode_readiness",
  ],
  [
    "a tap of today stands above what was measured yesterday",
    { readinessBefore: 0.1, energy: { value: 0.95, at: woken } },
    "high",
    "mode_energy",
  ],
  [
    "of yesterday's two the lighter counts, though it was only felt",
    { readinessBefore: 0.9, energy: { value: 0.1, at: woken - 10 * hour } },
    "low",
    "mode_energy_yesterday",
  ],
  [
    "and strength that was only felt says nothing against what was measured",
    { readinessBefore: 0.2, energy: { value: 0.95, at: woken - 10 * hour } },
    "low",
    "mode_readiness_yesterday",
  ],
  ["an older one is unknown", { energy: { value: 0.1, at: woken - 28 * hour - 1 } }, "medium", "mode_unknown"],
  [
    "a tap that has yet to be made is unknown",
    { energy: { value: 0.1, at: woken + 3 * hour } },
    "medium",
    "mode_unknown",
  ],
])("%s", (_rule, changes, mode, rule) => {
  const found = modeOf(input(changes));
  expect([found.mode, found.because.rule]).toEqual([mode, rule]);
  expect(modeRules).toContain(rule);
});

test.each([
  ["a middling tap leaves a gentle day gentle", 0.5, "low", "low"],
  ["a good one ends it", 0.75, "low", "medium"],
  ["a low one makes any day gentle", 0.25, "medium", "low"],
  ["a middling tap leaves a usual day usual", 0.5, "medium", "medium"],
] as const)("%s", (_rule, value, before, mode) => {
  const planned = { mode: before, because: { rule: "mode_energy_yesterday", confidence: 0.4 } } as const;
  expect(modeOf(input({ energy: { value, at: woken + hour }, planned })).mode).toBe(mode);
});
