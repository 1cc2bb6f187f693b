import { z } from "zod";
import type { LessonTeacher } from "#app/ports.ts";
import type { BriefPrompt } from "#content/brief-prompts.ts";
import type { PromptWords } from "#content/prompts.ts";
import { checkAnswer } from "#core/lessons/check-answer.ts";
import type { Lesson } from "#core/lessons/lesson.ts";
import { type BriefMiss, type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { data, fill } from "./write-prompt.ts";

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
const wire = z.object({ answer: z.string().nullable(), cites: z.array(z.string()) });

/** The lesson as the model reads it: what a statement holds cannot close the data block. */
const told = ({ statements }: Lesson): string =>
  statements.map(({ id, text }) => `${id}. ${data(text, mostStatement)}`).join("\n");

/**
 * A language model's words on a question, from a lesson alone. What does not pass the check against the lesson counts as no answer and is asked for
 * once more; what still does not is dropped, so that nothing which a question talks a model into is ever shown.
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
      prompt: fill(prompt.message[locale], { lesson: told(lesson), question: data(question, mostQuestion) }),
      again: (why) =>
        fill(words.again[locale], { why: (why === "no_json" ? words.why.no_json : words.not_in_lesson)[locale] }),
      wire,
      accepts: z
        .object({ answer: z.string().max(4000).nullable() })
        .refine(({ answer }) => answer === null || checkAnswer(answer, lesson).kind === "pass"),
      key: "answer",
    });
    const text = answered.kind === "answer" ? answered.answer.answer : null;
    watch?.(answered.kind === "miss" ? answered.why : text === null ? "nothing" : "ok");
    return text ?? undefined;
  };
  return { answer };
}
