import { readFileSync } from "node:fs";
import { habitChecks, type HabitWorld } from "#content/day-checks.ts";
import { lineOfField, readDayPack } from "#content/day-files.ts";
import { saidByHabits } from "#content/habit-copies.ts";
import { readTriggerFiles } from "#content/triggers.ts";
import type { DayContent, DayRule, Evidence } from "./day-rule.ts";
import { aimsAreServed } from "./day-rules/aims-are-served.ts";
import { archetypesAreWhole } from "./day-rules/archetypes-are-whole.ts";
import { blockHabitsFit } from "./day-rules/block-habits-fit.ts";
import { blocksComeInOrder } from "./day-rules/blocks-come-in-order.ts";
import { daysStaySmall } from "./day-rules/days-stay-small.ts";
import { benefitsHoldForAll } from "./day-rules/benefits-hold-for-all.ts";
import { greetingsKnowNoClock } from "./day-rules/greetings-know-no-clock.ts";
import { habitsAreEnough } from "./day-rules/habits-are-enough.ts";
import { levelsAreTheBriefs } from "./day-rules/levels-are-the-briefs.ts";
import { levelsCanBeReached } from "./day-rules/levels-can-be-reached.ts";
import { linesEndAlike } from "./day-rules/lines-end-alike.ts";
import { listsAreEquallyLong } from "./day-rules/lists-are-equally-long.ts";
import { nothingHarmfulIsAsked } from "./day-rules/nothing-harmful-is-asked.ts";
import { nothingIsPromised } from "./day-rules/nothing-is-promised.ts";
import { quizReachesEveryone } from "./day-rules/quiz-reaches-everyone.ts";
import { skillsHoldEveryHabit } from "./day-rules/skills-hold-every-habit.ts";
import { triggersAreTheBriefs } from "./day-rules/triggers-are-the-briefs.ts";
import { weakEvidenceIsSaid } from "./day-rules/weak-evidence-is-said.ts";
import { wordingIsOurs } from "./day-rules/wording-is-ours.ts";
import { wordsFitTheDay } from "./day-rules/words-fit-the-day.ts";

/** What every habit in service keeps, an operator's too, as rules of ours. */
const inService: readonly DayRule[] = habitChecks.map(({ name, check }) => ({
  name,
  check(content) {
    const world = worldOf(content);
    return content.habits.flatMap(({ file, habit }) => check(habit, world).map((problem) => ({ file, ...problem })));
  },
}));

const worldOf = ({ habits, evidence }: DayContent): HabitWorld => ({
  habits: new Map(habits.map((each) => [each.habit.id, each.habit])),
  evidence: new Set(evidence.keys()),
  said: saidByHabits(habits.map(({ habit }) => habit)),
});

export const dayRules: readonly DayRule[] = [
  ...inService,
  habitsAreEnough,
  weakEvidenceIsSaid,
  nothingIsPromised,
  nothingHarmfulIsAsked,
  wordsFitTheDay,
  wordingIsOurs,
  listsAreEquallyLong,
  linesEndAlike,
  benefitsHoldForAll,
  greetingsKnowNoClock,
  aimsAreServed,
  archetypesAreWhole,
  daysStaySmall,
  blocksComeInOrder,
  blockHabitsFit,
  quizReachesEveryone,
  skillsHoldEveryHabit,
  levelsCanBeReached,
  levelsAreTheBriefs,
  triggersAreTheBriefs,
];

/** Every problem of health days, one line each: file, line, rule, message. */
export function checkDayContent(contentDir: string): readonly string[] {
  const { problems, ...read } = readDayPack(contentDir);
  const evidence = JSON.parse(readFileSync(`${contentDir}/evidence/references.json`, "utf8")) as Evidence[];
  const { triggers, problems: ofTriggers } = readTriggerFiles(contentDir);
  const content: DayContent = { ...read, triggers, evidence: new Map(evidence.map((each) => [each.id, each])) };
  return [
    ...[...problems, ...ofTriggers].map(({ file, line, rule, message }) => `${file}:${line}: ${rule}: ${message}`),
    ...dayRules.flatMap((rule) =>
      rule
        .check(content)
        .map(({ file, path, message }) => `${file}:${lineOfField(contentDir, file, path)}: ${rule.name}: ${message}`),
    ),
  ].toSorted();
}
