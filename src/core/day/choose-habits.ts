import { habitMastery, stageOf } from "../mastery/mastery.ts";
import { hashText } from "../text/hash.ts";
import { daysBetween } from "../time/local-date.ts";
import { excusedOf } from "../mastery/excused.ts";
import { alikePoints, isAlike, liesDown } from "./alike.ts";
import { aimBalance, mostBalance } from "./aim.ts";
import { bigDayAt, restsAroundBigDay } from "./big-day.ts";
import { isStirredAt, soonestIn, stirs, wantsRest } from "./at-rest.ts";
import type { ChooseInput, Chosen, ChosenBy } from "./chosen.ts";
import { excluded, gentleOnly } from "./eligible.ts";
import { smallOnly } from "./twinges.ts";
import { breakMinutes, fitsSlot, isTooEarlyFor, lightOf, type SlotAround } from "./fits-slot.ts";
import type { Habit, HabitCategory, HabitId, Stage } from "./habit.ts";
import { isHardDay } from "./hard-day.ts";
import { nextToGrow } from "./next-to-grow.ts";
import { givingWay, restsThisWeek } from "./rotation.ts";
import type { Interval } from "./schedule.ts";
import { scoreBeside, scoreHabit, scoreInBlock, type ScoreParts, totalOf, turnsOf } from "./score.ts";
import { type Length, lengthOn, smallLengthOn } from "./dose.ts";
import { type Sized, sizeHabit, versionsFor } from "./size-habit.ts";
import type { Slot } from "./slot.ts";
import { isForBed } from "./to-bedtime.ts";
import { betweenRuns, comesTrained, isShortBefore, restsFrom, strengthEnough, tapered } from "./training.ts";
import { movingEnough } from "./wishes.ts";

const minuteMs = 60_000;
/** Habits a block holds at most. */
const habitsABlock = 2;
/** What it costs a habit that there is no room for its usual length. */
const squeezePoints = 60;
/** What comes newly with a day that grows takes at most so long, in minutes. */
const grownMinutes = 10;
/** The hardest habit of a first day. */
const firstDifficulty = 3;
const weekDays = 7;
const looksBack: ReadonlySet<HabitCategory> = new Set(["planning", "tracking"]);

/** What it counts that a habit was there before: a lot, or a little where there is a reason to change everything. */
const keptPoints: Readonly<Record<ChooseInput["change"], number>> = { none: 24, one: 24, free: 10 };

interface Candidate {
  readonly habit: Habit;
  readonly stage: Stage;
  readonly length: Length;
  readonly gentle: boolean;
  /** Done in its small version alone, whose length grows by itself. */
  readonly isSmall: boolean;
  readonly base: ScoreParts;
  readonly baseTotal: number;
  readonly tie: number;
  /** Whether it serves what the person wants of their days itself, or only helps along; where nothing was said, everything does. */
  readonly serves: Serving;
  /** What each block adds; undefined where the habit does not belong. */
  readonly inSlots: readonly ({ readonly parts: ScoreParts; readonly total: number } | undefined)[];
}

/** What is under way while a day is filled. */
interface Filling {
  readonly chosen: readonly Chosen[];
}

/** What belongs to this very day comes before what stays: the sleep before a first night, what a race is made of on its days, what an exam asks, rest on the eve of a big day. */
function ofTodayAlone(input: ChooseInput, candidates: readonly Candidate[]): readonly Chosen[] {
  if (input.count === 0) return [];
  const isEve = bigDayAt(input.day.schedule, input.date)?.days === 1;
  const own = candidates.filter(
    ({ habit, base }) =>
      habit.moments.includes("before_night") ||
      (base.race ?? 0) > 0 ||
      (base.exam ?? 0) > 0 ||
      (isEve && (base.big_day ?? 0) > 0),
  );
  const next = best(input, { chosen: [] }, own, () => true);
  return next ? [{ ...next, by: "habit_new" }] : [];
}

