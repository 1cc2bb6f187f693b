import { type Day, newDay } from "../../day/day.ts";
import { masteryOverview, type MasteryOverview } from "../../insights/overview.ts";
import { progressionProfile } from "../../insights/progression.ts";
import type { LevelId, SkillId } from "../../mastery/skill.ts";
import { type LocalDate, localDate } from "../../time/local-date.ts";
import { dayDateOf } from "../day/plan/day-turn.ts";
import type { Decision, DecisionContext, LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { levelReached, levelReply, skillReply, skillsReply } from "./mastery-views.ts";
import { deny, say } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";

/** What grows by doing: skills, and the levels that they lead to. Looking begins nothing. */

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

export function skills(before: Snapshot, from: number | undefined, context: DecisionContext): Decision {
  const { day, today } = dayLookedAt(before, context);
  const { nextRecommendedSkills } = progressionProfile(day, context.library.day, today);
  return say(before, skillsReply(overviewOf(before, context), nextRecommendedSkills, from ?? 0));
}

export function skill(before: Snapshot, id: SkillId, context: DecisionContext): Decision {
  const found = overviewOf(before, context).skills.find((each) => each.id === id);
  if (!found) {
    const buttons = [[{ label: "button.skills", press: { do: "skills" } } as const]];
    return deny(before, "invalid", { say: "skill.not_found", buttons });
  }
  const { day } = dayLookedAt(before, context);
  return say(before, skillReply(found, day.habits, context.library.day));
}

export function level(before: Snapshot, context: DecisionContext): Decision {
  const { day, today } = dayLookedAt(before, context);
  const profile = progressionProfile(day, context.library.day, today);
  return say(before, levelReply(overviewOf(before, context), profile));
}
