import fc from "fast-check";
import { expect, test } from "vitest";
import { tries } from "#test/setup/tries.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime } from "../time/wall-time.ts";
import { type BlockId, type BlockTemplate, type DayTemplate, type Version, versions } from "./block.ts";
import { energies } from "./energy.ts";
import { overlap, without } from "./intervals.ts";
import { blockRules, placeBlocks } from "./place-blocks.ts";
import type { Weekday } from "../time/weekday.ts";
import { emptySchedule, type Interval, type Schedule, type WakingDay } from "./schedule.ts";
import { wakingDay } from "./waking-day.ts";

const date = "2026-11-24" as LocalDate;
const zone = "Europe/Berlin";
const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const dayOf = (changes: Partial<Schedule>, busy: readonly Interval[] = []): WakingDay =>
  wakingDay(
    { ...emptySchedule, wake: at("07:00"), sleep: at("23:00"), ...changes },
    { wake: 0, sleep: 1 },
    date,
    zone,
    busy,
  );
const events = (...spans: readonly string[]): Partial<Schedule> => ({
  fixed: spans.map((each, n) => {
    const [from = "", to = ""] = each.split("-");
    return { id: String(n), name: "", days: [1, 2, 3, 4, 5, 6, 7], at: span(from, to) };
  }),
});
const block = (
  id: string,
  start: string | BlockTemplate["start"],
  usual: number,
  more: Partial<BlockTemplate> = {},
): BlockTemplate => ({
  id: id as BlockId,
  archetype: "foundation_builder",
  start: typeof start === "string" ? { clock: at(start) } : start,
  minutes: { low: Math.round(usual / 2), usual, high: usual * 2 },
  energy: "low",
  flexibility: 30,
  importance: 3,
  dependencies: [],
  habits: [],
  ...more,
});
const template = (blocks: readonly BlockTemplate[], version: Version = "usual"): DayTemplate => ({
  name: "t",
  mode: "medium",
  blocks: blocks.map((each) => ({ block: each, version })),
});
const clock = (instant: number) => {
  const { minutes } = wallTime(instant, zone);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};
const shown = (placed: ReturnType<typeof placeBlocks>) => ({
  blocks: placed.blocks.map(({ id, from, to }) => `${id} ${clock(from)}-${clock(to)}`),
  dropped: placed.dropped.map(({ id, because }) => `${id} ${because.rule.replace("block_dropped_", "")}`),
});
const id = (text: string) => [text as BlockId];

