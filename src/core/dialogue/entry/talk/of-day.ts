import { readYesNo } from "../../../answers/yes-no.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { Task } from "../../../day/plan.ts";
import { dayOrder, type DayOrder } from "../../../talk/day-orders.ts";
import { localTime } from "../../../time/local-date.ts";
import type { TalkKey } from "../../../talk/acts.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Button } from "../../turn/reply.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import { isAlone, lineFor, type Said } from "./heard.ts";
import { speak } from "./moves.ts";
import { lean } from "../../../text/lean.ts";

/** Habits that people call by one name. */
const families: readonly (readonly string[])[] = [
  ["walking", "brisk_walking", "nature_walk", "partner_walks"],
  ["stretching", "gentle_stretching", "gentle_movement"],
  ["basic_breathing", "deep_breathing"],
  ["bodyweight_strength", "first_strength", "weight_training", "resistance_bands"],
  ["light_exposure", "basic_outdoor_comfort"],
];
/** Whatever moves the body, by the name that people give it. */
const anyMovement = lean(
  /(?<!\p{L})(?:зарядк\p{L}*|тренировк\p{L}*|физкультур\p{L}*|workout|exercises?|training)(?!\p{L})/iu,
);

const isAlike = (one: HabitId, other: HabitId): boolean =>
  one === other || families.some((family) => family.includes(one) && family.includes(other));

/** Whether a habit, or movement of any kind, is named. */
const named = ({ text, context }: Said): HabitId | "movement" | undefined =>
  context.library.talk.habit(text) ?? (anyMovement.test(text) ? "movement" : undefined);

/** The open task of today that a message names; undefined for none. */
function taskNamed({ before, context }: Said, name: HabitId | "movement"): Task | undefined {
  const { habits } = context.library.day;
  const open = (before.day?.plan?.tasks ?? []).filter(({ state }) => state === "open");
  const fits = (habit: HabitId): boolean =>
    name === "movement" ? habits.get(habit)?.category === "movement" : isAlike(habit, name);
  return open.find(({ of }) => of.kind === "habit" && fits(of.habit));
}

/** Where no day is planned, only a plain order is one: "no breakfast today" is told. */
const plainSkip = lean(/^(?:skip|drop|cancel|пропусти|убери|отмени)(?:те)?(?!\p{L})/iu);

const withButtons = (said: Said, key: TalkKey, ...buttons: readonly Button[]): Decision | undefined =>
  speak(
    said,
    [lineFor(said, key)],
    buttons.map((button) => [button]),
  );

const beginDay: Button = { label: "button.brings_day", press: { do: "brings", what: "day" } };
const limits: Button = { label: "button.intake", press: { do: "intake" } };
const wishes: Button = { label: "button.schedule", press: { do: "schedule" } };

