import { archetypeIds } from "#core/day/archetype.ts";
import type { BlockId, BlockTemplate, DayTemplate } from "#core/day/block.ts";
import { placeBlocks } from "#core/day/place-blocks.ts";
import { emptySchedule, type Schedule, type Weekday } from "#core/day/schedule.ts";
import { wakingDay } from "#core/day/waking-day.ts";
import { type LocalDate, plusDays } from "#core/time/local-date.ts";

/** How many days one core lays out in a second: `node bench/plan-blocks.ts`. Persons differ in zone, hours, work, meals, events and leeway. */
const persons = 10_000;
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"];
const defaults = { wake: 450, sleep: 1350 };
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function blockOf(n: number, person: number): BlockTemplate {
  const usual = [60, 90, 30, 60, 45, 30][n] ?? 30;
  return {
    id: `b${n}` as BlockId,
    archetype: archetypeIds[person % archetypeIds.length] ?? "foundation_builder",
    start:
      n === 0
        ? { afterWake: 0 }
        : n > 3
          ? { beforeSleep: 60 * (6 - n) + 60 }
          : { afterWake: n * 150 + (person % 7) * 10 },
    minutes: { low: usual / 2, usual, high: usual * 1.5 },
    energy: "medium",
    flexibility: [30, 60, 120, 15][(person + n) % 4] ?? 30,
    importance: 1 + ((person + n) % 5),
    dependencies: n === 5 ? ["b4" as BlockId] : [],
    habits: [],
    aroundMeal: n === 1,
  };
}
const templateOf = (person: number): DayTemplate => ({
  name: "bench",
  mode: "medium",
  blocks: Array.from({ length: 3 + (person % 4) }, (_, n) => ({ block: blockOf(n, person), version: "usual" })),
});
const scheduleOf = (person: number): Schedule => ({
  ...emptySchedule,
  wake: 300 + (person % 20) * 15,
  sleep: 1290 + (person % 10) * 15,
  ...(person % 3 === 0 ? {} : { work: { from: 540, to: 1020 } }),
  meals: person % 2 ? { lunch: { from: 750, to: 795 }, dinner: { from: 1140, to: 1185 } } : {},
  fixed: Array.from({ length: person % 5 }, (_, n) => ({
    id: String(n),
    name: "",
    days: everyDay,
    at: { from: (420 + n * 217 + person * 13) % 1400, to: (465 + n * 217 + person * 13) % 1400 },
  })),
});

const cases = Array.from({ length: persons }, (_, n) => ({
  template: templateOf(n),
  schedule: { ...scheduleOf(n), sleep: (scheduleOf(n).sleep ?? 0) % 1440 },
  timeZone: zones[n % zones.length] ?? "UTC",
  date: plusDays("2026-10-20" as LocalDate, n % 12),
}));
for (const round of ["cold", "warm", "warm"]) {
  const began = performance.now();
  let [blocks, moved, dropped, slowest] = [0, 0, 0, 0];
  for (const { template, schedule, timeZone, date } of cases) {
    const start = performance.now();
    const made = placeBlocks(template, wakingDay(schedule, defaults, date, timeZone, []));
    slowest = Math.max(slowest, performance.now() - start);
    blocks += made.blocks.length;
    dropped += made.dropped.length;
    moved += made.blocks.filter(({ because }) => because.rule !== "block_as_wished").length;
  }
  const seconds = (performance.now() - began) / 1000;
  const figures = {
    blocks,
    moved,
    dropped,
    aSecond: Math.round(persons / seconds),
    slowestMs: Number(slowest.toFixed(2)),
  };
  process.stdout.write(`${round}: ${JSON.stringify(figures)}\n`);
}
