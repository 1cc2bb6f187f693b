import type { HabitId } from "../../day/habit.ts";
import { type LessonPart, lessonParts } from "../../lessons/lesson.ts";
import type { SkillId } from "../../mastery/skill.ts";
import type { Command } from "../turn/command.ts";
import type { MasteryCommand } from "./decide-mastery.ts";

/** Button data of skills, levels and lessons; see `press.ts`. */

const codes = {
  science: "s",
  practice: "p",
  personal: "y",
  signs: "i",
  trouble: "t",
  next: "n",
} as const satisfies Record<LessonPart, string>;

/** The data of a button that gives this command; throws for what no button may carry. */
export function encodeMasteryPress(command: MasteryCommand): string {
  switch (command.do) {
    case "skills":
      return command.from === undefined ? "sq" : `sq:${command.from}`;
    case "skill":
      return `s1:${command.skill}`;
    case "level":
      return "lv";
    case "insights":
      return "is";
    case "learn": {
      const { habit = "", part, depth, name } = command;
      if (name !== undefined) break;
      const deep = depth === undefined ? "" : depth === "full" ? ":f" : ":s";
      return `le:${habit}:${part === undefined ? "" : codes[part]}${deep}`;
    }
    case "ask_lesson":
      if (command.question !== undefined) break;
      return `al:${command.habit}`;
    case "lesson_answered":
      break;
  }
  throw new Error(`no button carries ${command.do}`);
}

const id = /^[a-z][a-z0-9_]{2,39}$/u;

/** The command of a pressed button of ours; undefined for anything else. */
export function decodeMasteryPress(data: string): Command | undefined {
  const [code = "", first = "", second = "", third = ""] = data.split(":");
  switch (code) {
    case "sq":
      return { do: "skills", ...(/^\d{1,4}$/u.test(first) ? { from: Number(first) } : {}) };
    case "s1":
      return id.test(first) ? { do: "skill", skill: first as SkillId } : undefined;
    case "lv":
      return { do: "level" };
    case "is":
      return { do: "insights" };
    case "le": {
      const part = lessonParts.find((each) => codes[each] === second);
      if ((first !== "" && !id.test(first)) || (second !== "" && !part)) return undefined;
      return {
        do: "learn",
        ...(first === "" ? {} : { habit: first as HabitId }),
        ...(part ? { part } : {}),
        ...(third === "f" ? { depth: "full" } : third === "s" ? { depth: "short" } : {}),
      };
    }
    case "al":
      return id.test(first) ? { do: "ask_lesson", habit: first as HabitId } : undefined;
    default:
      return undefined;
  }
}
