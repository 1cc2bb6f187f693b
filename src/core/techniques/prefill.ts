import { dayNamed } from "../answers/day.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Answer, Exercise } from "./exercise.ts";
import type { Technique } from "./technique.ts";

/** What is asked for, before what is told: `запиши в дневник: …`, `log this: …`. */
const asking = /^[^:\n]{0,60}(?:запи|внес|добав|отмет|дневник|log|note|record|write|put|diary|add)[^:\n]{0,60}:\s*/iu;
/** Fewer words than these are a wish, and tell nothing that belongs into an exercise. */
const tellingWords = 5;

/**
 * What was said already stands in an exercise that keeps a record of something that happened: the day, and the words themselves where they name
 * it. Each is shown at its step and stays only as the person leaves it.
 */
export function prefilled(technique: Technique, exercise: Exercise, said: string, today: LocalDate): Exercise {
  const told = said.replace(asking, "").trim();
  const isRecord = technique.makes === "diary_entry";
  if (
    !isRecord ||
    told.split(/\s+/u).length < tellingWords ||
    (told === said.trim() && !asking.test(said) && isWish.test(said))
  )
    return exercise;
  const answers: Record<string, Answer> = {};
  for (const { id, ask } of technique.steps) {
    if (ask.kind === "date") {
      const day = dayNamed(told, today, ask.when);
      if (day && day !== "no such day" && (ask.when !== "past" || day.date <= today))
        answers[id] = { kind: "date", date: day.date };
    }
    if (ask.kind === "text" && technique.titleFrom.includes(id) && told.length <= ask.most)
      answers[id] = { kind: "text", text: told };
  }
  return { ...exercise, answers: { ...answers, ...exercise.answers } };
}

const isWish =
  /^(?:я\s+)?(?:хочу|хотела? бы|давай|можно|надо|нужно|помоги|i want|i'd like|let's|help|can you|please)/iu;