/** Which habits a day holds and in which block: first what is for this day alone, then those that stay, then the best of the others, then at most one change. The same input gives the same habits; ties go by a hash. */
export function chooseHabits(input: ChooseInput): readonly Chosen[] {
  const candidates = candidatesOf(input);
  const staying = new Set<HabitId>(input.stay);
  let filling: Filling = { chosen: ofTodayAlone(input, candidates) };
  if (input.change !== "free") filling = keepAll(input, candidates, staying, filling.chosen);
  const kept = filling.chosen.length;
  while (filling.chosen.length < input.count) {
    const grows = input.grown && kept > 0 && filling.chosen.length === input.count - 1;
    const next = best(input, filling, candidates, (candidate, sized) => {
      if (input.firstDay && candidate.habit.difficulty > firstDifficulty) return false;
      return !grows || sized.minutes <= grownMinutes;
    });
    if (!next) break;
    const stayed = staying.has(next.habit.id);
    const by: ChosenBy = stayed ? "habit_kept" : grows ? "habit_added" : "habit_new";
    filling = { chosen: [...filling.chosen, { ...next, by }] };
  }
  return input.change === "one" && kept > 0 ? changeOne(input, filling.chosen, candidates, kept) : filling.chosen;
}

/** The best habit for a block instead of one that the person does not want now; no longer than the room there is. */
export function chooseInstead(input: ChooseInput): Chosen | undefined {
  const next = best(input, { chosen: [] }, candidatesOf(input), () => true);
  return next && { ...next, by: "habit_instead" };
}

function candidatesOf(input: ChooseInput): readonly Candidate[] {
  const where = { ...input, light: lightOf(input.waking, input.library) };
  const excused = excusedOf(input.day);
  const firstWeek = daysBetween(input.day.startedOn, input.date) < weekDays - 1;
  // A first day is for what the person wants and what their day is made for; what their level grows by comes from the second on.
  const growth = input.firstDay ? input : { ...input, growing: nextToGrow(input.day, input.library) };
  const turns = turnsOf(growth);
  const scoring = { ...growth, turns, gave: givingWay(turns) };
  const last = Math.max(...input.slots.map(({ block }) => block.from));
  const hasSlept = input.day.intake?.codes.includes("recent_birth") === true ? 0 : sleptMinutes;
  const restsFromWaking = input.waking.from + hasSlept * minuteMs;
  const found: Candidate[] = [];
  for (const habit of input.library.habits.values()) {
    const gentle = gentleOnly(habit, input.day.intake);
    if (input.mode === "low" && habit.intensity === "high" && !gentle) continue;
    if (input.taken.includes(habit.id)) continue;
    // What leads over into sleep comes last: only from there can it go to the hour before it.
    const mayStand = ({ block }: Slot): boolean => !isForBed(habit) || block.from === last;
    const mayRest = ({ block }: Slot): boolean => block.from >= restsFromWaking || !liesDown(habit.id, input.library);
    const fits = input.slots.map((slot) => mayStand(slot) && mayRest(slot) && fitsSlot(habit, gentle, slot, where));
    if (!fits.includes(true)) continue;
    // What looks back on a week has a week to look back on.
    if (firstWeek && looksBack.has(habit.category) && habit.daysAWeek === 1) continue;
    if (restsThisWeek(input.day, habit, input.date) || restsFrom(habit, input)) continue;
    if (restsAroundBigDay(habit, input.day, input.date) || excluded(habit, input)) continue;
    const mastery = habitMastery(input.day.habits[habit.id], input.date, excused);
    const tried = (input.day.habits[habit.id]?.attempts ?? 0) > 0;
    const isSmall = smallOnly(habit, input.day.intake);
    const base = scoreHabit(habit, scoring);
    const isShut = isShutWhereWished(habit, input.slots, fits, where);
    const inSlots = input.slots.map((slot, at) => {
      if (!fits[at]) return undefined;
      const parts = scoreInBlock(habit, slot.template, slot.part, { ...input, isShut });
      return { parts, total: totalOf(parts) };
    });
    found.push({
      habit,
      gentle,
      base,
      baseTotal: totalOf(base),
      stage: stageOf(mastery),
      length: isSmall
        ? smallLengthOn(habit, input.day.doses?.[habit.id], input.date)
        : lengthOn(habit, input.day.doses?.[habit.id], mastery, tried, input.date, comesTrained(habit, input.day)),
      isSmall,
      tie: hashText(`${input.date}.${habit.id}`),
      serves: serving(habit.id, input),
      inSlots,
    });
  }
  return betweenRuns(found, input).map(({ points, ...each }) =>
    points === 0 ? each : { ...each, base: { ...each.base, between_runs: points }, baseTotal: each.baseTotal + points },
  );
}

