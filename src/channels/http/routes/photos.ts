import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { photoStoredSchema } from "#contract/exercise.ts";
import type { ExerciseId } from "#core/techniques/exercise.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { exerciseToWire } from "../exercise-to-wire.ts";
import { photoPath } from "../guards.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import type { Talk } from "../talk.ts";
import { refusedAnswer } from "./exercises.ts";
import { isId } from "./ids.ts";

const tags = ["photos"];
const picture = z.string().openapi({ type: "string", format: "binary" });

const put = createRoute({
  method: "post",
  path: photoPath,
  tags,
  summary: "Keep a photo, up to 10 MB: JPEG, PNG, WebP or HEIC, made anew without what the camera wrote into it",
  description:
    "The picture itself as the body, or a form with the field `photo`. With `exercise_id` it answers that exercise. " +
    "A photo that no work and no open exercise shows is forgotten after a day.",
  security: signedIn,
  request: {
    body: {
      content: {
        "image/jpeg": { schema: picture },
        "image/png": { schema: picture },
        "image/webp": { schema: picture },
        "image/heic": { schema: picture },
      },
    },
    query: z.object({
      exercise_id: z
        .string()
        .optional()
        .openapi({ param: { name: "exercise_id", in: "query" } }),
    }),
  },
  responses: { 201: jsonContent("Kept", photoStoredSchema), ...problemContent },
});
const read = createRoute({
  method: "get",
  path: "/api/photos/{id}",
  tags,
  summary: "A photo of one's own",
  security: signedIn,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: { 200: { description: "JPEG", content: { "image/jpeg": { schema: picture } } }, ...problemContent },
});

/** The picture in a body: the body itself, or the field `photo` of a form. */
async function pictureIn(c: HttpContext): Promise<Uint8Array | undefined> {
  const bytes = await c.req.arrayBuffer();
  const type = c.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return new Uint8Array(bytes);
  try {
    const field = (await new Response(bytes, { headers: { "content-type": type } }).formData()).get("photo");
    return field instanceof Blob ? new Uint8Array(await field.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** The same request sent twice names the same photo. */
function photoIdOf(personId: string, key: string): string {
  const hex = createHash("sha256").update(`photo\n${personId}\n${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Photos over HTTP: cleaned before anything is kept, and given to nobody but their person. */
export function photosRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  router.openapi(put, async (c) => {
    const personId = c.get("personId");
    const taken = await deps.limits.take("files", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const before = await talk.look(c);
    const { exercise_id } = c.req.valid("query");
    if (exercise_id !== undefined && !before.exercises.some(({ id }) => id === exercise_id)) {
      return problem(c, "exercise_not_found");
    }
    const given = await pictureIn(c);
    const cleaned = given === undefined ? undefined : await deps.cleanPhoto(given);
    if (!cleaned?.ok) return problem(c, cleaned?.because ?? "not_a_picture");
    const photo_id = photoIdOf(personId, c.get("key"));
    const { bytes, mime } = cleaned;
    if ((await deps.photos.put(personId, { id: photo_id, mime, bytes }, deps.clock.now())) === "too_many") {
      return problem(c, "too_many");
    }
    c.header("location", `/api/photos/${photo_id}`);
    if (exercise_id === undefined) return c.json({ photo_id, exercise: null, replies: [] }, 201);
    const exerciseId = exercise_id as ExerciseId;
    const told = await talk.tell(c, { do: "photo", photoId: photo_id, exerciseId });
    if (!told.ok) return refusedAnswer(c, told, exerciseId, deps, problem);
    const shown = shownTo(told.turn.after, deps);
    const exercise = shown.snapshot.exercises.find(({ id }) => id === exerciseId);
    const view = exercise === undefined ? null : exerciseToWire(exercise, shown);
    return c.json({ photo_id, exercise: view, replies: told.replies }, 201);
  });

  router.openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    const photo = isId(id) ? await deps.photos.get(c.get("personId"), id) : undefined;
    if (photo === undefined) return problem(c, "not_found");
    return c.body(new Uint8Array(photo.bytes), 200, {
      "content-type": photo.mime,
      // Nothing of it stays readable on the device once its person has signed out.
      "cache-control": "no-store",
    });
  });
}
