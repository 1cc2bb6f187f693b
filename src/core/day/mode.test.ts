import { expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import { type ModeInput, modeOf, modeRules } from "./mode.ts";

const today = "2026-11-24" as LocalDate;
const hour = 3_600_000;
const woken = Date.UTC(2026, 10, 24, 7);
const input = (changes: Partial<ModeInput>): ModeInput => ({
  choice: undefined,
  readiness: undefined,
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
  [0.1, 0.35, "low"],
  [0.25, 0.425, "low"],
  [0.39, 0.495, "low"],
  [0.4, 0.5, "medium"],
  [0.5, 0.55, "medium"],
  [0.75, 0.675, "medium"],
  [0.9, 0.75, "medium"],
  [0.95, 0.775, "high"],
] as const)("yesterday's energy of %d counts as %d today: %s", (value, _faded, mode) => {
  expect(modeOf(input({ energy: { value, at: woken - 10 * hour } }))).toEqual({
    mode,
    because: { rule: "mode_energy_yesterday", confidence: 0.4 },
  });
});

test("a reason names no figure of the body: a plan stays when the consent goes", () => {
  for (const at of [woken, woken - 10 * hour])
    expect(modeOf(input({ energy: { value: 0.3, at } })).because).not.toHaveProperty("inputs");
  expect(modeOf(input({ readiness: 0.3 })).because).not.toHaveProperty("inputs");
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
