import { expect, test } from "vitest";
import { archetypeIds } from "#core/day/archetype.ts";
import type { QuizFile } from "#content/archetype-file.ts";
import { saidOf } from "../day-fixture.ts";
import { quizReachesEveryone } from "./quiz-reaches-everyone.ts";

const both = { ru: "слово", en: "word" };
const quiz = (missing?: string): QuizFile => ({
  questions: Array.from({ length: 5 }, (_, question) => ({
    id: `question_${question}`,
    ask: both,
    answers: archetypeIds
      .filter((id) => id !== missing)
      .map((id) => ({
        id: `answer_${id}`,
        say: both,
        for: { [id]: 2, foundation_builder: id === "foundation_builder" ? 2 : 1 },
      })),
  })),
});

test("six clear answers to each question reach everybody", () => {
  expect(saidOf(quizReachesEveryone, { quiz: quiz() })).toEqual([]);
});

test("a way that no answer speaks for is named", () => {
  expect(saidOf(quizReachesEveryone, { quiz: quiz("peak_performer") })).toEqual(["no answers lead to peak_performer"]);
});
