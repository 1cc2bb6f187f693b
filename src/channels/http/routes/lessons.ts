import { createRoute, z } from "@hono/zod-openapi";
import { type LessonAnswerWire, lessonAnswerSchema, lessonQuestionSchema, lessonSchema } from "#contract/lesson.ts";
import type { HabitId } from "#core/day/habit.ts";
import { dayLookedAt } from "#core/dialogue/day/plan/levels-told.ts";
import { unfoldedParts } from "#core/lessons/lesson.ts";
import { taughtTo } from "#core/lessons/taught.ts";
import type { HttpDeps } from "../deps.ts";
import { evidenceToWire, lessonOfHabit, partsToWire, writtenOf } from "../habit-to-wire.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";

const tags = ["lessons"];
const byId = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });

const read = createRoute({
  method: "get",
  path: "/api/habits/{id}/lesson",
  tags,
  summary: "What there is to learn about a habit, in the voice of the person's archetype, with its sources",
  security: signedIn,
  request: { params: byId },
  responses: { 200: jsonContent("The lesson", lessonSchema), ...problemContent },
});
const ask = createRoute({
  method: "post",
  path: "/api/habits/{id}/questions",
  tags,
  summary: "A question about a lesson, answered only from it and its sources",
  description:
    "Always in the lesson's own words, with the habit's warning where it has one. Which of them is chosen by a language model where one is set up and the person " +
    "agreed to its use; otherwise it is the part of the lesson that comes nearest.",
  security: signedIn,
  request: { params: byId, ...jsonBody(lessonQuestionSchema, true) },
  responses: { 200: jsonContent("The answer", lessonAnswerSchema), ...problemContent },
});

/** Lessons over HTTP: everything is there at any level, which decides only what stands open at first. */
export function lessonsRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const habitOf = (id: string) => deps.library.day.habits.get(id as HabitId);

  router.openapi(read, async (c) => {
    const habit = habitOf(c.req.valid("param").id);
    const shown = shownTo(await talk.look(c), deps);
    if (!habit) return problem(c, "habit_not_found");
    const { snapshot, around } = shown;
    const { day } = dayLookedAt(snapshot, around);
    const lesson = lessonOfHabit(habit, day.archetype, taughtTo(habit, day.intake), shown, deps);
    const { file, words } = writtenOf(habit.id, shown, deps);
    return c.json(
      {
        ...lesson,
        detailed_content: partsToWire(lesson),
        related_habits: [...lesson.related_habits],
        sources: [...lesson.sources],
        habit_id: habit.id,
        unfolded: [...unfoldedParts(around.library.day.levels[day.archetype], day.levels)],
        related: lesson.related_habits.map((id) => ({ habit_id: id, name: shown.text({ ref: `habit.${id}.name` }) })),
        evidence: evidenceToWire(file.evidence, shown, deps),
        caution: words.caution ?? null,
        questions: deps.answersLessons && snapshot.person.modelConsent,
      },
      200,
    );
  });

  router.openapi(ask, async (c) => {
    const habit = habitOf(c.req.valid("param").id);
    if (!habit) return problem(c, "habit_not_found");
    const { question } = c.req.valid("json");
    const told = await talk.tell(c, { do: "ask_lesson", habit: habit.id, question });
    if (!told.ok) return told.response;
    const { replies } = told;
    const said = told.turn.lessonAnswer;
    const answered: Pick<LessonAnswerWire, "answer" | "by" | "cites"> =
      said && "text" in said
        ? {
            answer: said.caution === undefined ? said.text : `${said.text}\n\n${said.caution}`,
            by: said.by,
            cites: said.cites.map(({ text }) => text),
          }
        : { answer: replies.at(-1)?.text ?? "", by: said?.by ?? "nothing", cites: [] };
    return c.json({ ...answered, replies }, 200);
  });
}
