import { expect, test } from "vitest";
import { type ArchetypeId, archetypeIds } from "#core/day/archetype.ts";
import { energyShares } from "#core/day/energy-shares.ts";
import { modes } from "#core/day/mode.ts";
import { placeBlocks } from "#core/day/place-blocks.ts";
import { emptySchedule } from "#core/day/schedule.ts";
import { wakingDay } from "#core/day/waking-day.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { contentFolder } from "./content-folder.ts";
import { loadDayLibrary } from "./day-library.ts";

const { archetypes } = loadDayLibrary(contentFolder);
const zone = "UTC";

function dayOf(id: ArchetypeId, mode: (typeof modes)[number]) {
  const { wake, sleep, templates } = archetypes[id];
  const waking = wakingDay(emptySchedule, { wake, sleep }, "2026-03-04" as LocalDate, zone, []);
  return { waking, ...placeBlocks(templates[mode], waking) };
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);

test.each([
  ["foundation_builder", "gentle_building", ["07:30-08:30", "12:00-13:00", "19:00-20:00"]],
  ["peak_performer", "optimization_protocol", ["05:00-06:30", "09:00-11:30", "14:00-14:30", "20:00-21:00"]],
] as const)("%s has the times of the brief where nobody says otherwise", (id, template, times) => {
  expect(archetypes[id].templates.medium.name).toBe(template);
  expect(dayOf(id, "medium").blocks.map(({ from, to }) => `${clock(from)}-${clock(to)}`)).toEqual(times);
});

const all = archetypeIds.flatMap((id) => modes.map((mode) => [id, mode] as const));

test.each(all)(
  "%s: a %s day that nothing stands in the way of has all its blocks where they were wished",
  (id, mode) => {
    const { blocks, dropped } = dayOf(id, mode);
    expect(dropped).toEqual([]);
    expect(blocks.map(({ because }) => because.rule)).toEqual(blocks.map(() => "block_as_wished"));
  },
);

test.each(all)("%s: the energy of a %s day is computed from its blocks, and its shares are one day", (id, mode) => {
  const { blocks, waking } = dayOf(id, mode);
  const { minutes, morning, midday, evening } = energyShares(blocks, waking);
  expect(minutes).toBe(blocks.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0));
  expect(morning + midday + evening).toBeCloseTo(1);
});

test.each(archetypeIds)("%s asks less on a low day and more on a high one", (id) => {
  const [low = 0, medium = 0, high = 0] = modes.map((mode) => {
    const { blocks, waking } = dayOf(id, mode);
    return energyShares(blocks, waking).minutes;
  });
  expect(low).toBeLessThan(medium);
  expect(medium).toBeLessThan(high);
});