test.each<[string, readonly BlockTemplate[], Partial<Schedule>, readonly string[], readonly string[]]>([
  [
    "on a free day each block stands where it wants to",
    [block("a", { afterWake: 0 }, 60), block("b", "12:00", 60), block("c", { beforeSleep: 120 }, 60)],
    {},
    ["a 07:00-08:00", "b 12:00-13:00", "c 21:00-22:00"],
    [],
  ],
  ["a block moves out of the way of an event", [block("a", "10:00", 30)], events("09:00-10:20"), ["a 10:20-10:50"], []],
  ["whichever way is nearer", [block("a", "10:00", 30)], events("10:20-11:00"), ["a 09:50-10:20"], []],
  [
    "not further than it may: rather it gets shorter",
    [block("a", "10:00", 60)],
    events("09:00-10:00", "10:40-12:00"),
    ["a 10:00-10:30"],
    [],
  ],
  [
    "and what is still too long is left out",
    [block("a", "10:00", 60)],
    events("09:00-10:05", "10:25-12:00"),
    [],
    ["a busy"],
  ],
  [
    "a block with no leeway stands exactly or not at all",
    [block("a", "10:00", 30, { flexibility: 0 })],
    events("09:00-10:01"),
    [],
    ["a busy"],
  ],
  [
    "of two that want the same hour the less important one moves",
    [
      block("a", "10:00", 40, { importance: 2, flexibility: 40 }),
      block("b", "10:00", 40, { importance: 4, flexibility: 40 }),
    ],
    {},
    ["a 09:20-10:00", "b 10:00-10:40"],
    [],
  ],
  [
    "where moving is not enough, the less important one gets shorter",
    [block("a", "10:00", 40, { importance: 4 }), block("b", "10:00", 40, { importance: 1, flexibility: 40 })],
    events("08:00-10:00", "11:00-12:00"),
    ["a 10:00-10:40", "b 10:40-11:00"],
    [],
  ],
  [
    "and where that is not enough, it is left out",
    [block("a", "10:00", 40, { importance: 2 }), block("b", "10:00", 40, { importance: 4 })],
    events("08:00-10:00", "10:35-12:00"),
    ["b 10:00-10:20"],
    ["a block"],
  ],
  [
    "one important block outweighs two lesser ones",
    [
      block("a", "10:00", 30, { importance: 2, flexibility: 0 }),
      block("b", "10:30", 30, { importance: 2, flexibility: 0 }),
      block("c", "10:00", 60, { importance: 3, flexibility: 0, minutes: { low: 60, usual: 60, high: 60 } }),
    ],
    {},
    ["c 10:00-11:00"],
    ["a block", "b block"],
  ],
  [
    "a block waits for what it depends on",
    [block("a", "10:00", 30, { dependencies: id("b") }), block("b", "10:10", 30)],
    {},
    ["b 09:40-10:10", "a 10:10-10:40"],
    [],
  ],
  [
    "and is left out with it",
    [block("a", "10:00", 30, { dependencies: id("b") }), block("b", "10:10", 30, { flexibility: 0 })],
    events("10:10-10:30"),
    [],
    ["a dependency", "b busy"],
  ],
  [
    "what the day does not have is nothing to wait for",
    [block("a", "10:00", 30, { dependencies: id("z") })],
    {},
    ["a 10:00-10:30"],
    [],
  ],
  [
    "two that wait for each other are both left out",
    [block("a", "10:00", 30, { dependencies: id("b") }), block("b", "12:00", 30, { dependencies: id("a") })],
    {},
    [],
    ["a dependency", "b dependency"],
  ],
  ["nothing stands in working hours", [block("a", "10:00", 30)], { work: span("09:00", "17:00") }, [], ["a work"]],
  [
    "save what is work",
    [block("a", "10:00", 30, { duringWork: true })],
    { work: span("09:00", "17:00") },
    ["a 10:00-10:30"],
    [],
  ],
  [
    "but then beside the meal",
    [block("a", "12:00", 60, { duringWork: true })],
    { work: span("09:00", "17:00"), meals: { lunch: span("12:30", "13:00") } },
    ["a 11:30-12:30"],
    [],
  ],
  [
    "a block keeps clear of meals",
    [block("a", "12:00", 30, { flexibility: 10 })],
    { meals: { lunch: span("11:30", "13:00") } },
    [],
    ["a meals"],
  ],
  [
    "save where eating belongs to it",
    [block("a", "12:00", 60, { aroundMeal: true })],
    { meals: { lunch: span("12:30", "13:00") } },
    ["a 12:00-13:00"],
    [],
  ],
  [
    "at work such a block has the break",
    [block("a", "12:00", 60, { aroundMeal: true })],
    { work: span("09:00", "17:00"), meals: { lunch: span("12:15", "12:45") } },
    ["a 12:15-12:45"],
    [],
  ],
  [
    "a day may be too short for a block",
    [block("a", { afterWake: 120 }, 30)],
    { wake: at("07:00"), sleep: at("08:00") },
    [],
    ["a day_too_short"],
  ],
  [
    "somebody awake for half an hour has half an hour",
    [block("a", { afterWake: 0 }, 60), block("b", { beforeSleep: 60 }, 60)],
    { wake: at("07:00"), sleep: at("07:30") },
    ["a 07:00-07:30"],
    ["b block"],
  ],
  [
    "a day from an odd minute on keeps to five minutes all the same",
    [block("a", { afterWake: 0 }, 30)],
    { wake: at("07:03") },
    ["a 07:05-07:35"],
    [],
  ],
  [
    "unless there is no room for that",
    [block("a", { afterWake: 0 }, 30)],
    { wake: at("07:03"), sleep: at("07:33") },
    ["a 07:03-07:33"],
    [],
  ],
  [
    "after midnight the clock goes on",
    [block("a", "00:30", 30)],
    { wake: at("12:00"), sleep: at("03:00") },
    ["a 00:30-01:00"],
    [],
  ],
])("%s", (_rule, blocks, changes, expected, dropped) => {
  expect(shown(placeBlocks(template(blocks), dayOf(changes)))).toEqual({ blocks: expected, dropped });
});

