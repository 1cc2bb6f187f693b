import { createRoute, z } from "@hono/zod-openapi";
import { importListSchema, importSchema } from "#contract/imports.ts";
import type { ProblemCode } from "#contract/problem.ts";
import { fileKindNames } from "#core/readings/file-kind.ts";
import type { PersonId } from "#core/person/person.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { importPath } from "../guards.ts";
import { importToWire } from "../import-to-wire.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonContent, type Router, signedIn } from "../router.ts";
import { PersonGone, type Talk } from "../talk.ts";
import { isId } from "./ids.ts";

const tags = ["imports"];
const file = z.string().openapi({ type: "string", format: "binary" });

const begin = createRoute({
  method: "post",
  path: importPath,
  tags,
  summary: "Bring in a file of health data of the past: the file itself as the body, of any of the kinds that are read",
  description:
    `${fileKindNames}; known by what is in it, not by its name. ` +
    "It is taken in as it comes and read after the answer: `GET` says how far it is. The same file again goes on where it stopped, and changes nothing once it " +
    "is done. Two files of a person may wait (409 `too_many`). An upload that breaks off leaves nothing behind. What comes in a file never changes a day.",
  security: signedIn,
  request: {
    body: {
      content: {
        "application/octet-stream": { schema: file },
        "application/zip": { schema: file },
        "text/xml": { schema: file },
        "application/vnd.ant.fit": { schema: file },
      },
    },
  },
  responses: { 202: jsonContent("Taken in", importSchema), ...problemContent },
});
const list = createRoute({
  method: "get",
  path: importPath,
  tags,
  summary: "Imports of the person and how far each is, newest first",
  security: signedIn,
  responses: { 200: jsonContent("The imports", importListSchema), ...problemContent },
});
const stop = createRoute({
  method: "delete",
  path: `${importPath}/{id}`,
  tags,
  summary: "Read a file no further; what was read stays, and the same file goes on from there",
  security: signedIn,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: { 204: { description: "Stops at the next safe place" }, ...problemContent },
});

const listed = 50;
/** Why a file is not taken in, as the wire says it. */
const refusals = {
  no_consent: "consent_needed",
  empty: "empty",
  too_large: "too_large",
  no_space: "no_space",
  not_there: "not_found",
  busy: "too_many",
} as const satisfies Record<string, ProblemCode>;

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Files of the past over HTTP: never held in memory, whatever their size. */
export function importsRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const { importFile, limits, words } = deps;
  const sayTo = (c: HttpContext) => {
    const locale = c.get("locale");
    return (ref: string, slots: Readonly<Record<string, string>> = {}) => words.text({ ref }, locale, slots);
  };

  /** Whoever breaks off an upload hears no answer; nothing of it is left. */
  async function takeIn(c: HttpContext, personId: PersonId) {
    try {
      return await importFile.start(personId, c.req.raw.body ?? nothing());
    } catch (error) {
      if (c.req.raw.signal.aborted) return "broken_off";
      throw error;
    }
  }

  router.openapi(begin, async (c) => {
    const personId = c.get("personId");
    const taken = await limits.take("files", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    await talk.look(c);
    const limit = importFile.mostBytes;
    if (Number(c.req.header("content-length") ?? 0) > limit) return problem(c, "too_large", { limit });
    const run = await takeIn(c, personId);
    if (run === "broken_off") return problem(c, "invalid");
    if (run === undefined) throw new PersonGone();
    if (typeof run === "string") return problem(c, refusals[run], run === "too_large" ? { limit } : {});
    return c.json(importToWire(run, sayTo(c)), 202);
  });

  router.openapi(list, async (c) => {
    await talk.look(c);
    const runs = await importFile.list(c.get("personId"), listed);
    return c.json({ imports: runs.map((run) => importToWire(run, sayTo(c))), most_bytes: importFile.mostBytes }, 200);
  });

  router.openapi(stop, async (c) => {
    const { id } = c.req.valid("param");
    const stopped = isId(id) && (await importFile.stop(c.get("personId"), id));
    return stopped ? c.body(null, 204) : problem(c, "import_not_found");
  });
}
