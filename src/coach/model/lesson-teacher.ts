import { z } from "zod";
import type { LessonTeacher } from "#app/ports.ts";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import { chosenStatements, mostChosen } from "#core/lessons/chosen.ts";
import type { Lesson } from "#core/lessons/lesson.ts";
import { type BriefMiss, type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { keepBack } from "./kept-back.ts";
import { data, fill, quoted } from "./write-prompt.ts";

export interface LessonTeacherParts extends Pick<BriefModelParts, "endpoint" | "log" | "now" | "called" | "timeoutMs"> {
  readonly prompt: BriefPrompt;
  readonly words: PromptWords;
  readonly perPersonHourly?: number;
  /** Told what each question came to, without any text. */
  readonly watch?: (outcome: "ok" | "nothing" | BriefMiss) => void;
}

const usualHourly = 20;
const mostQuestion = 500;
const mostStatement = 400;
const longestId = 8;
const wire = z.object({ cites: z.array(z.string()) });

/** The lesson as the model reads it: what a statement holds cannot close the data block. */
const told = ({ statements }: Lesson): string =>
  statements.map(({ id, text }) => `${id}. ${quoted(text, mostStatement)}`).join("\n");

/**
 * Which statements of a lesson answer a question: a language model gives their numbers and nothing else, so that nothing which a question talks it into
 * is ever shown. Numbers that the lesson does not have are asked for once more, and then dropped.
 */
export function createLessonTeacher(parts: LessonTeacherParts): LessonTeacher {
  const { prompt, words, watch } = parts;
  const ask = createAskBriefly({
    ...parts,
    prompt: "lesson",
    version: prompt.version,
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  const answer: LessonTeacher["answer"] = async (question, lesson, { personId }) => {
    const { locale } = lesson;
    const answered = await ask(personId, {
      system: prompt.rules[locale],
      prompt: fill(prompt.message[locale], {
        lesson: told(lesson),
        question: data(question, mostQuestion, keepBack(words.who, locale, [question])),
      }),
      again: (why) =>
        fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_in_lesson)[locale] }),
      wire,
      accepts: z
        .object({ cites: z.array(z.string().max(longestId)).max(mostChosen) })
        .refine(({ cites }) => cites.length === 0 || chosenStatements(cites, lesson) !== undefined),
      key: "cites",
    });
    const cites = answered.kind === "answer" ? answered.answer.cites : [];
    watch?.(answered.kind === "miss" ? answered.why : cites.length === 0 ? "nothing" : "ok");
    return cites.length === 0 ? undefined : cites;
  };
  return { answer };
}