test("begun in the middle of the day, what follows a block that is over comes all the same", () => {
  const day = template([
    block("a", "10:00", 30),
    block("b", "12:00", 30, { dependencies: id("a") }),
    block("c", "14:00", 30, { dependencies: id("b") }),
  ]);
  const from = (time: string) => shown(placeBlocks(day, dayOf({}), instantAt(date, at(time), zone)));
  expect(from("11:00")).toEqual({ blocks: ["b 12:00-12:30", "c 14:00-14:30"], dropped: ["a too_late"] });
  expect(shown(placeBlocks(day, dayOf(events("09:00-11:30")), instantAt(date, at("10:10"), zone)))).toEqual({
    blocks: [],
    dropped: ["a busy", "b dependency", "c dependency"],
  });
});

test("a long version gets shorter by one notch before it gets shorter by two", () => {
  const long = template([block("a", "10:00", 60, { flexibility: 0 })], "high");
  const versionOf = (end: string) => placeBlocks(long, dayOf(events(`${end}-22:00`))).blocks[0]?.version;
  expect([versionOf("12:00"), versionOf("11:30"), versionOf("10:40")]).toEqual(["high", "usual", "low"]);
});

test("a version that is no shorter is not tried", () => {
  const same = block("a", "10:00", 60, { flexibility: 0, minutes: { low: 60, usual: 60, high: 60 } });
  expect(shown(placeBlocks(template([same], "high"), dayOf(events("10:59-22:00")))).dropped).toEqual(["a busy"]);
});

test.each([
  ["what can still begin is planned", "10:00", ["a 10:00-10:30", "b 12:00-12:30"], []],
  ["also a little later than wished", "10:20", ["a 10:20-10:50", "b 12:00-12:30"], []],
  ["what cannot begin any more is left out", "10:31", ["b 12:00-12:30"], ["a too_late"]],
  ["after sleep nothing begins", "23:30", [], ["a too_late", "b too_late"]],
  ["before waking the whole day is planned", "03:00", ["a 10:00-10:30", "b 12:00-12:30"], []],
])("planned anew, %s", (_rule, from, blocks, dropped) => {
  const two = template([block("a", "10:00", 30), block("b", "12:00", 30)]);
  expect(shown(placeBlocks(two, dayOf({}), instantAt(date, at(from), zone)))).toEqual({ blocks, dropped });
});

test.each<[string, Partial<BlockTemplate>, Partial<Schedule>, object]>([
  ["stands where it was wished", {}, {}, { rule: "block_as_wished" }],
  ["moved around an event", {}, events("09:00-10:20"), { rule: "block_moved", inputs: { moved: 20, around: "busy" } }],
  [
    "moved before work",
    {},
    { work: span("10:20", "18:00") },
    { rule: "block_moved", inputs: { moved: -10, around: "work" } },
  ],
  [
    "moved into the day",
    { start: { clock: at("06:45") } },
    {},
    { rule: "block_moved", inputs: { moved: 15, around: "day" } },
  ],
  [
    "got shorter",
    { flexibility: 5 },
    events("10:15-22:00"),
    { rule: "block_shortened", inputs: { moved: 0, minutes: 15, meant: 30, around: "busy" } },
  ],
])("a block says why: it %s", (_rule, more, changes, because) => {
  const { blocks } = placeBlocks(template([block("a", "10:00", 30, more)]), dayOf(changes));
  expect(blocks[0]?.because).toEqual(because);
});

test("a block that made way for another says for which", () => {
  const two = template([block("a", "10:00", 30, { importance: 1 }), block("b", "10:00", 30)]);
  const [moved] = placeBlocks(two, dayOf({})).blocks;
  expect(moved?.because).toEqual({ rule: "block_moved", inputs: { moved: -30, around: "block", block: "b" } });
});

test("a template of more blocks than a day can weigh is a mistake in the content", () => {
  const many = template(Array.from({ length: 13 }, (_, n) => block(`b${n}`, "10:00", 30)));
  expect(() => placeBlocks(many, dayOf({}))).toThrow("at most 12");
});

const anyClock = fc.integer({ min: 0, max: 1439 });
const anyZone = fc.constantFrom(
  zone,
  "UTC",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Africa/Casablanca",
);
/** Ordinary dates, both changes of the clocks in several zones, and a leap day. */
const anyDate = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((days) => plusDays("2020-01-01" as LocalDate, days)),
  fc.constantFrom(
    ...([
      "2026-03-28",
      "2026-03-29",
      "2026-10-24",
      "2026-10-25",
      "2026-03-08",
      "2026-11-01",
      "2026-04-05",
      "2026-10-04",
      "2028-02-29",
    ] as LocalDate[]),
  ),
);
const anySpan = fc.record({ from: anyClock, to: anyClock });
const shortSpan = fc
  .record({ from: anyClock, length: fc.integer({ min: 1, max: 120 }) })
  .map(({ from, length }) => ({ from, to: (from + length) % 1440 }));
