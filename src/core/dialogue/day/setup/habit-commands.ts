import { type HabitRecord, emptyRecord } from "../../../mastery/habit-record.ts";
import { type Day, newDay } from "../../../day/day.ts";
import { exclusionsOf, type Exclusion } from "../../../day/eligible.ts";
import type { Habit, HabitCategory, HabitId } from "../../../day/habit.ts";
import { taughtTo } from "../../../lessons/taught.ts";
import type { FreeText } from "../../../text/free-text.ts";
import { localDate } from "../../../time/local-date.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { onDay } from "../plan/day-turn.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision, DecisionContext, LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { categoriesReply, categoryReply, excludedReply, habitReply } from "./habit-views.ts";
import { deny, entry, say } from "../../turn/outcome.ts";

/** The library of habits: to look at, to like, to bring back. */

/** A person's day, or one that has not begun: so that whoever only looks around begins nothing. */
function lookedAt(snapshot: Snapshot, context: Pick<LookContext, "now">): Day {
  const date = localDate(context.now, snapshot.person.timeZone);
  return snapshot.day ?? newDay("foundation_builder", context.now, date);
}

/** Why a habit is not for this person today, all reasons, in the order of day.md; nothing where it may be planned. */
export function exclusionsFor(snapshot: Snapshot, habit: Habit, context: LookContext): readonly Exclusion[] {
  const day = lookedAt(snapshot, context);
  const date = snapshot.day
    ? dayDateOf({ ...snapshot, day: snapshot.day }, context)
    : localDate(context.now, snapshot.person.timeZone);
  return exclusionsOf(habit, { day, library: context.library.day, date, timeZone: snapshot.person.timeZone });
}

export function list(
  before: Snapshot,
  category: HabitCategory | undefined,
  from: number | undefined,
  context: DecisionContext,
): Decision {
  const all = [...context.library.day.habits.values()];
  if (category === undefined) return say(before, categoriesReply(new Set(all.map((habit) => habit.category))));
  const ofCategory = all
    .filter((habit) => habit.category === category)
    .toSorted((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
  return say(before, categoryReply(category, ofCategory, from, before.pages));
}

export function show(before: Snapshot, id: HabitId, context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  if (!habit) return deny(before, "habit_not_found", { say: "habit.not_found", buttons: [[todayButton]] });
  return say(
    before,
    habitReply(
      habit,
      before.day?.habits[id],
      exclusionsFor(before, habit, context),
      taughtTo(habit, before.day?.intake),
    ),
  );
}

/** Reasons that only say "not today" or "later" are no news; what is left out for good is. */
const lasting: readonly Exclusion["code"][] = [
  "contraindication",
  "age",
  "no_gentle_way",
  "never",
  "place",
  "equipment",
];

export function excluded(before: Snapshot, from: number | undefined, context: DecisionContext): Decision {
  const { archetype } = lookedAt(before, context);
  const found = [...context.library.day.habits.values()]
    .filter((habit) => habit.archetypes.includes(archetype))
    .flatMap((habit) => {
      const why = exclusionsFor(before, habit, context).find(({ code }) => lasting.includes(code));
      return why ? [{ habit, why }] : [];
    });
  return say(before, excludedReply(found, from, before.pages));
}

function withRecord(on: OnDay, id: HabitId, change: Partial<HabitRecord>): OnDay {
  const record: HabitRecord = { ...(on.day.habits[id] ?? emptyRecord), ...change };
  return { ...on, day: { ...on.day, habits: { ...on.day.habits, [id]: record } } };
}

/** "Never" is for good until the person takes it back. */
export function allow(before: Snapshot, id: HabitId, context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  if (!habit) return deny(before, "habit_not_found", { say: "habit.not_found", buttons: [[todayButton]] });
  const started = onDay(before, context);
  const record = started.after.day.habits[id];
  if (!record?.never && record?.notBefore === undefined) return say(started.after, { say: "habit.allowed" });
  return {
    after: withRecord(started.after, id, { never: false, notBefore: undefined }),
    replies: [{ say: "habit.allowed", buttons: [[todayButton]] }],
    journal: [...started.journal, entry("habit_allowed", { rule: "person_said", inputs: { habit: id } })],
  };
}

/** More than this is no note any more. */
const longestNote = 2000;

/** A person's own words about a habit, kept with how it goes. */
export function note(before: Snapshot, id: HabitId, words: FreeText, context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  if (!habit) return deny(before, "habit_not_found", { say: "habit.not_found", buttons: [[todayButton]] });
  const text = words.trim();
  if (text.length > longestNote)
    return deny(before, "invalid", { say: "habit.note_too_long", with: { most: longestNote } });
  const started = onDay(before, context);
  const { note: _was, ...record } = started.after.day.habits[id] ?? emptyRecord;
  const noted: HabitRecord = text === "" ? record : { ...record, note: text };
  const { day } = started.after;
  return {
    after: { ...started.after, day: { ...day, habits: { ...day.habits, [id]: noted } } },
    replies: [{ say: text === "" ? "habit.note_gone" : "habit.noted" }],
    journal: [...started.journal, entry("habit_noted", { rule: "person_said", inputs: { habit: id } })],
  };
}

/** How much a habit is liked: counts when the next day is chosen. */
export function rate(before: Snapshot, id: HabitId, rating: number, context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  if (!habit) return deny(before, "habit_not_found", { say: "habit.not_found", buttons: [[todayButton]] });
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return deny(before, "invalid", { say: "habit.not_found" });
  const started = onDay(before, context);
  return {
    after: withRecord(started.after, id, { rating }),
    replies: [{ say: "habit.rated", buttons: [[todayButton]] }],
    journal: [...started.journal, entry("habit_rated", { rule: "person_said", inputs: { habit: id, rating } })],
  };
}
