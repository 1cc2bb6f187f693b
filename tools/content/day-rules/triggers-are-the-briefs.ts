import type { TriggerFile } from "#content/triggers.ts";
import type { DayProblem, DayRule } from "../day-rule.ts";

type Fixed = Pick<TriggerFile, "priority" | "when" | "let" | "action" | "fresh_minutes" | "computed">;

/** What day.md fixes to the figure: conditions, thresholds, order and effect. */
const fixed: Readonly<Record<string, Fixed>> = {
  energy_drop: {
    priority: 1,
    // A fall in several steps is a fall as well: the value before is the highest of a day, not only the last one.
    when: "energy_level < 0.3 and highest(energy_level, 24 h) > 0.6",
    let: {},
    action: "reduce_intensity_by_50_percent",
    fresh_minutes: 120,
    computed: true,
  },
  stress_spike: {
    priority: 1,
    when: "stress_level > 0.8 and variability_is_low",
    let: {
      variability_is_low: "hrv_rmssd < 0.7 * baseline(hrv_rmssd) or hrv_sdnn < 0.7 * baseline(hrv_sdnn)",
    },
    action: "switch_to_recovery_activities",
    fresh_minutes: 120,
    computed: true,
  },
  sleep_debt: {
    priority: 1,
    when: "consecutive_days(sleep_quality < 0.6, 2)",
    let: {},
    action: "prioritize_recovery_activities",
    fresh_minutes: 120,
    computed: true,
  },
  energy_surge: {
    priority: 2,
    when: "energy_level > 0.8 and readiness_score > 0.8",
    let: {},
    action: "upgrade_to_performance_mode",
    fresh_minutes: 360,
    computed: false,
  },
};

/** The four triggers that are carried are there, and nobody has turned a threshold by the way. */
export const triggersAreTheBriefs: DayRule = {
  name: "triggers-are-the-briefs",
  check: ({ triggers }) =>
    Object.entries(fixed).flatMap(([id, facts]): readonly DayProblem[] => {
      const found = triggers.find(({ written }) => written.id === id);
      if (!found) return [{ file: `triggers/${id}.yaml`, path: [], message: `there is no trigger ${id}` }];
      return Object.entries(facts).flatMap(([key, value]) =>
        JSON.stringify(found.written[key as keyof Fixed]) === JSON.stringify(value)
          ? []
          : [{ file: found.file, path: [key], message: `${id}: ${key} is ${JSON.stringify(value)}` }],
      );
    }),
};