/** Nobody lies down again so soon after waking, save with a newborn. */
const sleptMinutes = 90;

/** Whether it is too dark, or too early, for a habit wherever in the day it was wished for: another hour of the day is as welcome then. */
function isShutWhereWished(habit: Habit, slots: readonly Slot[], fits: readonly boolean[], where: SlotAround): boolean {
  const { parts } = where.day.schedule.exercise;
  const wished = slots.flatMap((slot, at) => (parts.includes(slot.part) ? [{ slot, fits: fits[at] === true }] : []));
  return wished.every((each) => !each.fits) && wished.some(({ slot }) => isTooEarlyFor(habit, slot, where));
}

/** What is more of the same by so much has no place in a day that holds two things. */
const tooMuch = -150;
/** So many things of a day may serve none of somebody's aims, and so many no aim in themselves. */
const most = { none: 1, beside: 2 } as const;
const shortDay = 3;
type Serving = "itself" | "beside" | "none";
function serving(id: HabitId, { day: { aims = [] }, library }: ChooseInput): Serving {
  const told = aims.filter((aim) => library.aims[aim].length > 0);
  const serves = told.filter((aim) => library.aims[aim].includes(id));
  if (told.length === 0 || serves.some((aim) => library.aimsBeside?.[aim].includes(id) !== true)) return "itself";
  return serves.length > 0 ? "beside" : "none";
}

/** What a day has had enough of: it is shorter rather than filled with what nobody asked for, though never empty. */
function enoughOf(input: ChooseInput, chosen: readonly Chosen[] | readonly Best[]): ReadonlySet<Serving> {
  if (chosen.length < shortDay) return new Set();
  const others = chosen.map(({ habit }) => serving(habit.id, input)).filter((each) => each !== "itself");
  if (others.length >= most.beside) return new Set(["beside", "none"]);
  return new Set(others.filter((each) => each === "none").length >= most.none ? ["none"] : []);
}

/** How a habit fits in a block beside what is chosen, as long as may be or as short; undefined where it does not. */
function sizeIn(
  input: ChooseInput,
  candidate: Candidate,
  at: number,
  chosen: readonly Chosen[],
  shortest = false,
): Sized | undefined {
  const slot = input.slots[at];
  if (!slot || !candidate.inSlots[at]) return undefined;
  const { habit, stage, gentle, length } = candidate;
  let { left, habits } = slot;
  for (const other of chosen) {
    if (other.slot !== at) continue;
    // Two of a kind one after the other are one thing said twice; only what stays and finds no other place stands so.
    if (!shortest && isAlike(habit.id, other.habit.id, input.library)) return undefined;
    left -= other.sized.minutes;
    habits += 1;
  }
  if (habits >= habitsABlock || comesStirred(input, habit, at, chosen)) return undefined;
  const soonest = soonestIn(habit, slot.block, input.waking.meals);
  left = Math.min(left, Math.floor((slot.block.to - soonest) / minuteMs));
  const { minutes: budget } = input.day.schedule.wishes ?? {};
  if (budget !== undefined)
    left = Math.min(left, Math.max(chosen.length === 0 ? candidate.habit.low : 0, budget - minutesOf(chosen)));
  if (slot.inWork === true) left = Math.min(left, breakMinutes);
  const { intake, schedule, growth } = input.day;
  const small = input.tiny || shortest || smallOnly(habit, intake) || isShortBefore(habit, schedule, input.date);
  const isRare = habit.daysAWeek < 3;
  // Around a big day nothing is longer than usual, however strong somebody is; the rest before a night of work is no shorter, however weak.
  const isCalm = bigDayAt(schedule, input.date) !== undefined;
  const raised = growth.raised.includes(habit.id) && !isHardDay(input.day, input.date);
  const wanted = small
    ? (["low"] as const)
    : isCalm || habit.moments.includes("before_night")
      ? versionsFor(input.mode === "low" && isCalm ? "low" : "medium", "usual", false, isRare)
      : versionsFor(input.mode, slot.block.version, raised, isRare);
  // Before a race nothing grows: it is a share of what has been done.
  const done = Math.min(length.usual, input.day.doses?.[habit.id]?.minutes ?? length.usual);
  const grownSmall = candidate.isSmall && !input.tiny && !shortest && input.mode !== "low";
  return wanted
    .map((version) => sizeHabit(habit, version, stage, gentle, length))
    .flatMap((sized) => (grownSmall && !gentle ? [{ ...sized, minutes: length.usual }, sized] : [sized]))
    .map((sized) => ({ ...sized, minutes: tapered(habit, sized.minutes, done, schedule, input.date) }))
    .find(({ minutes }) => minutes <= left);
}