/** What there is to do today, or now, asked of whoever has a day; and a day to be planned, asked for where there is none. */
const asksToday =
  /^(?:(?:а|и|ну|так|ок|so|ok|okay|and|right|well)[\s,]+)*(?:что(?:\s+(?:там|мне|у меня|же|теперь))*\s+(?:сегодня|сейчас|на сегодня|по плану)(?:\s+(?:делать|есть|надо|нужно|по плану|у меня|в плане))*|(?:покажи|дай|давай|какой)(?:\s+(?:мне|мой|у меня))*\s+(?:план|день)(?:\s+(?:на сегодня|на день|дня|сегодня))*|what(?:[’']?s| is)?(?:\s+(?:on|up|next|the plan|my plan|planned))*\s+(?:for\s+)?(?:today|now|my day)|what (?:do|should|can) i do (?:today|now)|show me (?:my|the) (?:day|plan))[\s?.!]*$/iu;
const asksForDay = lean(
  /(?<!\p{L})(?:(?:plan|organi[sz]e|sort out|schedule|structure)(?: out)? my days?|(?:хочу|да,? хочу|давай(?:те)?) (?:план на день|план дня|режим дня)|(?:make|give|do) me a (?:plan|schedule) for (?:the|my) day|daily (?:plan|schedule|routine)|(?:составь|спланируй|распланируй|распиши|напиши|сделай|хочу|нужен|дай)(?:те)?(?: мне)? (?:план на день|план дня|мой день|день по часам|режим дня|распорядок дня|расписание дня))(?!\p{L})/iu,
);
/** A day with anything around it that is no plan of one: a wedding day, a day out. */
const asksForOneDay = lean(
  /(?<!\p{L})(?:plan|organi[sz]e|sort|make|lay|map|set)(?: (?:me|us|out|for|up|a|an|one|my|the|some|sort|of|kind|gentle|healthy|easy|light|lighter|good|calm|balanced|normal|quiet|slow|proper|whole)){1,7} day(?! (?:out|off|trip|at|in|with|for (?:my|the|our)))(?!\p{L})|(?<!\p{L})(?:составь|спланируй|распланируй|распиши|сделай|собери|подбери|набросай)(?:те)?(?: (?:мне|пожалуйста|один|какой-нибудь|щадящий|л[её]гкий|спокойный|полезный|здоровый|нормальный|мягкий|примерный|бережный|день|хороший)){0,4} день(?! (?:рожд\p{L}+|свадьб\p{L}+))(?!\p{L})/iu,
);
/** Whether a message asks for a day to be planned. */
export const isDayAsked = (text: string): boolean => asksForDay.test(text) || asksForOneDay.test(text);

function dayAsked(said: Said): Decision | undefined {
  const { before, text, place, carryOut } = said;
  if (before.day && place !== "step" && asksToday.test(text.trim())) return carryOut({ do: "today" });
  if (before.day && place !== "step" && isDayAsked(text)) return carryOut({ do: "today" });
  if (before.day !== undefined) return undefined;
  const agrees = readYesNo(text)?.value === "yes" && talkOf(before).said.at(-1)?.includes(".day_offered.") === true;
  if (agrees) return carryOut(beginDay.press);
  if (!isDayAsked(text)) return undefined;
  const offered = before.dialogue.shown?.some(({ buttons }) =>
    buttons.flat().some(({ label }) => label === beginDay.label),
  );
  return offered ? carryOut(beginDay.press) : withButtons(said, "day_offered", beginDay);
}

/**
 * An order about a task of today in plain words is carried out by the command that a button would give, with its way back; where nothing of it can
 * be done, that is said, and where it can. Undefined where no such order is given.
 */
export function ofDay(said: Said): Decision | undefined {
  const { before, text, led } = said;
  const order = led ? undefined : dayOrder(text);
  if (led || before.dialogue.crisis) return undefined;
  if (!order) return dayAsked(said);
  if (!before.day?.plan) {
    const changes =
      order.as === "swap" || order.as === "evening" || (order.as === "skip" && plainSkip.test(text.trim()));
    return changes && before.goals.length === 0 && named(said) !== undefined
      ? withButtons(said, "day_not_planned", beginDay)
      : undefined;
  }
  if (order.as === "limit") return withButtons(said, "day_limit_where", limits);
  const name = named(said);
  if (name === undefined)
    return order.as === "note" && isAlone(said) ? withButtons(said, "day_note_nowhere", wishes) : undefined;
  const task = taskNamed(said, name);
  if (task) return carried(said, order, task);
  // A habit that the goal in front speaks of is that goal's.
  return isAlone(said) ? withButtons(said, "day_task_not_found", todayButton) : undefined;
}

const [evening, lateFrom] = [19, 18] as const;
const anHour = 60;

/** Minutes from now until the evening; an hour where it has come. */
function untilEvening({ before, context }: Said): number {
  const { hour } = localTime(context.now, before.person.timeZone);
  return hour >= lateFrom ? anHour : (evening - hour) * anHour;
}

function carried(said: Said, order: DayOrder, { id: taskId, of }: Task): Decision | undefined {
  switch (order.as) {
    case "skip":
    case "swap":
      return said.carryOut({ do: "mark_task", taskId, how: order.as });
    case "evening":
      return said.carryOut({ do: "snooze", taskId, minutes: untilEvening(said) });
    case "later":
      return said.carryOut({ do: "snooze", taskId, minutes: anHour });
    case "shorter":
      return withButtons(
        said,
        "day_task_shorter",
        { label: "button.task_partly", press: { do: "mark_task", taskId, how: "partly" } },
        { label: "button.mode_low", press: { do: "mode", mode: "low" } },
      );
    case "note":
      return of.kind === "habit" ? said.carryOut({ do: "note_habit", habit: of.habit, note: order.words }) : undefined;
    case "limit":
      return undefined;
  }
}
