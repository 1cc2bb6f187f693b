import { createRoute, z } from "@hono/zod-openapi";
import {
  exerciseAnswerSchema,
  exerciseBeginSchema,
  exerciseGivenSchema,
  exerciseListSchema,
  exerciseSchema,
  techniqueListSchema,
} from "#contract/exercise.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { exerciseInFront } from "#core/dialogue/tracks/exercise-shown.ts";
import { type Exercise, type ExerciseId, exerciseLimits } from "#core/techniques/exercise.ts";
import { stepAt } from "#core/techniques/walk.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { exerciseToWire, finishedToWire, isClosed, techniquesToWire } from "../exercise-to-wire.ts";
import { type Problem, problemContent, type ProblemResponse } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { type Shown, shownTo } from "../show.ts";
import type { Talk, Told } from "../talk.ts";
import { isId } from "./ids.ts";

const tags = ["exercises"];
const params = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const answer200 = jsonContent("The step that is asked now, or the end", exerciseAnswerSchema);

const techniques = createRoute({
  method: "get",
  path: "/api/techniques",
  tags,
  summary: "The exercises that may be begun",
  security: signedIn,
  responses: { 200: jsonContent("The exercises", techniqueListSchema), ...problemContent },
});
const begin = createRoute({
  method: "post",
  path: "/api/exercises",
  tags,
  summary: "Begin an exercise; one that waits already is given back unless `anew`, and never written over",
  security: signedIn,
  request: jsonBody(exerciseBeginSchema, true),
  responses: { 200: answer200, 201: jsonContent("Begun", exerciseAnswerSchema), ...problemContent },
});
const list = createRoute({
  method: "get",
  path: "/api/exercises",
  tags,
  summary: "Exercises that were begun and wait to go on",
  security: signedIn,
  responses: { 200: jsonContent("The exercises", exerciseListSchema), ...problemContent },
});
const read = createRoute({
  method: "get",
  path: "/api/exercises/{id}",
  tags,
  summary: "An exercise at the step that it asks now",
  security: signedIn,
  request: { params },
  responses: { 200: jsonContent("The exercise", exerciseSchema), ...problemContent },
});
const answer = createRoute({
  method: "post",
  path: "/api/exercises/{id}/answer",
  tags,
  summary: "Answer the step that is asked; what does not fit is refused, and everything given before is kept",
  security: signedIn,
  request: { params, ...jsonBody(exerciseGivenSchema, true) },
  responses: { 200: answer200, ...problemContent },
});
const stop = createRoute({
  method: "post",
  path: "/api/exercises/{id}/stop",
  tags,
  summary: "Stop for now: it waits as it is",
  security: signedIn,
  request: { params },
  responses: { 200: answer200, ...problemContent },
});
const drop = createRoute({
  method: "delete",
  path: "/api/exercises/{id}",
  tags,
  summary: "Let go of an exercise that was not finished",
  security: signedIn,
  request: { params },
  responses: { 204: { description: "Let go" }, ...problemContent },
});

const byId = ({ snapshot }: Shown, id: string): Exercise | undefined =>
  snapshot.exercises.find((exercise) => exercise.id === id);

/** The most that the step in question takes: characters, lines or photos. */
function limitOf(exercise: Exercise, code: string, { around }: Shown): number | undefined {
  const { ask } = stepAt(around.library.techniques[exercise.technique], exercise);
  if (code !== "too_long" && code !== "too_many") return undefined;
  if (ask.kind === "list" && code === "too_long") return exerciseLimits.line;
  return "most" in ask ? ask.most : undefined;
}

/** A refusal, with the exercise as it stands beside it, so that a page shows what is asked now and loses nothing. */
export function refusedAnswer(
  c: HttpContext,
  told: Extract<Told, { readonly ok: false }>,
  id: ExerciseId,
  deps: HttpDeps,
  problem: Problem,
): ProblemResponse {
  const code = told.turn?.denied?.code;
  if (told.turn === undefined || code === undefined) return told.response;
  const shown = shownTo(told.turn.after, deps);
  const exercise = byId(shown, id);
  if (exercise === undefined || code === "gate_closed") return told.response;
  const limit = limitOf(exercise, code, shown);
  return problem(c, code, {
    replies: told.replies ?? [],
    exercise: exerciseToWire(exercise, shown),
    ...(limit === undefined ? {} : { limit }),
  });
}