/** Whether what is measured at rest would stand in a block after something that stirs, or that before it. In one block it comes first. */
function comesStirred(input: ChooseInput, habit: Habit, at: number, chosen: readonly Chosen[]): boolean {
  const blockOf = (slot: number): Interval => input.slots[slot]?.block ?? { from: 0, to: 0 };
  const others = chosen.filter(({ slot }) => slot !== at);
  if (wantsRest(habit)) {
    const begins = input.slots[at]?.begins ?? soonestIn(habit, blockOf(at), input.waking.meals);
    const stirring = others.filter((each) => stirs(each.habit)).map(({ slot }) => blockOf(slot));
    return isStirredAt(begins, [...(input.stirring ?? []), ...stirring]);
  }
  const rests = others.filter((each) => wantsRest(each.habit)).map(({ slot }) => blockOf(slot).from);
  return stirs(habit) && rests.some((begins) => isStirredAt(begins, [blockOf(at)]));
}

const minutesOf = (chosen: readonly Chosen[]): number => chosen.reduce((sum, { sized }) => sum + sized.minutes, 0);

function besideOf(
  input: ChooseInput,
  habit: Habit,
  at: number,
  chosen: readonly Chosen[],
  staying: boolean,
): ScoreParts {
  const categories = [...input.categories, ...chosen.map((each) => each.habit.category)];
  const inBlock = (input.slots[at]?.habits ?? 0) + chosen.filter(({ slot }) => slot === at).length;
  const there = chosen.map((each) => each.habit.id);
  const points = aimBalance(habit.id, there, input.day.aims ?? [], input.library);
  const strength = strengthEnough(habit, chosen);
  const isSmall = smallOnly(habit, input.day.intake);
  const enough = movingEnough(habit, chosen, input.day.schedule, isSmall) + strength;
  const balance: ScoreParts = points === 0 ? {} : { aim_balance: points };
  const alike = alikePoints(habit.id, chosen, input.library);
  const apart = scoreBeside(habit, categories, inBlock, staying ? keptPoints[input.change] : 0);
  return {
    ...apart,
    ...(alike === 0 ? {} : { category: (apart.category ?? 0) + alike }),
    ...balance,
    ...(enough === 0 ? {} : { moving_enough: enough }),
  };
}

type Best = Omit<Chosen, "by">;

function best(
  input: ChooseInput,
  { chosen }: Filling,
  candidates: readonly Candidate[],
  may: (candidate: Candidate, sized: Sized) => boolean,
): Best | undefined {
  let found: { pick: Best; total: number; tie: number } | undefined;
  const balance = input.day.aims === undefined ? 0 : mostBalance;
  const enough = enoughOf(input, chosen);
  for (const candidate of candidates) {
    const { habit, stage, tie } = candidate;
    const stays = input.stay.includes(habit.id);
    // What only helps along and was there yesterday is not taken out for being one too many.
    if (enough.has(candidate.serves) && !(stays && candidate.serves === "beside")) continue;
    // What is made for others fills no day that holds something.
    if (!stays && chosen.length > 0 && (candidate.base.meant_for ?? 0) < 0) continue;
    if (chosen.some((each) => each.habit.id === habit.id)) continue;
    for (const [slot] of input.slots.entries()) {
      const inSlot = candidate.inSlots[slot];
      if (!inSlot) continue;
      // What else is chosen takes points away, but for an aim that has nothing yet: so most need no closer look.
      const alone = candidate.baseTotal + inSlot.total;
      if (found && alone + balance + (stays ? keptPoints[input.change] : 0) < found.total) continue;
      const sized = sizeIn(input, candidate, slot, chosen);
      if (!sized || !may(candidate, sized)) continue;
      const squeezed = input.mode !== "low" && sized.minutes < candidate.length.usual && sized.version === "low";
      const beside = {
        ...besideOf(input, habit, slot, chosen, stays),
        ...(squeezed ? { squeezed: -squeezePoints } : {}),
      };
      // A second walk, or strength twice, is worth less than a shorter day.
      if (chosen.length > 1 && (beside.moving_enough ?? 0) <= tooMuch) continue;
      const total = alone + totalOf(beside);
      if (found && (total < found.total || (total === found.total && tie <= found.tie))) continue;
      const parts = { ...candidate.base, ...inSlot.parts, ...beside };
      found = { pick: { habit, slot, sized, stage, parts }, total, tie };
    }
  }
  return found?.pick;
}

