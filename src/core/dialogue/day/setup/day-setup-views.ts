import { type ArchetypeId, archetypeIds } from "../../../day/archetype.ts";
import { clockText } from "../../../day/clock-text.ts";
import type { Day } from "../../../day/day.ts";
import type { ArchetypePack, QuizQuestion } from "../../../day/library.ts";
import { type ClockMinutes, type ClockSpan, type Meal, meals } from "../../../day/schedule.ts";
import type { SaidBigDay } from "../../../day/big-day-words.ts";
import type { Locale } from "../../../person/person.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { DaySettings } from "../../turn/setup-command.ts";
import type { Button, Params, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { todayButton, keepPlanButton } from "../../turn/buttons.ts";
import { bigDayButtons, bigDayRows } from "./big-day-commands.ts";

/** What can be said and set about one's day: each is a tap or a short word, and each may be passed over. */

const scheduleButton: Button = { label: "button.schedule", press: { do: "schedule" } };

export const intakeButton: Button = { label: "button.intake", press: { do: "intake" } };

const nameOf = (archetype: ArchetypeId): Params[string] => ({ ref: `archetype.${archetype}.name` });

/** One question of the quiz; what was answered rides in the buttons, so that nothing has to be remembered. */
export function quizReply(question: QuizQuestion, answers: readonly number[], of: number): Reply {
  return {
    say: "quiz.question",
    with: { ask: { ref: `quiz.${question.id}.ask` }, number: answers.length + 1, of },
    buttons: question.answers.map((answer, index): Button[] => [
      {
        label: "button.answer",
        with: { text: { ref: `quiz.${question.id}.${answer.id}` } },
        press: { do: "quiz", answers: [...answers, index] },
      },
    ]),
    ...(answers.length > 0 ? { place: "edit" as const } : {}),
  };
}

export function quizResult(archetype: ArchetypeId): Reply {
  return {
    say: "quiz.result",
    with: { name: nameOf(archetype), about: { ref: `archetype.${archetype}.about` } },
    buttons: [
      [{ label: "button.take_archetype", press: { do: "archetype", archetype } }],
      [{ label: "button.archetypes", press: { do: "archetype" } }],
    ],
    place: "edit",
  };
}

export function archetypesReply(chosen: ArchetypeId | undefined): Reply {
  return {
    say: "archetype.list",
    lines: archetypeIds.map((id) => ({
      say: "archetype.show",
      with: { name: nameOf(id), about: { ref: `archetype.${id}.about` } },
    })),
    buttons: [
      ...archetypeIds.map((id): Button[] => [
        {
          label: id === chosen ? "button.archetype_chosen" : "button.archetype",
          with: { name: nameOf(id) },
          press: { do: "archetype", archetype: id },
        },
      ]),
      [{ label: "button.quiz", press: { do: "quiz", answers: [] } }],
    ],
  };
}

/** A change in the middle of the way: little by little over a week, or all at once. */
export function archetypeChanged(day: Day): Reply {
  return day.blend
    ? {
        say: "archetype.blend",
        with: { name: nameOf(day.archetype) },
        buttons: [
          [{ label: "button.archetype_fresh", press: { do: "archetype", archetype: day.archetype, fresh: true } }],
          [todayButton],
        ],
      }
    : {
        say: "archetype.set",
        with: { name: nameOf(day.archetype), text: { ref: `archetype.${day.archetype}.welcome` } },
        buttons: [[todayButton]],
      };
}

/** How the days go, said or as the archetype has it. */
export function scheduleReply(day: Day, pack: ArchetypePack, kept: readonly SaidBigDay[], locale: Locale): Reply {
  const { schedule } = day;
  const clock = (said: ClockMinutes | undefined, usual: ClockMinutes): Params[string] => clockText(said ?? usual);
  const span = (said: ClockSpan | undefined): Params[string] =>
    said === undefined ? { ref: "schedule.unsaid" satisfies WordKey } : `${clockText(said.from)}–${clockText(said.to)}`;
  const meal = (which: Meal): Button => ({
    label: `button.${which}`,
    press: { do: "ask_schedule", field: which },
  });
  const trouble = day.calendar?.problem;
  return {
    say: "schedule.show",
    with: {
      wake: clock(schedule.wake, pack.wake),
      sleep: clock(schedule.sleep, pack.sleep),
      work: span(schedule.work),
      breakfast: span(schedule.meals.breakfast),
      lunch: span(schedule.meals.lunch),
      dinner: span(schedule.meals.dinner),
    },
    lines: [
      ...bigDayRows(kept, locale),
      ...(day.calendar
        ? [{ say: trouble === undefined ? "schedule.calendar_on" : "schedule.calendar_trouble" } as const]
        : []),
    ],
    buttons: [
      [
        { label: "button.wake", press: { do: "ask_schedule", field: "wake" } },
        { label: "button.sleep", press: { do: "ask_schedule", field: "sleep" } },
      ],
      [{ label: "button.work", press: { do: "ask_schedule", field: "work" } }],
      meals.map(meal),
      [{ label: "button.big_day", press: { do: "ask_schedule", field: "big_day" } }],
      ...bigDayButtons(kept, locale),
      [
        day.calendar
          ? { label: "button.calendar_off", press: { do: "calendar_off" } }
          : { label: "button.calendar", press: { do: "calendar" } },
      ],
      [todayButton],
    ],
  };
}

export function awayReply(): Reply {
  return {
    say: "day.away_ask",
    buttons: [
      [
        { label: "button.away_sick", press: { do: "away", why: "sick" } },
        { label: "button.away_travel", press: { do: "away", why: "travel" } },
      ],
      [{ label: "button.away_pause", press: { do: "away", why: "pause" } }],
    ],
  };
}

const setting = (label: WordKey, change: DaySettings): Button => ({ label, press: { do: "day_settings", change } });
const withGoalStep = (day: Day): Button =>
  setting(day.withGoalStep ? "button.goal_step_off" : "button.goal_step_on", { withGoalStep: !day.withGoalStep });
const withTrackAction = (day: Day): Button =>
  setting(day.withTrackAction ? "button.track_action_off" : "button.track_action_on", {
    withTrackAction: !day.withTrackAction,
  });

/** What can be set about the days; of goals and tracks only where there are any. */
export function daySettingsReply(
  { day, goals, journey, adapting }: OnDay,
  { library }: LookContext,
  place?: Reply["place"],
): Reply {
  const { atFirst, most } = library.day.archetypes[day.archetype].habitsADay;
  const tasks = day.tasksADay ?? atFirst;
  return {
    say: "day.settings",
    with: { name: nameOf(day.archetype), tasks, messages: day.messagesADay },
    lines: day.digest ? [{ say: "digest.is_on" }] : [],
    buttons: [
      [setting(day.reminders ? "button.reminders_off" : "button.reminders_on", { reminders: !day.reminders })],
      [setting(day.digest ? "button.digest_off" : "button.digest_on", { digest: !day.digest })],
      [
        ...(tasks > 1 ? [setting("button.fewer_tasks", { tasksADay: tasks - 1 })] : []),
        ...(tasks < most ? [setting("button.more_tasks", { tasksADay: tasks + 1 })] : []),
        ...(day.tasksADay === undefined ? [] : [setting("button.usual_tasks", { tasksADay: undefined })]),
      ],
      ...(goals.length === 0 ? [] : [[withGoalStep(day)]]),
      ...(journey === undefined ? [] : [[withTrackAction(day)]]),
      [
        { label: "button.aims", press: { do: "aims" } },
        { label: "button.own_habits", press: { do: "own_habits" } },
      ],
      [
        { label: "button.archetypes", press: { do: "archetype" } },
        { label: "button.mode", press: { do: "mode" } },
      ],
      [scheduleButton, intakeButton],
      ...(day.consentAt === undefined ? [] : [[keepPlanButton(adapting?.keepPlan ?? false)]]),
      [
        { label: "button.away", press: { do: "away" } },
        { label: "button.delete_day", press: { do: "delete_day" } },
      ],
      [todayButton],
    ],
    ...(place ? { place } : {}),
  };
}
