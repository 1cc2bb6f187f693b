import { type Day, newDay } from "../../../day/day.ts";
import { masteryOverview, type MasteryOverview, type LevelView } from "../../../insights/overview.ts";
import type { LevelId } from "../../../mastery/skill.ts";
import { type LocalDate, localDate } from "../../../time/local-date.ts";
import { dayDateOf } from "../../turn/on-day.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Reply } from "../../turn/reply.ts";
import { skillsButton, levelButton } from "../../turn/buttons.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { type Line, habitName } from "./task-names.ts";

/** A person's day and its date, or ones that have not begun. */
export function dayLookedAt(
  snapshot: Snapshot,
  context: LookContext,
): { readonly day: Day; readonly today: LocalDate } {
  const { day } = snapshot;
  const date = localDate(context.now, snapshot.person.timeZone);
  return day
    ? { day, today: dayDateOf({ ...snapshot, day }, context) }
    : { day: newDay("foundation_builder", context.now, date), today: date };
}

/** Everything that grows, as it stands for a person now. */
export function overviewOf(snapshot: Snapshot, context: LookContext): MasteryOverview {
  const { day, today } = dayLookedAt(snapshot, context);
  return masteryOverview(day, context.library.day, today);
}

/** Levels newly reached, each in a word of its own; nothing is celebrated in a crisis. */
export function levelsTold(on: Snapshot, levels: readonly LevelId[], context: LookContext): readonly Reply[] {
  if (levels.length === 0 || on.dialogue.crisis) return [];
  const path = overviewOf(on, context).levels;
  return levels.flatMap((id) => {
    const level = path.find((each) => each.id === id);
    return level ? [levelReached(level)] : [];
  });
}

/** A level newly reached: said once, with what it opens and what stays shut all the same. */
export function levelReached(level: LevelView): Reply {
  return {
    ...(level.titled
      ? {
          say: "level.reached",
          with: { name: { ref: `level.${level.id}.name` }, note: { ref: `level.${level.id}.note` } },
        }
      : { say: "level.more_open" }),
    lines: [...unlockLines("level.now_open", level), ...gatedLines([level])],
    buttons: [[levelButton, skillsButton]],
  };
}

export function unlockLines(head: WordKey, level: LevelView): readonly Line[] {
  const open = level.unlocks.filter(({ gated, waits }) => gated.length === 0 && (head === "level.will_open" || !waits));
  return [
    ...(open.length > 0 ? [{ say: head, with: { name: { ref: `level.${level.id}.name` } } }] : []),
    ...open.map(({ habit }): Line => ({ say: "level.unlocked", with: { name: habitName(habit) } })),
  ];
}

/** What stays shut whatever the level, because the body comes first; said once, kindly. */
export function gatedLines(levels: readonly LevelView[]): readonly Line[] {
  const gated = levels.flatMap(({ unlocks }) => unlocks.filter((each) => each.gated.length > 0));
  if (gated.length === 0) return [];
  return [
    { say: "level.gated" },
    ...gated.map(
      ({ habit, gated: [code] }): Line => ({
        say: "level.gated_why",
        with: { name: habitName(habit), why: { ref: `excluded.${code ?? "contraindication"}` satisfies WordKey } },
      }),
    ),
  ];
}
