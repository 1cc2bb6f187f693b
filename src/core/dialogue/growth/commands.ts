import type { HabitId } from "../../day/habit.ts";
import { type LessonPart, lessonParts } from "../../lessons/lesson.ts";
import type { SkillId } from "../../mastery/skill.ts";
import { contentId, digits, last, lenient, may, must, signs } from "../turn/button-code.ts";
import type { CommandTable } from "../turn/command-row.ts";
import type { GrowthCommand } from "../turn/growth-command.ts";
import * as insights from "./insight-commands.ts";
import * as lessons from "./lesson-commands.ts";
import * as mastery from "./mastery-commands.ts";

const partSigns = {
  science: "s",
  practice: "p",
  personal: "y",
  signs: "i",
  trouble: "t",
  next: "n",
} as const satisfies Record<LessonPart, string>;

/** Commands about what grows, what there is to learn, and what the last weeks looked like. */
export const growthCommands = {
  skills: {
    run: (before, { from }, context) => mastery.skills(before, from, context),
    button: { code: "sq", fields: [lenient(last("from", digits(4)))] },
    slash: [{ name: "skills", menu: ["day", 6] }],
    looks: true,
  },
  skill: {
    run: (before, { skill }, context) => mastery.skill(before, skill, context),
    button: { code: "s1", fields: [must("skill", contentId<SkillId>())] },
    looks: true,
  },
  level: {
    run: (before, _command, context) => mastery.level(before, context),
    button: { code: "lv" },
    slash: [{ name: "level", menu: ["day", 7] }],
    looks: true,
  },
  learn: {
    run: (before, command, context) => lessons.learn(before, command, context),
    button: {
      code: "le",
      fields: [
        may("habit", contentId<HabitId>()),
        may("part", signs(lessonParts.map((each) => [each, partSigns[each]]))),
        lenient(
          last(
            "depth",
            signs([
              ["full", "f"],
              ["short", "s"],
            ] as const),
          ),
        ),
      ],
    },
    slash: [{ name: "learn", takes: (words) => ({ do: "learn", name: words }), menu: ["day", 5] }],
    looks: true,
  },
  ask_lesson: {
    run: (before, { habit, question }, context) => lessons.ask(before, habit, question, context),
    button: { code: "al", fields: [must("habit", contentId<HabitId>())] },
    looks: ({ question }) => question === undefined,
  },
  lesson_answered: {
    run: (before, { habit, cites }, context) => lessons.answered(before, habit, cites, context),
    ours: true,
    unheard: true,
  },
  insights: {
    run: (before, _command, context) => insights.insights(before, context),
    button: { code: "is" },
    slash: [{ name: "insights", menu: ["day", 8] }],
    needs: ["body", "history"],
    looks: true,
  },
} as const satisfies CommandTable<GrowthCommand>;