const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    wake: fc.option(anyClock, { nil: undefined }),
    sleep: fc.option(anyClock, { nil: undefined }),
    work: fc.option(anySpan, { nil: undefined }),
    meals: fc.record({ breakfast: shortSpan, lunch: shortSpan, dinner: shortSpan }, { requiredKeys: [] }),
    fixed: fc.array(
      shortSpan.map((each) => ({ id: "e", name: "", days: [1, 2, 3, 4, 5, 6, 7] as Weekday[], at: each })),
      { maxLength: 5 },
    ),
    shifts: fc.option(
      fc.constantFrom(
        {
          startsOn: "2020-01-01" as LocalDate,
          pattern: ["night", "off"],
          kinds: { night: { wake: at("14:00"), sleep: at("08:00"), work: span("22:00", "06:00") } },
        },
        {
          startsOn: "2020-01-01" as LocalDate,
          pattern: ["short"],
          kinds: { short: { wake: at("12:00"), sleep: at("12:30"), work: undefined } },
        },
      ),
      { nil: undefined },
    ),
  })
  .map((changes) => ({ ...emptySchedule, ...changes }));
const anyStart: fc.Arbitrary<BlockTemplate["start"]> = fc.oneof(
  fc.integer({ min: 0, max: 900 }).map((afterWake) => ({ afterWake })),
  fc.integer({ min: 0, max: 900 }).map((beforeSleep) => ({ beforeSleep })),
  anyClock.map((each) => ({ clock: each })),
);
const anyBlock = fc
  .record({
    start: anyStart,
    lengths: fc.array(fc.integer({ min: 5, max: 180 }), { minLength: 3, maxLength: 3 }),
    energy: fc.constantFrom(...energies),
    flexibility: fc.constantFrom(0, 10, 15, 30, 60, 120, 240),
    importance: fc.integer({ min: 1, max: 5 }),
    aroundMeal: fc.boolean(),
    duringWork: fc.boolean(),
    needs: fc.subarray([0, 1, 2, 3, 4, 5]),
    version: fc.constantFrom(...versions),
  })
  .map(({ start, lengths, needs, version, ...rest }) => ({ start, lengths, needs, version, rest }));
const anyTemplate: fc.Arbitrary<DayTemplate> = fc.array(anyBlock, { minLength: 1, maxLength: 6 }).map((made) => ({
  name: "t",
  mode: "medium",
  blocks: made.map(({ start, lengths, needs, version, rest }, n) => {
    const [low = 5, usual = 5, high = 5] = lengths.toSorted((a, b) => a - b);
    // Each waits only for earlier ones, so that there is no circle; few blocks wait for many.
    const dependencies = needs.filter((need) => need < n && (need + n) % 3 === 0).map((need) => `b${need}` as BlockId);
    return { block: block(`b${n}`, start, usual, { ...rest, minutes: { low, usual, high }, dependencies }), version };
  }),
}));
const anyCase = fc.record({
  template: anyTemplate,
  schedule: anySchedule,
  on: anyDate,
  timeZone: anyZone,
  later: fc.option(fc.nat(1500), { nil: undefined }),
});
const hours = { wake: at("07:30"), sleep: at("22:30") };

