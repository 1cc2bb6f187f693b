import type { Because } from "../because.ts";
import type { Instant } from "../time/instant.ts";
import { plusDays } from "../time/local-date.ts";
import { instantAt } from "../time/wall-time.ts";
import { type BlockTemplate, type DayTemplate, type Version, versions } from "./block.ts";
import { overlap, united, without } from "./intervals.ts";
import { cheapest, type Choice, type Wanted } from "./place-blocks-search.ts";
import type { DroppedBlock, PlannedBlock } from "./plan.ts";
import type { Interval, WakingDay } from "./schedule.ts";

/** Why a block stands where it stands, or does not. */
export const blockRules = [
  "block_as_wished",
  "block_moved",
  "block_shortened",
  "block_dropped_work",
  "block_dropped_meals",
  "block_dropped_busy",
  "block_dropped_block",
  "block_dropped_dependency",
  "block_dropped_too_late",
  "block_dropped_day_too_short",
] as const;
type BlockBecause = Because & { readonly rule: (typeof blockRules)[number] };

const minuteMs = 60_000;
const rasterMinutes = 5;
/** Standing off the five minutes of a clock is as bad as this much displacement. */
const offRaster = 10;
/**
 * Costs in strict order: to leave a block out is worse than any shortening, to shorten it worse than any displacement;
 * among those alike one block counts more than seven of the next lower importance. Sums stay below 2^53.
 */
const shortenUnit = 2 ** 14;
const dropUnit = 2 ** 31;
const rank = (importance: number) => 8 ** (Math.min(Math.max(importance, 1), 5) - 1);

const obstacleKinds = ["work", "meals", "busy"] as const;
type ObstacleKind = (typeof obstacleKinds)[number];
type Obstacles = Readonly<Record<ObstacleKind, readonly Interval[]>>;

/** A block with what it can choose from, in whole minutes since the epoch. */
interface Wish {
  readonly block: BlockTemplate;
  readonly version: Version;
  readonly at: number;
  readonly obstacles: Obstacles;
  readonly free: readonly Interval[];
}

const inMinutes = ({ from, to }: Interval): Interval => ({
  from: Math.ceil(from / minuteMs),
  to: Math.floor(to / minuteMs),
});
const outwards = ({ from, to }: Interval): Interval => ({
  from: Math.floor(from / minuteMs),
  to: Math.ceil(to / minuteMs),
});

/** When a block would begin by its template on a day. */
export function wishedStart({ start }: BlockTemplate, day: WakingDay): Instant {
  if ("afterWake" in start) return day.from + start.afterWake * minuteMs;
  if ("beforeSleep" in start) return day.to - start.beforeSleep * minuteMs;
  // A day that runs past midnight sees some times of the clock only on the next date.
  const [own, next] = [day.date, plusDays(day.date, 1)].map((date) => instantAt(date, start.clock, day.timeZone));
  const outside = (at = 0) => Math.max(day.from - at, at - day.to, 0);
  return (outside(next) < outside(own) ? next : own) ?? day.from;
}

/** What a block cannot stand on: one that eating belongs to may stand on meals and in their break from work. */
export function obstaclesOf(
  { aroundMeal, duringWork }: Pick<BlockTemplate, "aroundMeal" | "duringWork">,
  all: Obstacles,
): Obstacles {
  const meals = aroundMeal ? [] : all.meals;
  if (duringWork) return { ...all, meals, work: [] };
  return { ...all, meals, work: aroundMeal ? without(all.work, all.meals) : all.work };
}

/** The versions from the one that was meant down to the low one, where each is shorter than the one before. */
function lengthsOf({ minutes }: BlockTemplate, version: Version): readonly (readonly [Version, number])[] {
  const down = versions.slice(0, versions.indexOf(version) + 1).toReversed();
  return down.flatMap((each, n) =>
    n === 0 || minutes[each] < Math.min(...down.slice(0, n).map((longer) => minutes[longer]))
      ? [[each, minutes[each]] as const]
      : [],
  );
}

const displacement = ({ at, block }: Wish, from: number): number =>
  block.importance * (Math.abs(from - at) + (from % rasterMinutes === 0 ? 0 : offRaster));

