import {
  type OwnHabit,
  ownHabit,
  type OwnHabitId,
  type OwnHabitSaid,
  ownHabitsOf,
  ownLimits,
  ownProblem,
  ownUsual,
  withOutcome,
  withOwn,
  withoutOutcome,
} from "../../../day/own-habit.ts";
import { type OwnDraft, withImported } from "../../../day/own-import.ts";
import { ownInWords } from "../../../day/own-words.ts";
import { emptyRecord } from "../../../mastery/habit-record.ts";
import { excusedOf } from "../../../mastery/excused.ts";
import { type Harm, refusedOutright } from "../../../safety/harm.ts";
import { plainText } from "../../../text/plain-text.ts";
import { daysBetween, localDate, type LocalDate } from "../../../time/local-date.ts";
import { refuse } from "../../goals/new-goal.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision, DecisionContext, DenialCode, LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { deny, entry, nothing, say, waitFor } from "../../turn/outcome.ts";
import type { OwnMark } from "../../turn/setup-command.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { changed, living, onToday, withDay } from "../plan/day-change.ts";
import { mark as markTask } from "../plan/day-commands.ts";
import { askWordsReply, ownListReply, ownReply } from "./own-views.ts";

/** Habits that a person makes up: said in words or field by field, asked about risk once, and kept, changed and counted like the others. */

const dateNow = (snapshot: Snapshot, context: LookContext): LocalDate =>
  snapshot.day
    ? dayDateOf({ ...snapshot, day: snapshot.day }, context)
    : localDate(context.now, snapshot.person.timeZone);

const shown = (on: OnDay, own: OwnHabit, context: LookContext) =>
  ownReply(own, on.day, dayDateOf(on, context), on.person.locale);

export function ownHabits(before: Snapshot, from: number | undefined, context: DecisionContext): Decision {
  return say(before, ownListReply(before, from, dateNow(before, context)));
}

const gone = (before: Snapshot): Decision =>
  deny(before, "habit_not_found", { say: "own.not_found", buttons: [[todayButton]] });

/** Carries out something about one of them. */
function about(before: Snapshot, id: OwnHabitId, carryOut: (on: OnDay, own: OwnHabit) => Decision): Decision {
  const { day } = before;
  const own = day && ownHabit(day, id);
  return day && own ? carryOut({ ...before, day }, own) : gone(before);
}

export function show(before: Snapshot, id: OwnHabitId, context: DecisionContext): Decision {
  return about(before, id, (on, own) => say(on, shown(on, own, context)));
}

const problems: Readonly<Record<NonNullable<ReturnType<typeof ownProblem>>, readonly [DenialCode, WordKey]>> = {
  name_empty: ["empty", "own.name_empty"],
  too_long: ["too_long", "own.too_long"],
  minutes: ["invalid", "own.minutes_wrong"],
  times: ["invalid", "own.times_wrong"],
};

/** What speaks against words as a habit. That a reader alone is unsure is no reason: the question about risk is asked of every habit. */
function doubtOf(text: string, { screen }: Pick<DecisionContext, "screen">): Harm | undefined {
  const harm = screen.harm(text);
  return harm?.by === "rule" || harm?.strength === "refuse" ? harm : undefined;
}

/** Why words are not kept as a habit: they are impossible, or would do harm; undefined where nothing is against them. */
function against(before: Snapshot, said: OwnHabitSaid, context: DecisionContext): Decision | undefined {
  const problem = ownProblem(said);
  if (problem) {
    const [code, words] = problems[problem];
    return deny(before, code, { say: words, with: { limit: ownLimits.name } });
  }
  const harm = doubtOf([said.name, said.reason, said.group].join("\n"), context);
  const refused = refusedOutright(harm);
  if (refused) return refuse(before, refused, undefined);
  return harm ? deny(before, "refused", { say: "own.not_sure" }) : undefined;
}