test("whatever the day: no overlap, time awake only, dependencies first, leeway kept, nothing lost, and the same again", () => {
  fc.assert(
    fc.property(anyCase, ({ template: made, schedule, on, timeZone, later }) => {
      const day = wakingDay(schedule, hours, on, timeZone, []);
      const from = later === undefined ? day.from : day.from + later * 60_000;
      const { blocks, dropped } = placeBlocks(made, day, from);
      expect(placeBlocks(made, day, from)).toEqual({ blocks, dropped });
      expect([...blocks, ...dropped].map((each) => each.id).toSorted()).toEqual(
        made.blocks.map((each) => each.block.id).toSorted(),
      );
      for (const each of dropped) expect(blockRules).toContain(each.because.rule);
      for (const [n, placed] of blocks.entries()) {
        const meant = made.blocks.find((each) => each.block.id === placed.id);
        if (!meant) throw new Error("a block from nowhere");
        expect(placed.from >= day.from && placed.from >= from && placed.to <= day.to).toBe(true);
        expect((placed.to - placed.from) / 60_000).toBe(meant.block.minutes[placed.version]);
        expect(versions.indexOf(placed.version)).toBeLessThanOrEqual(versions.indexOf(meant.version));
        expect(placed.from % 60_000).toBe(0);
        expect(Math.abs(Number(placed.because.inputs?.["moved"] ?? 0))).toBeLessThanOrEqual(meant.block.flexibility);
        const { start, flexibility } = meant.block;
        const near = (wish: number) => Math.abs(placed.from - wish) <= flexibility * 60_000;
        if ("afterWake" in start) expect(near(day.from + start.afterWake * 60_000)).toBe(true);
        else if ("beforeSleep" in start) expect(near(day.to - start.beforeSleep * 60_000)).toBe(true);
        else expect([0, 1].some((more) => near(instantAt(plusDays(on, more), start.clock, timeZone)))).toBe(true);
        for (const other of blocks.slice(n + 1)) expect(overlap(placed, other)).toBe(false);
        for (const dependency of placed.dependencies) {
          const first = blocks.find((each) => each.id === dependency);
          // What is over by now is waited for by nothing.
          if (first) expect(first.to <= placed.from).toBe(true);
          else if (made.blocks.some((each) => each.block.id === dependency)) expect(from > day.from).toBe(true);
        }
        const work = meant.block.aroundMeal ? without(day.work, day.meals) : day.work;
        const obstacles = [
          ...day.busy,
          ...(meant.block.aroundMeal ? [] : day.meals),
          ...(meant.block.duringWork ? [] : work),
        ];
        expect(obstacles.some((each) => overlap(placed, each))).toBe(false);
        expect(placed.because.rule.startsWith("block_dropped")).toBe(false);
      }
    }),
    { numRuns: tries(4000) },
  );
});

test("no other way of placing the blocks loses less or moves them less", () => {
  const small = fc.record({
    start: fc.integer({ min: 0, max: 18 }),
    length: fc.integer({ min: 1, max: 8 }),
    flexibility: fc.constantFrom(0, 10, 20, 40),
    importance: fc.integer({ min: 1, max: 5 }),
  });
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  fc.assert(
    fc.property(fc.array(small, { minLength: 2, maxLength: 4 }), fc.nat(14), (wanted, busyAt) => {
      const busy = at("07:00") + busyAt * 5;
      const day = dayOf({
        sleep: at("09:00"),
        fixed: [{ id: "e", name: "", days: [2], at: { from: busy, to: busy + 15 } }],
      });
      const blocks = wanted.map(({ start, length, flexibility, importance }, n) => {
        const minutes = length * 5;
        return block(`b${n}`, { afterWake: start * 5 }, minutes, {
          flexibility,
          importance,
          minutes: { low: minutes, usual: minutes, high: minutes },
        });
      });
      // Every way there is, by trying each block at each five minutes and nowhere.
      let least: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
      const walk = (n: number, placed: readonly Interval[], lost: number, moved: number) => {
        if (lost > least[0] || (lost === least[0] && moved >= least[1])) return;
        const next = blocks[n];
        if (!next) {
          least = [lost, moved];
          return;
        }
        const wish = day.from + ("afterWake" in next.start ? next.start.afterWake : 0) * 60_000;
        for (let from = day.from; from + next.minutes.usual * 60_000 <= day.to; from += 5 * 60_000) {
          const here = { from, to: from + next.minutes.usual * 60_000 };
          const by = Math.abs(from - wish) / 60_000;
          if (by > next.flexibility || [...placed, ...day.busy].some((each) => overlap(each, here))) continue;
          walk(n + 1, [...placed, here], lost, moved + by * next.importance);
        }
        walk(n + 1, placed, lost + 8 ** next.importance, moved);
      };
      walk(0, [], 0, 0);
      const found = placeBlocks(template(blocks), day);
      const importance = (name: string) => blocks.find((each) => each.id === name)?.importance ?? 0;
      const lost = sum(found.dropped.map((each) => 8 ** importance(each.id)));
      const moved = sum(
        found.blocks.map((each) => Math.abs(Number(each.because.inputs?.["moved"] ?? 0)) * importance(each.id)),
      );
      expect([lost, moved]).toEqual(least);
    }),
    { numRuns: tries(400) },
  );
});
