import type { LevelsFile } from "#content/archetype-file.ts";
import { type DayProblem, type DayRule, levelsFile } from "../day-rule.ts";

type Path = "foundation_builder" | "peak_performer";
interface Fixed {
  readonly id: string;
  readonly name: string;
  readonly required_skills: readonly string[];
  readonly unlocked_habits: readonly string[];
  readonly weeks: number;
  readonly description: string;
}

/** What day.md fixes word for word: six levels. What else waits for one of them stands in `also_opens`. */
const fixed: Readonly<Record<Path, readonly Fixed[]>> = {
  foundation_builder: [
    {
      id: "fb_beginner",
      name: "Gentle Starter",
      required_skills: ["basic_hydration", "gentle_movement", "comfort_rituals"],
      unlocked_habits: ["walking", "stretching", "tea_ceremony", "journaling"],
      weeks: 4,
      description: "Building the foundation with gentle, nurturing habits",
    },
    {
      id: "fb_developing",
      name: "Confidence Builder",
      required_skills: ["consistent_movement", "social_connection", "self_care_routine"],
      unlocked_habits: ["partner_walks", "cooking_rituals", "gardening", "creative_expression"],
      weeks: 6,
      description: "Growing confidence through consistent, enjoyable practices",
    },
    {
      id: "fb_established",
      name: "Strong Foundation",
      required_skills: ["habit_stacking", "community_engagement", "personal_care_mastery"],
      unlocked_habits: ["group_activities", "teaching_others", "adventure_planning"],
      weeks: 8,
      description: "Solid foundation enabling exploration and leadership",
    },
  ],
  peak_performer: [
    {
      id: "pp_analytical",
      name: "Data-Driven Optimizer",
      required_skills: ["metric_tracking", "baseline_establishment", "optimization_protocols"],
      unlocked_habits: ["hrv_training", "macro_tracking", "performance_testing"],
      weeks: 3,
      description: "Establishing measurement systems and optimization baselines",
    },
    {
      id: "pp_advanced",
      name: "Performance Engineer",
      required_skills: ["advanced_analytics", "protocol_design", "adaptation_mastery"],
      unlocked_habits: ["cold_exposure", "cgm_optimization"],
      weeks: 4,
      description: "Advanced optimization techniques and experimental protocols",
    },
    {
      id: "pp_expert",
      name: "Human Performance Expert",
      required_skills: ["system_design", "research_integration", "teaching_capability"],
      unlocked_habits: ["research_protocols", "coaching_others", "innovation_experiments"],
      weeks: 6,
      description: "Leading-edge research integration and knowledge sharing",
    },
  ],
};

/** The six levels that were given are there, word for word, in their order. */
export const levelsAreTheBriefs: DayRule = {
  name: "levels-are-the-briefs",
  check: ({ levels }) =>
    Object.entries(fixed).flatMap(([path, wanted]) => (levels ? ofPath(path as Path, wanted, levels) : [])),
};

function ofPath(path: Path, wanted: readonly Fixed[], levels: LevelsFile): readonly DayProblem[] {
  return wanted.flatMap((each, index) => {
    const level = levels[path][index];
    const is: Fixed | undefined = level && {
      id: level.id,
      name: level.en.name,
      required_skills: level.required_skills,
      unlocked_habits: level.unlocked_habits,
      weeks: level.weeks,
      description: level.en.description,
    };
    return Object.entries(each).flatMap(([key, value]) =>
      JSON.stringify(is?.[key as keyof Fixed]) === JSON.stringify(value)
        ? []
        : [{ file: levelsFile, path: [path, index], message: `${each.id}: ${key} is ${JSON.stringify(value)}` }],
    );
  });
}