/** Every start worth trying for one length: the wished one, the five minutes of the clock, and the edges of what is free. */
function startsOf({ at, block, free }: Wish, minutes: number): readonly number[] {
  const starts = new Set<number>();
  for (const { from, to } of free) {
    const first = Math.max(from, at - block.flexibility);
    const last = Math.min(to - minutes, at + block.flexibility);
    if (first > last) continue;
    starts.add(first).add(last);
    if (at >= first && at <= last) starts.add(at);
    for (let start = Math.ceil(first / rasterMinutes) * rasterMinutes; start <= last; start += rasterMinutes)
      starts.add(start);
  }
  return [...starts];
}

function choicesOf(wish: Wish, index: number): readonly (readonly Choice[])[] {
  return lengthsOf(wish.block, wish.version).map(([, minutes], notches) =>
    startsOf(wish, minutes).map((from) => ({
      block: index,
      from,
      minutes,
      cost: notches * rank(wish.block.importance) * shortenUnit + displacement(wish, from),
    })),
  );
}

/** Each block's own best, where they happen to leave each other in peace: so it is on most days. */
function undisturbed(best: readonly (Choice | undefined)[], wanted: readonly Wanted[]): readonly Choice[] | undefined {
  const all = best.filter((choice) => choice !== undefined).toSorted((a, b) => a.from - b.from);
  if (all.length < best.length) return undefined;
  let [end, behind] = [Number.NEGATIVE_INFINITY, 0];
  for (const { block, from, minutes } of all) {
    const need = wanted[block]?.needs ?? 0;
    if (from < end || (behind & need) !== need) return undefined;
    [end, behind] = [from + minutes, behind | (1 << block)];
  }
  return all;
}

/**
 * Places a template's blocks into a waking day: each as near to its wished start as it can, at most its flexibility away,
 * clear of work, meals, busy times and each other, after the blocks that it depends on, on five minutes of the clock
 * where possible. What does not fit gets shorter; if it still does not, it is left out, least important first, and so is
 * what depends on it. Among all ways the one with the smallest displacement, weighted by importance, is taken. With
 * `from` later than waking only what can still begin from then on is placed, and nothing waits for what is over. The same input gives the same day.
 */
export function placeBlocks(
  template: DayTemplate,
  day: WakingDay,
  from: Instant = day.from,
): { readonly blocks: readonly PlannedBlock[]; readonly dropped: readonly DroppedBlock[] } {
  const open = inMinutes({ from: Math.max(from, day.from), to: day.to });
  const all: Obstacles = {
    work: united(day.work.map(outwards)),
    meals: united(day.meals.map(outwards)),
    busy: united(day.busy.map(outwards)),
  };
  const wishes = template.blocks.map(({ block, version }): Wish => {
    const obstacles = obstaclesOf(block, all);
    const taken = united(obstacleKinds.flatMap((kind) => obstacles[kind]));
    const at = Math.round(wishedStart(block, day) / minuteMs);
    return { block, version, at, obstacles, free: without([open], taken) };
  });
  const bits = new Map(wishes.map(({ block }, n) => [block.id, 1 << n]));
  const choices = wishes.map(choicesOf);
  const past = new Set(wishes.filter((wish) => hasPassed(wish, day, open)).map(({ block }) => block.id));
  const wanted = wishes.map(({ block: { dependencies, importance } }) => ({
    needs: dependencies.reduce((mask, id) => (past.has(id) ? mask : mask | (bits.get(id) ?? 0)), 0),
    dropCost: rank(importance) * dropUnit,
  }));
  const chosen = decided(wanted, choices);

  const placed = chosen.map((choice) => {
    const wish = wishes[choice.block] as Wish;
    const [as] = lengthsOf(wish.block, wish.version).find(([, minutes]) => minutes === choice.minutes) ?? [
      wish.version,
    ];
    return { choice, as, wish };
  });
  const blocks = placed.map(({ choice, as, wish }): PlannedBlock => {
    const { id, energy, flexibility, dependencies } = wish.block;
    const because = whyHere(wish, choice, as, placed);
    const span = { from: choice.from * minuteMs, to: (choice.from + choice.minutes) * minuteMs };
    return { id, ...span, energy, version: as, flexibility, dependencies, because };
  });
  const outcome = { placed, wishes: wishes.filter(({ block }) => !past.has(block.id)), whole: inMinutes(day), open };
  const dropped = wishes.flatMap((wish, n): readonly DroppedBlock[] => {
    if (chosen.some(({ block }) => block === n)) return [];
    const fitsAlone = choices[n]?.some((some) => some.length > 0) === true;
    return [{ id: wish.block.id, because: whyDropped(wish, fitsAlone, outcome) }];
  });
  return { blocks, dropped };
}

