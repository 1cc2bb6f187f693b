import { refusedOutright } from "../../safety/harm.ts";
import { type Habit, habitCategories, type HabitId } from "../../day/habit.ts";
import { seasonOf } from "../../day/season.ts";
import { chosenStatements, wordForWord } from "../../lessons/chosen.ts";
import { depthOf, type Lesson, type StatementId } from "../../lessons/lesson.ts";
import { nearestStatement } from "../../lessons/nearest.ts";
import { lessonFor, taughtTo } from "../../lessons/taught.ts";
import type { Command } from "../turn/command.ts";
import { todayButton, learnButton } from "../turn/buttons.ts";
import { taskInFront } from "../day/plan/day-turn.ts";
import type { LessonAnswer } from "../../lessons/lesson-ask.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { answerReply, type LessonShown, openingReply, partReply } from "./lesson-views.ts";
import { list } from "../day/setup/habit-commands.ts";
import { categoriesReply } from "../day/setup/habit-views.ts";
import { dayLookedAt } from "../day/plan/levels-told.ts";
import { deny, entry, nothing, say, waitFor } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import type { Button } from "../turn/reply.ts";

/** Lessons: to open part by part, and to ask. */

/** A question is a sentence or two; what is longer is something else. */
export const questionLimit = 500;
/** How many other habits the same words may have meant. */
const othersTold = 2;

const habitsButton: Button = { label: "button.habits", press: { do: "habits" } };

function shownTo(before: Snapshot, habit: Habit, context: DecisionContext): LessonShown {
  const { day, today } = dayLookedAt(before, context);
  const season = seasonOf(today, before.person.timeZone);
  return {
    habit,
    archetype: day.archetype,
    season: season === "winter" || season === "autumn" ? "winter" : "summer",
    taught: taughtTo(habit, day.intake),
    warns:
      context.library.lesson(habit.id, before.person.locale)?.statements.some(({ kind }) => kind === "caution") ??
      false,
  };
}

const unknownHabit = (before: Snapshot): Decision =>
  deny(before, "habit_not_found", { say: "lesson.no_such", buttons: [[habitsButton, todayButton]] });

/** The habit that is meant, and what else the words may mean; undefined where they mean none. */
function meantBy(
  before: Snapshot,
  { habit, name }: Extract<Command, { do: "learn" }>,
  context: DecisionContext,
): readonly Habit[] {
  const { habits } = context.library.day;
  if (habit !== undefined) return [habits.get(habit) ?? []].flat();
  if (name !== undefined) {
    const found = context.library.habitsNamed(plainText(name), before.person.locale);
    return found.flatMap((id) => habits.get(id) ?? []).slice(0, 1 + othersTold);
  }
  const task = before.day && taskInFront(before.day, context.now);
  return task?.of.kind === "habit" ? [habits.get(task.of.habit) ?? []].flat() : [];
}

/** A lesson's opening, or one part of it. */
export function learn(
  before: Snapshot,
  command: Extract<Command, { do: "learn" }>,
  context: DecisionContext,
): Decision {
  const { part, depth } = command;
  const [habit, ...others] = meantBy(before, command, context);
  if (!habit) {
    const category =
      command.name === undefined
        ? undefined
        : context.library.said(
            plainText(command.name),
            categoriesReply(new Set(habitCategories)),
            before.person.locale,
            false,
          );
    if (category?.do === "habits") return list(before, category.category, undefined, context);
    const asked = command.habit !== undefined || command.name !== undefined;
    return asked ? unknownHabit(before) : say(before, { say: "lesson.which", buttons: [[habitsButton, todayButton]] });
  }
  const { day } = dayLookedAt(before, context);
  const shown = shownTo(before, habit, context);
  const opened = part === undefined ? "opening" : part;
  const reply =
    part === undefined
      ? openingReply(
          shown,
          others.map(({ id }) => id),
        )
      : partReply(shown, part, depth ?? depthOf(part, context.library.day.levels[day.archetype], day.levels));
  return {
    ...say(before, reply),
    journal: [entry("lesson_opened", { rule: "person_asked", inputs: { habit: habit.id, part: opened } })],
  };
}

/** A question about a lesson: what is for a doctor goes there; else the nearest part of the lesson at once, and a model's words after it where it finds them. */
export function ask(before: Snapshot, id: HabitId, question: string | undefined, context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  const whole = context.library.lesson(id, before.person.locale);
  if (!habit || !whole) return unknownHabit(before);
  const shown = shownTo(before, habit, context);
  const lesson = lessonFor(whole, shown.taught);
  if (question === undefined) {
    const asking =
      before.dialogue.waiting.for === "exercise" ? before : waitFor(before, { for: "lesson_question", habit: id });
    const buttons = [[{ label: "button.cancel", press: { do: "cancel" } } as const]];
    return say(asking, { say: "lesson.ask", with: { name: { ref: `habit.${id}.name` } }, buttons });
  }
  const calm = before.dialogue.waiting.for === "lesson_question" ? waitFor(before, nothing) : before;
  const text = plainText(question);
  if (text === "") return deny(before, "empty", { say: "text.empty" });
  if (text.length > questionLimit) {
    return deny(before, "too_long", { say: "lesson.too_long", with: { limit: questionLimit } });
  }
  const refused = refusedOutright(context.screen.harm(text));
  if (refused) {
    const buttons = [[{ label: "button.help_now", press: { do: "help_now" } } as const, learnButton(id)]];
    const reply = { say: `refused.${refused.code}`, buttons } as const;
    return { ...deny(calm, "refused", reply), denied: { code: "refused", refused: refused.code } };
  }
  const answer = context.screen.medical(text) ? ({ by: "referral" } as const) : nearest(text, lesson);
  const asksModel = answer.by !== "referral" && before.person.modelConsent && !before.dialogue.crisis;
  return {
    ...say(calm, answerReply(shown, answer)),
    journal: [entry("lesson_opened", { rule: "question_asked", inputs: { habit: id, by: answer.by } })],
    lessonAnswer: answer,
    ...(asksModel ? { lessonAsk: { habit: id, question: text, lesson, ...toldIn(answer) } } : {}),
  };
}

function nearest(question: string, lesson: Lesson): LessonAnswer {
  const found = nearestStatement(question, lesson);
  return found ? { by: "lesson", ...wordForWord([found], lesson) } : { by: "nothing" };
}

function toldIn(answer: LessonAnswer): { readonly told?: StatementId } {
  const [first] = "cites" in answer ? answer.cites : [];
  return first ? { told: first.id } : {};
}

/**
 * What a model chose: said word for word, without what this person is not to be taught, and never in a crisis; otherwise what was said already stands.
 * What sounds of medicine is not a model's to choose, apart from the habit's own warning and its gentle way.
 */
export function answered(before: Snapshot, id: HabitId, ids: readonly string[], context: DecisionContext): Decision {
  const habit = context.library.day.habits.get(id);
  const whole = context.library.lesson(id, before.person.locale);
  if (!habit || !whole || before.dialogue.crisis) return say(before);
  const shown = shownTo(before, habit, context);
  const lesson = lessonFor(whole, shown.taught);
  const cites = chosenStatements(ids, lesson);
  const medical = cites?.some(
    ({ kind, text }) => (kind === "knowing" || kind === "doing") && context.screen.medical(text),
  );
  if (!cites || medical) return say(before);
  const given: LessonAnswer = { by: "model", ...wordForWord(cites, lesson) };
  return {
    ...say(before, answerReply(shown, given)),
    journal: [entry("lesson_opened", { rule: "question_answered", inputs: { habit: id, cites: cites.length } })],
    lessonAnswer: given,
  };
}
