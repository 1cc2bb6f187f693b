import type { HabitRecord } from "../../mastery/habit-record.ts";
import type { HabitId } from "../../day/habit.ts";
import type { DayLibrary } from "../../day/library.ts";
import { type MasteryOverview, type SkillState, type SkillView, skillStates } from "../../insights/overview.ts";
import type { ProgressionProfile } from "../../insights/progression.ts";
import type { SkillId } from "../../mastery/skill.ts";
import { pairs, todayButton, skillsButton, levelButton } from "../turn/buttons.ts";
import { type PageSizes, pageOf } from "../turn/pages.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { unlockLines, gatedLines } from "../day/plan/levels-told.ts";
import { habitName } from "../day/plan/task-names.ts";

/** Skills and levels as they are shown: what is there, what comes next, and nothing as a loss. */

type Line = NonNullable<Reply["lines"]>[number];

/** How many of the habits that feed a skill are named. */
const habitsTold = 8;
const nameOf = (id: SkillId): Params[string] => ({ ref: `skill.${id}.name` });

const skillButton = (id: SkillId): Button => ({
  label: "button.skill",
  with: { name: nameOf(id) },
  press: { do: "skill", skill: id },
});

function skillLine({ id, mastery, state, streak }: SkillView): Line {
  return {
    say: streak > 1 ? "skills.line_streak" : mastery > 0 ? "skills.line" : "skills.line_new",
    with: { mark: { ref: `skills.mark_${state}` satisfies WordKey }, name: nameOf(id), mastery, streak },
  };
}

/** What there is to show: all that has begun, then what the path asks for next, then the rest of it. */
function ordered(
  { skills }: MasteryOverview,
  next: readonly SkillId[],
): readonly (readonly [head: WordKey, SkillView])[] {
  const head = (state: SkillState): WordKey => `skills.head_${state}`;
  const begun = skills.filter(({ state }) => state !== "new").map((each) => [head(each.state), each] as const);
  const fresh = skills.filter(({ state, asked, waived }) => state === "new" && asked && !waived);
  const recommended = next.flatMap((id) => fresh.find((each) => each.id === id) ?? []);
  const rest = fresh.filter((each) => !recommended.includes(each));
  return [
    ...begun,
    ...recommended.map((each) => ["skills.head_next", each] as const),
    ...rest.map((each) => [head("new"), each] as const),
  ];
}

/** All skills that matter to a person, a page at a time. */
export function skillsReply(
  overview: MasteryOverview,
  next: readonly SkillId[],
  from: number | undefined,
  pages: PageSizes | undefined,
): Reply {
  const { first, shown, turn } = pageOf(ordered(overview, next), from, pages?.entries, (at) => ({
    do: "skills",
    from: at,
  }));
  const count = (state: SkillState): number => overview.skills.filter((each) => each.state === state).length;
  const [mastered, inProgress] = skillStates.map(count);
  return {
    say: mastered || inProgress ? "skills.title" : "skills.none_yet",
    with: { mastered: mastered ?? 0, in_progress: inProgress ?? 0 },
    lines: shown
      .flatMap(([head, view], at): Line[] => [
        ...(at === 0 || shown[at - 1]?.[0] !== head ? [{ say: head }] : []),
        skillLine(view),
      ])
      .concat(first === 0 ? [{ say: "skills.rest" }] : []),
    buttons: [...pairs(shown.map(([, { id }]) => skillButton(id))), ...turn, [levelButton, todayButton]],
    ...(first > 0 ? { place: "edit" as const } : {}),
  };
}

/** One skill: how far it is, and what it grows by. */
export function skillReply(
  view: SkillView,
  records: Readonly<Record<HabitId, HabitRecord>>,
  { habits }: Pick<DayLibrary, "habits">,
): Reply {
  const { id, mastery, best, state, streak, waived } = view;
  const known = view.habits.filter((each) => habits.has(each)).slice(0, habitsTold);
  const triesOf = (habit: HabitId): number => records[habit]?.attempts ?? 0;
  return {
    say: "skill.show",
    with: {
      name: nameOf(id),
      about: { ref: `skill.${id}.about` },
      mark: { ref: `skills.mark_${state}` satisfies WordKey },
      mastery,
      best,
    },
    lines: [
      ...(streak > 1 ? [{ say: "skill.streak", with: { streak } } as const] : []),
      ...(waived ? [{ say: "skill.waived" } as const] : []),
      ...(known.length > 0 ? [{ say: "skill.feeds" } as const] : []),
      ...known.map((habit): Line => ({ say: "skill.habit", with: { name: habitName(habit), times: triesOf(habit) } })),
    ],
    buttons: [
      ...pairs(
        known.map(
          (habit): Button => ({
            label: "button.habit",
            with: { name: habitName(habit), minutes: habits.get(habit)?.minutes ?? 0 },
            press: { do: "habit", habit },
          }),
        ),
      ),
      [skillsButton, levelButton],
    ],
    place: "edit",
  };
}

/** Where somebody is on their path: what this level asks for, what it has opened, what comes after it. */
export function levelReply({ levels, complete }: MasteryOverview, profile: ProgressionProfile): Reply {
  const at = levels.findIndex(({ state }) => state === "current");
  const current = levels[at];
  if (!current) return { say: "level.none", buttons: [[todayButton]] };
  const next = levels[at + 1];
  const missing = current.requires.filter(({ mastered, waived }) => !mastered && !waived);
  return {
    say: "level.show",
    with: {
      name: { ref: `level.${current.id}.name` },
      about: { ref: `level.${current.id}.description` },
      number: at + 1,
      of: levels.length,
    },
    lines: [
      { say: complete ? "level.complete" : next ? "level.needs" : "level.last" },
      ...current.requires.map(
        ({ id, best, mastered, waived }): Line => ({
          say: mastered ? "level.skill_mastered" : waived ? "level.skill_waived" : "level.skill_missing",
          with: { name: nameOf(id), best },
        }),
      ),
      ...(missing.length > 0 ? [{ say: "level.weeks", with: { weeks: current.weeks } } as const] : []),
      ...(profile.totalMasteredSkills > 0
        ? [
            {
              say: "level.pace",
              with: { skills: profile.totalMasteredSkills, weeks: Math.max(1, profile.weeksInSystem) },
            } as const,
          ]
        : []),
      ...unlockLines("level.opened", current),
      ...(next ? unlockLines("level.will_open", next) : []),
      ...gatedLines(levels.slice(0, at + 2)),
    ],
    buttons: [...pairs(missing.map(({ id }) => skillButton(id))), [skillsButton, todayButton]],
  };
}