/** Whether a block could have begun today, but not any more: what comes after it need not wait for what is over. */
function hasPassed({ at, block }: Wish, day: WakingDay, open: Interval): boolean {
  const latest = at + block.flexibility;
  return open.from * minuteMs > day.from && latest < open.from && latest * minuteMs >= day.from;
}

/** First what asks for no search, then all blocks at the length that was meant, and only then with shorter ones and fewer. */
function decided(wanted: readonly Wanted[], choices: readonly (readonly (readonly Choice[])[])[]): readonly Choice[] {
  const asMeant = choices.map(([first = []]) => first);
  const best = asMeant.map((some) =>
    some.reduce<Choice | undefined>((least, each) => (least && least.cost <= each.cost ? least : each), undefined),
  );
  const free = undisturbed(best, wanted);
  if (free) return free;
  if (!best.includes(undefined)) {
    const chosen = cheapest(wanted, asMeant.flat());
    if (chosen.length === wanted.length) return chosen;
  }
  return cheapest(wanted, choices.flat(2));
}

type Placed = { readonly choice: Choice; readonly wish: Wish };
const spanOf = ({ choice: { from, minutes } }: Placed): Interval => ({ from, to: from + minutes });
const shared = (one: Interval, others: readonly Interval[]): number =>
  others.reduce((sum, other) => sum + Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)), 0);

/** Which kind of obstacle takes most of a stretch of time, if any takes some. */
function mostIn(stretch: Interval, obstacles: Obstacles): ObstacleKind | undefined {
  const taken = obstacleKinds.map((kind) => shared(stretch, obstacles[kind]));
  const most = Math.max(...taken);
  return most > 0 ? obstacleKinds[taken.indexOf(most)] : undefined;
}

/** What is said of a block that has its place: how far it moved, in minutes, and around what. */
function whyHere(wish: Wish, choice: Choice, as: Version, placed: readonly Placed[]): BlockBecause {
  const moved = choice.from - wish.at;
  const meant = wish.block.minutes[wish.version];
  if (moved === 0 && as === wish.version) return { rule: "block_as_wished" };
  const wished = { from: wish.at, to: wish.at + meant };
  const kind = mostIn(wished, wish.obstacles);
  const other = placed.find((each) => each.wish !== wish && overlap(wished, spanOf(each)));
  const around = kind ? { around: kind } : other ? { around: "block", block: other.wish.block.id } : { around: "day" };
  if (as === wish.version) return { rule: "block_moved", inputs: { moved, ...around } };
  return { rule: "block_shortened", inputs: { moved, minutes: choice.minutes, meant, ...around } };
}

/** What came of a day's wishes: in the whole of it and in what of it is still to come. */
interface Outcome {
  readonly placed: readonly Placed[];
  readonly wishes: readonly Wish[];
  readonly whole: Interval;
  readonly open: Interval;
}

/** What is said of a block that has none: the one thing that stood in its way most. */
function whyDropped(wish: Wish, fitsAlone: boolean, { placed, wishes, whole, open }: Outcome): BlockBecause {
  const { block, at } = wish;
  const isPlaced = ({ block: { id } }: Wish) => placed.some((each) => each.wish.block.id === id);
  const missing = wishes.find((each) => block.dependencies.includes(each.block.id) && !isPlaced(each));
  if (missing) return { rule: "block_dropped_dependency", inputs: { block: missing.block.id } };
  const minutes = Math.min(...lengthsOf(block, wish.version).map(([, each]) => each));
  const reach = { from: at - block.flexibility, to: at + block.flexibility + minutes };
  if (fitsAlone) {
    const distance = (each: Placed) => Math.abs(each.choice.from + each.choice.minutes / 2 - at - minutes / 2);
    const nearest = placed.toSorted((a, b) => distance(a) - distance(b))[0];
    return { rule: "block_dropped_block", inputs: { block: nearest?.wish.block.id ?? block.id } };
  }
  const fits = (awake: Interval) => Math.min(reach.to, awake.to) - Math.max(reach.from, awake.from) >= minutes;
  if (!fits(whole)) return { rule: "block_dropped_day_too_short", inputs: { minutes } };
  if (!fits(open)) return { rule: "block_dropped_too_late", inputs: { minutes } };
  const kind = mostIn({ from: Math.max(reach.from, open.from), to: Math.min(reach.to, open.to) }, wish.obstacles);
  return { rule: `block_dropped_${kind ?? "busy"}`, inputs: { minutes } };
}
