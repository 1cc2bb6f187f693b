import { clockText } from "../../../day/clock-text.ts";
import type { Day } from "../../../day/day.ts";
import { type OwnHabit, ownGate, ownHabitsOf, ownLimits, timesAWeek } from "../../../day/own-habit.ts";
import { habitMastery } from "../../../mastery/mastery.ts";
import { excusedOf } from "../../../mastery/excused.ts";
import { streakOn } from "../../../mastery/record-outcome.ts";
import type { Locale } from "../../../person/person.ts";
import type { LocalDate } from "../../../time/local-date.ts";
import type { Weekday } from "../../../time/weekday.ts";
import { cancelButton, todayButton } from "../../turn/buttons.ts";
import { pageOf } from "../../turn/pages.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** Habits that a person makes up, as they are shown. */

type Line = NonNullable<Reply["lines"]>[number];

const weekdayNames: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: new Intl.DateTimeFormat("ru-RU", { timeZone: "UTC", weekday: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short" }),
};
const monthNames: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: new Intl.DateTimeFormat("ru-RU", { timeZone: "UTC", month: "long" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long" }),
};
/** 5 January 1970 was a Monday. */
const nameOfDay = (day: Weekday, locale: Locale): string => weekdayNames[locale].format(Date.UTC(1970, 0, 4 + day));

/** When it is meant to be: the time, and the days. */
export function whenLines({ when, days, times }: OwnHabit, locale: Locale): readonly Line[] {
  const at: Line =
    when.kind === "clock"
      ? { say: "own.at_clock", with: { at: clockText(when.clock) } }
      : { say: when.kind === "part" ? `own.at_${when.part}` : "own.at_any" };
  const on: Line =
    times !== undefined
      ? { say: "own.on_times", with: { times } }
      : days.length === 0
        ? { say: "own.on_every" }
        : { say: "own.on_days", with: { days: days.map((day) => nameOfDay(day, locale)).join(", ") } };
  return [at, on];
}

/** How the last months went, counted by what was done and not by what was missed. */
function monthLines({ months }: OwnHabit, locale: Locale): readonly Line[] {
  return Object.keys(months)
    .toSorted()
    .slice(-monthsTold)
    .flatMap((month): readonly Line[] => {
      const done = [...(months[month] ?? "")].filter((letter) => letter === "d" || letter === "p").length;
      const name = monthNames[locale].format(Date.parse(`${month}-01`));
      return done === 0 ? [] : [{ say: "own.month", with: { month: name, days: done } }];
    });
}
const monthsTold = 3;

export const riskReply = ({ id, name }: OwnHabit): Reply => ({
  say: "own.risk_ask",
  with: { name },
  buttons: [
    [{ label: "button.own_risk_no", press: { do: "own_risk", own: id, risk: false } }],
    [{ label: "button.own_risk_yes", press: { do: "own_risk", own: id, risk: true } }],
  ],
});

const gateLines = { asks: [], open: [], careful: ["own.careful"], own_way: ["own.own_way"] } as const satisfies Record<
  ReturnType<typeof ownGate>,
  readonly WordKey[]
>;

/** One of them: what it is, how it goes, and what can be done about it. */
export function ownReply(own: OwnHabit, day: Day, date: LocalDate, locale: Locale): Reply {
  const { id, name, minutes, reason, group, record, paused } = own;
  const gate = ownGate(own, day.intake);
  if (gate === "asks") return riskReply(own);
  const excused = excusedOf(day);
  const streak = streakOn(record, date, timesAWeek(own), excused);
  const today = record.recent.find((each) => each.date === date)?.outcome;
  const press = (label: WordKey, command: Button["press"]): Button => ({ label, press: command });
  return {
    say: "own.show",
    with: { name, minutes },
    lines: [
      ...whenLines(own, locale),
      ...(reason === "" ? [] : [{ say: "own.reason", with: { text: reason } } as const]),
      ...(group === "" ? [] : [{ say: "own.group", with: { text: group } } as const]),
      ...(paused ? [{ say: "own.paused" } as const] : []),
      ...gateLines[gate].map((line): Line => ({ say: line })),
      ...(record.attempts === 0
        ? []
        : [{ say: "own.counts", with: { streak, mastery: habitMastery(record, date, excused) } } as const]),
      ...monthLines(own, locale),
    ],
    buttons: [
      [
        today === "done"
          ? press("button.task_undo", { do: "own_mark", own: id, how: "undo" })
          : press("button.task_done", { do: "own_mark", own: id, how: "done" }),
        press(paused ? "button.own_resume" : "button.own_pause", { do: "own_pause", own: id, paused: !paused }),
      ],
      [
        press("button.own_change", { do: "own_ask", own: id }),
        press("button.own_delete", { do: "own_delete", own: id }),
      ],
      [press("button.own_habits", { do: "own_habits" }), todayButton],
    ],
  };
}

/** All of them, by group and in the order in which they came. */
export function ownListReply({ day, pages, person }: Snapshot, from: number | undefined, date: LocalDate): Reply {
  const own = day ? ownHabitsOf(day) : [];
  const add: Button = { label: "button.own_add", press: { do: "own_add" } };
  if (own.length === 0) return { say: "own.none", buttons: [[add], [todayButton]] };
  const ordered = own.toSorted((a, b) => a.group.localeCompare(b.group, person.locale));
  const page = pageOf(ordered, from, pages?.entries, (at) => ({ do: "own_habits", from: at }));
  return {
    say: "own.list",
    lines: page.shown.map((each, at): Line => {
      const first = each.group !== "" && page.shown[at - 1]?.group !== each.group;
      const streak = streakOn(each.record, date, timesAWeek(each), day ? excusedOf(day) : []);
      return {
        say: first ? "own.line_grouped" : "own.line",
        with: { name: each.name, group: each.group, streak },
      };
    }),
    buttons: [
      ...page.shown.map((each): Button[] => [
        { label: "button.own_habit", with: { name: each.name }, press: { do: "own_habit", own: each.id } },
      ]),
      ...page.turn,
      ...(own.length < ownLimits.habits ? [[add]] : []),
      [todayButton],
    ],
  };
}

export const askWordsReply: Reply = { say: "own.ask", buttons: [[cancelButton]] };

/** Something wished for again and again was said: a habit of their own, or a goal; nothing is kept before the person says so. */
export const ownHeardReply = (name: string): Reply => ({
  say: "own.heard",
  with: { name },
  buttons: [
    [{ label: "button.own_take", press: { do: "own_add" } }],
    [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
  ],
});