/** All that stay and still find a place; where the best places leave one of them out, every way of placing them is tried. */
function keepAll(
  input: ChooseInput,
  candidates: readonly Candidate[],
  staying: ReadonlySet<HabitId>,
  first: readonly Chosen[],
): Filling {
  const able = candidates.filter(
    ({ habit }) => staying.has(habit.id) && !first.some((each) => each.habit.id === habit.id),
  );
  let chosen = first;
  const most = Math.min(input.count, first.length + able.length);
  while (chosen.length < most) {
    const next = best(input, { chosen }, able, () => true);
    if (!next) break;
    chosen = [...chosen, { ...next, by: "habit_kept" }];
  }
  return { chosen: chosen.length === most ? chosen : placeMost(input, able, most, first) };
}

/** A way of placing as many as possible, found by trying with their smallest versions, which then grow as far as there is room. */
function placeMost(
  input: ChooseInput,
  able: readonly Candidate[],
  most: number,
  first: readonly Chosen[],
): readonly Chosen[] {
  let found: readonly Chosen[] = first;
  const place = (index: number, chosen: readonly Chosen[]): void => {
    if (chosen.length > found.length) found = chosen;
    const candidate = able[index];
    if (found.length >= most || !candidate || chosen.length + able.length - index <= found.length) return;
    for (const [slot] of input.slots.entries()) {
      const sized = sizeIn(input, candidate, slot, chosen, true);
      if (!sized) continue;
      const beside = besideOf(input, candidate.habit, slot, chosen, true);
      const parts = { ...candidate.base, ...candidate.inSlots[slot]?.parts, ...beside };
      const { habit, stage } = candidate;
      place(index + 1, [...chosen, { habit, slot, sized, stage, parts, by: "habit_kept" }]);
    }
    place(index + 1, chosen);
  };
  place(0, first);
  return found.reduce((chosen, each) => {
    const others = chosen.filter(({ habit }) => habit.id !== each.habit.id);
    const candidate = able.find(({ habit }) => habit.id === each.habit.id);
    const sized = candidate && sizeIn(input, candidate, each.slot, others);
    return sized ? chosen.map((one) => (one.habit.id === each.habit.id ? { ...one, sized } : one)) : chosen;
  }, found);
}

/** One of those that stay goes where another is so much better that the change is worth it. */
function changeOne(
  input: ChooseInput,
  chosen: readonly Chosen[],
  candidates: readonly Candidate[],
  kept: number,
): readonly Chosen[] {
  if (chosen.length !== input.stay.length || kept < chosen.length) return chosen;
  let found: { readonly chosen: readonly Chosen[]; readonly gain: number } | undefined;
  for (const leaver of chosen.filter(({ by }) => by === "habit_kept")) {
    const rest = chosen.filter((each) => each !== leaver);
    const others = candidates.filter(({ habit }) => !input.stay.includes(habit.id));
    const pick = best(input, { chosen: rest }, others, () => true);
    if (!pick) continue;
    const beside = besideOf(input, leaver.habit, leaver.slot, rest, true);
    const gain = totalOf(pick.parts) - totalOf({ ...leaver.parts, ...cleared, ...beside });
    if (gain <= 0 || (found && gain <= found.gain)) continue;
    found = { gain, chosen: [...rest, { ...pick, by: "habit_varied" }] };
  }
  return found?.chosen ?? chosen;
}

const cleared: ScoreParts = { category: 0, spread: 0, kept: 0, aim_balance: 0, moving_enough: 0 };