const cleaned = (said: OwnHabitSaid): OwnHabitSaid => ({
  ...said,
  name: plainText(said.name),
  reason: plainText(said.reason),
  group: plainText(said.group),
});

/** A new one, said field by field; it stands in the day once the question about risk is answered. */
export function create(
  before: Snapshot,
  wish: OwnHabitSaid,
  risk: boolean | undefined,
  context: DecisionContext,
): Decision {
  const said = cleaned(wish);
  const refusal = against(before, said, context);
  if (refusal) return refusal;
  return living(before, context, (on) => {
    if (ownHabitsOf(on.day).length >= ownLimits.habits)
      return deny(on, "too_many", { say: "own.too_many", with: { limit: ownLimits.habits } });
    const id = context.newId() as OwnHabitId;
    const own: OwnHabit = {
      ...said,
      id,
      risk,
      paused: false,
      createdOn: dayDateOf(on, context),
      record: emptyRecord,
      months: {},
    };
    const calm: OnDay = { ...on, ...waitFor(on, nothing), day: on.day };
    const made = [...ownHabitsOf(on.day), own];
    const journal = entry("own_habit_changed", { rule: "own_habit_added", inputs: { own: id } });
    const decision = changed(calm, { own: made }, journal, context);
    return {
      ...decision,
      replies: [{ say: "own.added", with: { name: own.name } }, shown(decision.after as OnDay, own, context)],
    };
  });
}

/** A new one in words: those behind the command, else those that were just said; without any it is asked for them. */
export function add(before: Snapshot, words: string | undefined, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  const text = words ?? (waiting.for === "text_as_goal" ? waiting.text : undefined);
  if (text === undefined) return say(waitFor(before, { for: "own_habit" }), askWordsReply);
  const whole = plainText(text);
  const read = ownInWords(whole);
  return create(
    before,
    { ...ownUsual, ...read, name: read.name === "" ? whole.slice(0, ownLimits.name) : read.name },
    undefined,
    context,
  );
}

/** What is said of one of them where its change was asked for: what the words name changes, and words that name nothing else are its new name. */
export function hear(before: Snapshot, id: OwnHabitId | undefined, text: string, context: DecisionContext): Decision {
  if (id === undefined) return add(before, text, context);
  const { name, ...rest } = ownInWords(plainText(text));
  const change = Object.keys(rest).length > 0 && name.length < leastName ? rest : { ...rest, name };
  return set(before, id, change, context);
}
/** Shorter than this, what is left of the words is no name. */
const leastName = 3;

export function ask(before: Snapshot, id: OwnHabitId): Decision {
  return about(before, id, (on) =>
    say(waitFor(on, { for: "own_habit", own: id }), { ...askWordsReply, say: "own.ask_change" }),
  );
}

/** Changes one of them, with the rest of today after it. */
function keep(
  on: OnDay,
  own: OwnHabit,
  change: Partial<OwnHabit>,
  rule: string,
  context: DecisionContext,
  words: WordKey,
): Decision {
  const day = withOwn(on.day, own.id, (each) => ({ ...each, ...change }));
  const journal = entry("own_habit_changed", { rule, inputs: { own: own.id } });
  const decision = changed(on, { own: ownHabitsOf(day) }, journal, context);
  const after = decision.after as OnDay;
  return { ...decision, replies: [{ say: words }, shown(after, { ...own, ...change }, context)] };
}

export function set(
  before: Snapshot,
  id: OwnHabitId,
  change: Partial<OwnHabitSaid>,
  context: DecisionContext,
): Decision {
  return about(before, id, (on, own) => {
    const said = cleaned({ ...own, ...change });
    const refusal = against(on, said, context);
    if (refusal) return refusal;
    const calm: OnDay = on.dialogue.waiting.for === "own_habit" ? { ...on, ...waitFor(on, nothing), day: on.day } : on;
    // What it is has changed with its name: so the question about risk is a new one.
    const risk = said.name === own.name ? own.risk : undefined;
    return keep(calm, own, { ...said, risk }, "own_habit_changed", context, "own.changed");
  });
}

