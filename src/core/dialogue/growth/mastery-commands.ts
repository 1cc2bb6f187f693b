import { progressionProfile } from "../../insights/progression.ts";
import type { SkillId } from "../../mastery/skill.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { levelReply, skillReply, skillsReply } from "./mastery-views.ts";
import { deny, say } from "../turn/outcome.ts";
import { dayLookedAt, overviewOf } from "../day/plan/levels-told.ts";

/** What grows by doing: skills, and the levels that they lead to. Looking begins nothing. */

export function skills(before: Snapshot, from: number | undefined, context: DecisionContext): Decision {
  const { day, today } = dayLookedAt(before, context);
  const { nextRecommendedSkills } = progressionProfile(day, context.library.day, today);
  return say(before, skillsReply(overviewOf(before, context), nextRecommendedSkills, from, before.pages));
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
