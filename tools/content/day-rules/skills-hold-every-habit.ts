import { type DayRule, skillsFile } from "../day-rule.ts";

/** Whatever somebody does makes a skill grow: every habit is in one, and a skill names habits that there are. */
export const skillsHoldEveryHabit: DayRule = {
  name: "skills-hold-every-habit",
  check({ habits, skills }) {
    const known = new Set<string>(habits.map(({ habit }) => habit.id));
    const held = new Set<string>(skills.flatMap((skill) => skill.habits));
    const twice = skills.filter(({ id }, index) => skills.findIndex((each) => each.id === id) !== index);
    return [
      ...twice.map(({ id }) => ({ file: skillsFile, path: [], message: `${id} is there twice` })),
      ...skills.flatMap((skill, index) =>
        skill.habits.flatMap((id, each) =>
          known.has(id) ? [] : [{ file: skillsFile, path: [index, "habits", each], message: `no habit ${id}` }],
        ),
      ),
      ...habits.flatMap(({ file, habit }) =>
        held.has(habit.id) ? [] : [{ file, path: ["id"], message: "no skill grows by it" }],
      ),
    ];
  },
};