export function answerRisk(before: Snapshot, id: OwnHabitId, risk: boolean, context: DecisionContext): Decision {
  return about(before, id, (on, own) => keep(on, own, { risk }, "own_habit_risk", context, "own.risk_noted"));
}

export function pause(before: Snapshot, id: OwnHabitId, paused: boolean, context: DecisionContext): Decision {
  return about(before, id, (on, own) =>
    keep(
      on,
      own,
      { paused },
      paused ? "own_habit_paused" : "own_habit_resumed",
      context,
      paused ? "own.pause_said" : "own.resume_said",
    ),
  );
}

export function remove(before: Snapshot, id: OwnHabitId, confirmed: boolean, context: DecisionContext): Decision {
  return about(before, id, (on, own) => {
    if (!confirmed)
      return deny(on, "confirm_first", {
        say: "own.delete_ask",
        with: { name: own.name },
        buttons: [
          [{ label: "button.own_delete_yes", press: { do: "own_delete", own: id, confirmed: true } }],
          [{ label: "button.own_keep", press: { do: "own_habit", own: id } }],
        ],
      });
    const left = ownHabitsOf(on.day).filter((each) => each.id !== id);
    const journal = entry("own_habit_changed", { rule: "own_habit_deleted", inputs: { own: id } });
    const decision = changed(on, { own: left }, journal, context);
    return {
      ...decision,
      replies: [{ say: "own.deleted" }, ownListReply(decision.after, undefined, dateNow(on, context))],
    };
  });
}

/** Habits of a file: history, which changes no day and sends no word; what is kept of it is told in the journal, by figures. */
export function importHabits(before: Snapshot, drafts: readonly OwnDraft[], context: DecisionContext): Decision {
  return living(before, context, (on) => {
    const safe = drafts.filter(({ name, reason }) => !doubtOf(`${name}\n${reason ?? ""}`, context));
    const { own, stored, known, left } = withImported(ownHabitsOf(on.day), safe, dayDateOf(on, context), context.newId);
    const inputs = { stored, known, left: left + drafts.length - safe.length };
    return {
      after: withDay(on, { own }),
      replies: [],
      journal: [entry("own_habit_changed", { rule: "own_habits_imported", inputs })],
    };
  });
}

const outcomes = { done: "done", partly: "partly", skip: "skipped" } as const;

/** What became of it on a day: today through its task where it has one, and any day of the last year in its grid. */
export function mark(
  before: Snapshot,
  id: OwnHabitId,
  how: OwnMark,
  on: LocalDate | undefined,
  context: DecisionContext,
): Decision {
  if (!before.day || !ownHabit(before.day, id)) return gone(before);
  return onToday(before, context, (today) => {
    const own = ownHabit(today.day, id);
    if (!own) return gone(today);
    const now = dayDateOf(today, context);
    const date = on ?? now;
    const ago = daysBetween(date, now);
    if (ago < 0 || ago > ownLimits.markDays) return deny(today, "invalid", { say: "own.day_wrong" });
    const task = today.day.plan?.tasks.find(({ of }) => date === now && of.kind === "own" && of.own === id);
    const canUndo = task && today.day.plan?.undo.some((each) => each.task.id === task.id && each.later === undefined);
    if (task && (how === "undo" ? canUndo : task.state === "open")) return markTask(today, task.id, how, context);
    const excused = excusedOf(today.day);
    const day = withOwn(today.day, id, (each) =>
      how === "undo" ? withoutOutcome(each, date, undefined) : withOutcome(each, outcomes[how], date, excused),
    );
    const after = withDay(today, { own: ownHabitsOf(day) });
    const kept = ownHabit(after.day, id) ?? own;
    return {
      after,
      replies: [shown(after, kept, context)],
      journal: [entry("own_habit_changed", { rule: "own_habit_marked", inputs: { own: id, date, how } })],
    };
  });
}
