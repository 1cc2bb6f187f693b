import { broken, type SimulationFigures } from "./figures.ts";
import { signals } from "./truth.ts";

const words = (name: string): string => name.replaceAll("_", " ");
const listed = (counts: Readonly<Partial<Record<string, number>>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${words(name)}`)
    .join(", ") || "none";

/** The figures of a run as lines to read. */
export function reportLines(figures: SimulationFigures): readonly string[] {
  const { triggers, stability, mastery, dangers } = figures;
  const right = (value: number | string | undefined, width: number): string => String(value ?? "–").padStart(width);
  const rows = signals.map((signal) => {
    const { true_events, in_reach, found, missed, fired, false: wrong, minutes_p50, minutes_p90 } = triggers[signal];
    return `${signal.padEnd(14)}${right(true_events, 7)}${right(in_reach, 10)}${right(found, 7)}${right(missed, 8)}${right(fired, 7)}${right(wrong, 7)}${right(minutes_p50, 9)}${right(minutes_p90, 8)}`;
  });
  const because = signals.flatMap((signal) => [
    `  ${signal}: missed ${listed(triggers[signal].missed_because)}`,
    `  ${"".padEnd(signal.length)}  false  ${listed(triggers[signal].false_because)}`,
  ]);
  const bad = broken(figures);
  return [
    `${figures.persons} persons, ${figures.days} days each, seed ${figures.seed}: ${figures.person_days} person-days, ${figures.readings} readings`,
    "",
    "trigger          true  in reach  found  missed  fired  false  min p50     p90",
    ...rows,
    "",
    ...because,
    "",
    `adaptations    ${figures.adaptations}, ${figures.adaptations_per_person_day} a person and day, ${figures.told_per_person_day} messages about them; ${listed(figures.adaptations_by_state)}`,
    `stability      ${stability.new_habits_a_day} new habits a day beside the day before; at most one on ${Math.round(100 * stability.at_most_one_new)} % of ${stability.days_compared} days of an unchanged mode`,
    `done           ${Math.round(100 * stability.done_share)} % of what was planned; ${Object.entries(
      figures.done_share_by_archetype,
    )
      .map(([archetype, done]) => `${words(archetype)} ${Math.round(100 * done)} %`)
      .join(", ")}`,
    `mastery        by week ${mastery.median_by_week.join(", ")}; ${mastery.mastered_skills_a_person} skills mastered a person, ${mastery.velocity} a week; ${listed(mastery.levels)}`,
    bad.length === 0
      ? `safety         all ${Object.keys(dangers).length} counters are 0`
      : `safety         BROKEN: ${bad.map((each) => `${dangers[each]} ${words(each)}`).join(", ")}`,
  ];
}
