import { createRoute, z } from "@hono/zod-openapi";
import {
  archetypeAnswerSchema,
  archetypeChoiceSchema,
  archetypeListSchema,
  habitAnswerSchema,
  habitChangeSchema,
  habitInFullSchema,
  habitListSchema,
  quizAnswersSchema,
  quizResultSchema,
  quizSchema,
} from "#contract/habits.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { habitCategories, type HabitId } from "#core/day/habit.ts";
import { proposeArchetype } from "#core/day/quiz.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { archetypesToWire } from "../archetype-to-wire.ts";
import type { HttpDeps } from "../deps.ts";
import { habitInFull, habitToWire } from "../habit-to-wire.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const tags = ["habits"];
const byId = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });

const list = createRoute({
  method: "get",
  path: "/api/habits",
  tags,
  summary: "All habits, with how far the person is and why any of them is left out",
  security: signedIn,
  request: {
    query: z.object({
      category: z
        .enum(habitCategories)
        .optional()
        .openapi({ param: { name: "category", in: "query" } }),
      archetype: z
        .enum(archetypeIds)
        .optional()
        .openapi({ param: { name: "archetype", in: "query" } }),
    }),
  },
  responses: { 200: jsonContent("The habits", habitListSchema), ...problemContent },
});
const read = createRoute({
  method: "get",
  path: "/api/habits/{id}",
  tags,
  summary: "Everything about one habit: how it is done, what is known of it and how surely, with the sources",
  security: signedIn,
  request: { params: byId },
  responses: { 200: jsonContent("The habit", habitInFullSchema), ...problemContent },
});
const change = createRoute({
  method: "put",
  path: "/api/habits/{id}",
  tags,
  summary:
    "How much a habit is liked, a note about it, or bring back one that was left out for good; the health days begin with it",
  security: signedIn,
  request: { params: byId, ...jsonBody(habitChangeSchema, true) },
  responses: { 200: jsonContent("The habit", habitAnswerSchema), ...problemContent },
});
const archetypes = createRoute({
  method: "get",
  path: "/api/archetypes",
  tags,
  summary: "The six ways of going about a day, with the one that is chosen",
  security: signedIn,
  responses: { 200: jsonContent("The archetypes", archetypeListSchema), ...problemContent },
});
const choose = createRoute({
  method: "put",
  path: "/api/archetype",
  tags,
  summary: "Choose one; the change is spread over a week or `fresh`. The health days begin with it",
  security: signedIn,
  request: jsonBody(archetypeChoiceSchema, true),
  responses: { 200: jsonContent("The archetypes", archetypeAnswerSchema), ...problemContent },
});
const quiz = createRoute({
  method: "get",
  path: "/api/archetypes/quiz",
  tags,
  summary: "A few questions that propose an archetype",
  security: signedIn,
  responses: { 200: jsonContent("The questions", quizSchema), ...problemContent },
});
const answerQuiz = createRoute({
  method: "post",
  path: "/api/archetypes/quiz",
  tags,
  summary: "What the answers speak for; nothing is kept, the person chooses",
  security: signedIn,
  request: jsonBody(quizAnswersSchema, true),
  responses: { 200: jsonContent("The archetype", quizResultSchema), ...problemContent },
});

/** Habits and archetypes over HTTP: looking begins nothing. */
export function habitsRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const habitOf = (id: string) => deps.library.day.habits.get(id as HabitId);

  router.openapi(list, async (c) => {
    const { category, archetype } = c.req.valid("query");
    const shown = shownTo(await talk.look(c), deps);
    const all = [...deps.library.day.habits.values()].filter(
      (habit) => archetype === undefined || habit.archetypes.includes(archetype),
    );
    const place = (each: (typeof habitCategories)[number]): number => habitCategories.indexOf(each);
    const habits = all
      .filter((habit) => category === undefined || habit.category === category)
      .toSorted(
        (a, b) => place(a.category) - place(b.category) || a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1),
      )
      .map((habit) => habitToWire(habit, shown, deps));
    const categories = habitCategories
      .map((each) => ({
        category: each,
        name: shown.text({ ref: `category.${each}` }),
        count: all.filter((habit) => habit.category === each).length,
      }))
      .filter(({ count }) => count > 0);
    return c.json({ habits, categories }, 200);
  });

  router.openapi(read, async (c) => {
    const habit = habitOf(c.req.valid("param").id);
    const snapshot = await talk.look(c);
    return habit ? c.json(habitInFull(habit, shownTo(snapshot, deps), deps), 200) : problem(c, "habit_not_found");
  });

  router.openapi(change, async (c) => {
    const habit = habitOf(c.req.valid("param").id);
    if (!habit) return problem(c, "habit_not_found");
    const { rating, never, notes } = c.req.valid("json");
    const [first, ...rest]: Command[] = [
      ...(rating === undefined ? [] : [{ do: "rate_habit", habit: habit.id, rating } as const]),
      ...(notes === undefined ? [] : [{ do: "note_habit", habit: habit.id, note: notes } as const]),
      ...(never === undefined ? [] : [{ do: "allow_habit", habit: habit.id } as const]),
    ];
    if (first === undefined) return problem(c, "invalid");
    const told = await talk.tell(c, first, ...rest);
    if (!told.ok) return told.response;
    return c.json({ habit: habitInFull(habit, shownTo(told.turn.after, deps), deps), replies: told.replies }, 200);
  });

  router.openapi(archetypes, async (c) => c.json(archetypesToWire(shownTo(await talk.look(c), deps)), 200));

  router.openapi(choose, async (c) => {
    const { archetype, fresh = false } = c.req.valid("json");
    const told = await talk.tell(c, { do: "archetype", archetype, fresh });
    if (!told.ok) return told.response;
    return c.json({ ...archetypesToWire(shownTo(told.turn.after, deps)), replies: told.replies }, 200);
  });

  router.openapi(quiz, async (c) => {
    const { text } = shownTo(await talk.look(c), deps);
    const questions = deps.library.day.quiz.map(({ id, answers }) => ({
      id,
      ask: text({ ref: `quiz.${id}.ask` }),
      answers: answers.map((answer) => text({ ref: `quiz.${id}.${answer.id}` })),
    }));
    return c.json({ questions }, 200);
  });

  router.openapi(answerQuiz, async (c) => {
    const { answers } = c.req.valid("json");
    const questions = deps.library.day.quiz;
    const wrong = questions.findIndex((question, at) => question.answers[answers[at] ?? -1] === undefined);
    if (wrong !== -1 || answers.length !== questions.length) {
      const pointer = wrong === -1 ? "/answers" : `/answers/${wrong}`;
      return problem(c, "invalid", { errors: [{ pointer, detail: "invalid_value" }] });
    }
    const { text } = shownTo(await talk.look(c), deps);
    const proposed = proposeArchetype(questions, answers);
    const at = `archetype.${proposed}`;
    return c.json({ proposed, name: text({ ref: `${at}.name` }), about: text({ ref: `${at}.about` }) }, 200);
  });
}