/** Exercises over HTTP, one step at a time. */
export function exercisesRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const wireOf = (exercise: Exercise | undefined, shown: Shown) =>
    exercise === undefined ? null : exerciseToWire(exercise, shown);

  router.openapi(techniques, async (c) => {
    return c.json({ techniques: techniquesToWire(shownTo(await talk.look(c), deps)) }, 200);
  });

  router.openapi(begin, async (c) => {
    const { technique, anew } = c.req.valid("json");
    const told = await talk.tell(c, { do: "begin", technique, ...(anew === undefined ? {} : { anew }) });
    if (!told.ok) return told.response;
    const shown = shownTo(told.turn.after, deps);
    const begun = told.turn.journal.some(({ kind }) => kind === "exercise_begun");
    const wanted = [technique, deps.library.techniques[technique].insteadWhenRecent];
    const asksFirst = told.turn.replies.some(({ say }) => say === "contact.why");
    const exercise = begun
      ? exerciseInFront(shown.snapshot)
      : asksFirst
        ? undefined
        : shown.snapshot.exercises.find((each) => wanted.includes(each.technique));
    const body = { exercise: wireOf(exercise, shown), finished: null, replies: told.replies };
    if (!begun || exercise === undefined) return c.json(body, 200);
    c.header("location", `/api/exercises/${exercise.id}`);
    return c.json(body, 201);
  });

  router.openapi(list, async (c) => {
    const shown = shownTo(await talk.look(c), deps);
    const open = shown.snapshot.exercises.filter(({ technique }) => !isClosed(technique, shown));
    return c.json({ exercises: open.map((exercise) => exerciseToWire(exercise, shown)) }, 200);
  });

  router.openapi(read, async (c) => {
    const shown = shownTo(await talk.look(c), deps);
    const exercise = byId(shown, c.req.valid("param").id);
    if (exercise === undefined) return problem(c, "exercise_not_found");
    if (isClosed(exercise.technique, shown)) return problem(c, "gate_closed");
    return c.json(exerciseToWire(exercise, shown), 200);
  });

  router.openapi(answer, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "exercise_not_found");
    const exerciseId = id as ExerciseId;
    const given = c.req.valid("json");
    const command: Command =
      "press" in given
        ? { do: "exercise", exerciseId, step: given.step, press: given.press }
        : { do: "exercise_text", exerciseId, step: given.step, text: given.text };
    const told = await talk.tell(c, command);
    if (!told.ok) return refusedAnswer(c, told, exerciseId, deps, problem);
    const shown = shownTo(told.turn.after, deps);
    const exercise = byId(shown, id);
    const ended = told.turn.journal.find(({ kind }) => kind === "exercise_finished")?.because.inputs?.["technique"];
    const technique = deps.library.techniques[ended as keyof typeof deps.library.techniques];
    const finished = ended === undefined ? null : finishedToWire(technique.id, told.turn, shown);
    return c.json({ exercise: wireOf(exercise, shown), finished, replies: told.replies }, 200);
  });

  router.openapi(stop, async (c) => {
    const shown = shownTo(await talk.look(c), deps);
    const exercise = byId(shown, c.req.valid("param").id);
    if (exercise === undefined) return problem(c, "exercise_not_found");
    const waits = { exercise: wireOf(exercise, shown), finished: null, replies: [] };
    // One that is not in front waits already.
    if (exerciseInFront(shown.snapshot)?.id !== exercise.id) return c.json(waits, 200);
    const told = await talk.tell(c, { do: "stop_exercise" });
    return told.ok ? c.json({ ...waits, replies: told.replies }, 200) : told.response;
  });

  router.openapi(drop, async (c) => {
    const { id } = c.req.valid("param");
    if (!isId(id)) return problem(c, "exercise_not_found");
    const told = await talk.tell(c, { do: "drop_exercise", exerciseId: id as ExerciseId });
    return told.ok ? c.body(null, 204) : told.response;
  });
}
