import type { HabitRecord } from "../../../mastery/habit-record.ts";
import type { Exclusion } from "../../../day/eligible.ts";
import { type Habit, type HabitCategory, habitCategories } from "../../../day/habit.ts";
import type { Taught } from "../../../lessons/taught.ts";
import { pairs, todayButton, learnButton } from "../../turn/buttons.ts";
import { type PageSizes, pageOf } from "../../turn/pages.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** The library of habits, a page at a time. */

export function categoriesReply(present: ReadonlySet<HabitCategory>): Reply {
  return {
    say: "habits.list",
    buttons: [
      ...pairs(
        habitCategories
          .filter((category) => present.has(category))
          .map(
            (category): Button => ({
              label: "button.category",
              with: { name: { ref: `category.${category}` satisfies WordKey } },
              press: { do: "habits", category },
            }),
          ),
      ),
      [{ label: "button.excluded", press: { do: "excluded" } }],
      [todayButton],
    ],
  };
}

export function categoryReply(
  category: HabitCategory,
  habits: readonly Habit[],
  from: number | undefined,
  pages: PageSizes | undefined,
): Reply {
  const page = pageOf(habits, from, pages?.entries, (at) => ({ do: "habits", category, from: at }));
  return {
    say: "habits.category",
    with: { name: { ref: `category.${category}` satisfies WordKey } },
    buttons: [
      ...page.shown.map((habit): Button[] => [
        {
          label: "button.habit",
          with: { name: { ref: `habit.${habit.id}.name` }, minutes: habit.minutes },
          press: { do: "habit", habit: habit.id },
        },
      ]),
      ...page.turn,
      [{ label: "button.habits", press: { do: "habits" } }],
    ],
    place: "edit",
  };
}

/** What is left out for this person, with the reason of each. */
export function excludedReply(
  excluded: readonly { readonly habit: Habit; readonly why: Exclusion }[],
  from: number | undefined,
  pages: PageSizes | undefined,
): Reply {
  if (excluded.length === 0) return { say: "habits.excluded_none", buttons: [[todayButton]] };
  const page = pageOf(excluded, from, pages?.entries, (at) => ({ do: "excluded", from: at }));
  return {
    say: "habits.excluded",
    lines: page.shown.map(({ habit, why }) => ({
      say: "habits.excluded_line",
      with: {
        name: { ref: `habit.${habit.id}.name` },
        why: { ref: `excluded.${why.code}` satisfies WordKey },
      },
    })),
    buttons: [
      ...page.shown.map(({ habit }): Button[] => [
        {
          label: "button.habit",
          with: { name: { ref: `habit.${habit.id}.name` }, minutes: habit.minutes },
          press: { do: "habit", habit: habit.id },
        },
      ]),
      ...page.turn,
      [{ label: "button.habits", press: { do: "habits" } }, todayButton],
    ],
    ...(page.first > 0 ? { place: "edit" as const } : {}),
  };
}

/** What stands where it is told how a habit is done: what the body speaks against is told of and not taught. */
const howPath: Readonly<Record<Taught, string>> = { all: "technique", gentle: "gentle", knowing: "lesson.summary" };

/** One habit: what it is, how it is done as far as that is for this person, what is known of it, and whether it may come into the plan. */
export function habitReply(
  habit: Habit,
  record: HabitRecord | undefined,
  why: readonly Exclusion[],
  taught: Taught,
): Reply {
  const at = `habit.${habit.id}`;
  const codes = [...new Set(why.map(({ code }) => code))];
  return {
    say: "habit.show",
    with: {
      name: { ref: `${at}.name` },
      about: { ref: `${at}.about` },
      technique: { ref: `${at}.${howPath[taught]}` },
    },
    lines: [
      ...(taught === "all" ? [{ say: "task.steps", with: { text: { ref: `${at}.steps` } } } as const] : []),
      ...(habit.contraindications.length > 0
        ? [{ say: "task.caution", with: { text: { ref: `${at}.caution` } } } as const]
        : []),
      { say: "habit.evidence", with: { text: { ref: `${at}.lesson.honesty` } } },
      ...(record?.note === undefined ? [] : [{ say: "habit.note", with: { note: record.note } } as const]),
      ...(codes.length > 0
        ? [
            { say: "habit.left_out" } as const,
            ...codes.map(
              (code) => ({ say: "why.rule", with: { text: { ref: `excluded.${code}` satisfies WordKey } } }) as const,
            ),
          ]
        : []),
    ],
    buttons: [
      [1, 2, 3, 4, 5].map(
        (rating): Button => ({
          label: "button.rating",
          with: { stars: rating === record?.rating ? `●${rating}` : `${rating}` },
          press: { do: "rate_habit", habit: habit.id, rating },
        }),
      ),
      ...(record?.never ? [[{ label: "button.allow", press: { do: "allow_habit", habit: habit.id } } as const]] : []),
      [learnButton(habit.id)],
      [{ label: "button.habits", press: { do: "habits" } }, todayButton],
    ],
  };
}
