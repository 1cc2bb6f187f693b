import { createRoute, z } from "@hono/zod-openapi";
import type { ProblemCode } from "#contract/problem.ts";
import type { ReplyFile } from "#core/dialogue/turn/reply.ts";
import type { WorkId } from "#core/techniques/work.ts";
import { trackIds } from "#core/tracks/track.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { type Router, signedIn } from "../router.ts";
import { isId } from "./ids.ts";

const file = z.string().openapi({ type: "string", format: "binary" });
const made = (description: string, mime: "application/pdf" | "image/png" | "text/csv") => ({
  200: { description, content: { [mime]: { schema: file } } },
  ...problemContent,
});
const byId = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const onTrack = z.object({ track: z.enum(trackIds).openapi({ param: { name: "track", in: "path" } }) });

const work = createRoute({
  method: "get",
  path: "/api/works/{id}/file.pdf",
  tags: ["works"],
  summary: "A work to print",
  security: signedIn,
  request: { params: byId },
  responses: made("The pages", "application/pdf"),
});
const diaryPdf = createRoute({
  method: "get",
  path: "/api/diary.pdf",
  tags: ["works"],
  summary: "The contact diary to print: a memory aid, with a check that nothing was changed afterwards",
  security: signedIn,
  responses: made("The pages", "application/pdf"),
});
const diaryCsv = createRoute({
  method: "get",
  path: "/api/diary.csv",
  tags: ["works"],
  summary: "The contact diary as a table",
  security: signedIn,
  responses: made("The table", "text/csv"),
});
const card = createRoute({
  method: "get",
  path: "/api/tracks/card.png",
  tags: ["tracks"],
  summary: "The progress as a picture",
  security: signedIn,
  responses: made("The picture", "image/png"),
});
const keepsake = createRoute({
  method: "get",
  path: "/api/tracks/{track}/keepsake.pdf",
  tags: ["tracks"],
  summary: "A keepsake of a track that was walked to its end",
  security: signedIn,
  request: { params: onTrack },
  responses: made("The page", "application/pdf"),
});

/** Files are made when they are asked for, and kept nowhere. */
export function filesRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  async function send(c: HttpContext, wish: Exclude<ReplyFile, "export">, missing: ProblemCode) {
    const personId = c.get("personId");
    const taken = await deps.limits.take("files", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const ready = await deps.makeFile(personId, wish);
    if (ready === undefined) return problem(c, missing);
    const shown = ready.mime === "image/png" ? "inline" : "attachment";
    const type = ready.mime === "text/csv" ? "text/csv; charset=utf-8" : ready.mime;
    const headers = { "content-type": type, "content-disposition": `${shown}; filename="${ready.name}"` };
    return c.body(new Uint8Array(ready.bytes), 200, headers);
  }
  const ofTracks = (c: HttpContext, wish: Exclude<ReplyFile, "export">) =>
    deps.flags(c.get("personId")).multi_track_system_enabled ? send(c, wish, "not_found") : problem(c, "tracks_off");

  router.openapi(work, (c) => {
    const { id } = c.req.valid("param");
    return isId(id) ? send(c, { make: "work", workId: id as WorkId }, "work_not_found") : problem(c, "work_not_found");
  });
  router.openapi(diaryPdf, (c) => send(c, { make: "diary", format: "pdf" }, "not_found"));
  router.openapi(diaryCsv, (c) => send(c, { make: "diary", format: "csv" }, "not_found"));
  router.openapi(card, (c) => ofTracks(c, { make: "progress_card" }));
  router.openapi(keepsake, (c) => ofTracks(c, { make: "keepsake", track: c.req.valid("param").track }));
}
