import { createRoute, z } from "@hono/zod-openapi";
import { stream } from "hono/streaming";
import {
  baselinesSchema,
  dailyFiguresSchema,
  readingPageSchema,
  readingsDeletedSchema,
  readingsDeleteSchema,
  readingSourcesSchema,
} from "#contract/readings.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Metric, metrics } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import { plusDays, type LocalDate, localDate } from "#core/time/local-date.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { openMhealthPoint } from "../open-mhealth-points.ts";
import { type Problem, problemContent } from "../problem.ts";
import { baselineToWire, readingToWire, sourcesToWire } from "../reading-to-wire.ts";
import { jsonBody, jsonContent, type Router, signedIn, signedInOr } from "../router.ts";
import type { Talk } from "../talk.ts";
import { isId } from "./ids.ts";

const tags = ["readings"];
const security = signedInOr("readings:read");
const inQuery = (name: string) => ({ param: { name, in: "query" as const } });
const metric = z.enum(metrics).optional().openapi(inQuery("metric"));
const moment = (name: string) => z.iso.datetime({ offset: true }).optional().openapi(inQuery(name));
const date = (name: string) => z.iso.date().optional().openapi(inQuery(name));

/** Readings on one page, at most and where nothing is said. */
const page = { most: 500, usual: 100 } as const;
/** Days of figures, at most and where nothing is said. */
const dailyDays = { most: 400, usual: 30 } as const;

const list = createRoute({
  method: "get",
  path: "/api/readings",
  tags,
  summary: "Readings as they are kept, newest first",
  security,
  request: {
    query: z.object({
      metric,
      from: moment("from"),
      to: moment("to"),
      cursor: z.string().max(200).optional().openapi(inQuery("cursor")),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(page.most)
        .optional()
        .openapi({ ...inQuery("limit"), description: `${page.usual} where it is not said` }),
    }),
  },
  responses: { 200: jsonContent("A page of readings", readingPageSchema), ...problemContent },
});
const daily = createRoute({
  method: "get",
  path: "/api/readings/daily",
  tags,
  summary: "Figures by day, for charts: plausible ones only",
  security,
  request: { query: z.object({ metric, from: date("from"), to: date("to") }) },
  responses: { 200: jsonContent("The days", dailyFiguresSchema), ...problemContent },
});
const sources = createRoute({
  method: "get",
  path: "/api/readings/sources",
  tags,
  summary: "How much is kept, by where it came from",
  security,
  responses: { 200: jsonContent("The sources", readingSourcesSchema), ...problemContent },
});
const baselines = createRoute({
  method: "get",
  path: "/api/baselines",
  tags,
  summary: "What is usual for the person: the middle of 30 days, from seven days on",
  security,
  responses: { 200: jsonContent("The baselines", baselinesSchema), ...problemContent },
});
const reckon = createRoute({
  method: "post",
  path: "/api/baselines",
  tags,
  summary:
    "Reckon now what is usual for the person, in place of waiting for the night; 409 `consent_needed` before the person agreed",
  security: signedIn,
  responses: { 200: jsonContent("The baselines as they are from now on", baselinesSchema), ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path: "/api/readings",
  tags,
  summary: "Delete all readings, or those of one source; 409 `confirm_first` without `confirmed`",
  security: signedIn,
  request: jsonBody(readingsDeleteSchema, true),
  responses: { 200: jsonContent("How many there were", readingsDeletedSchema), ...problemContent },
});
const exported = createRoute({
  method: "get",
  path: "/api/readings/export",
  tags,
  summary: "All plausible readings as Open mHealth data points, newest first",
  description:
    "Heart rate, steps and sleep are in the schemas of Open mHealth (`omh`); what it has no schema for (energy, stress, mood, readiness, quality of sleep, " +
    "variability of the pulse) is written in the same manner in the namespace `waymark`. What is kept and not used is only in the full export.",
  security,
  request: {
    query: z.object({
      format: z.enum(["open-mhealth"]).optional().openapi(inQuery("format")),
      metric,
    }),
  },
  responses: {
    200: {
      description: "Data points",
      content: {
        "application/json": { schema: z.array(z.object({ header: z.looseObject({}), body: z.looseObject({}) })) },
      },
    },
    ...problemContent,
  },
});

const exportPage = 1000;

type After = { readonly to: Instant; readonly id: ReadingId };
const cursorOf = ({ to, id }: Reading): string => Buffer.from(`${to} ${id}`).toString("base64url");

/** Where a page goes on; undefined where a cursor is none of ours. */
function afterOf(cursor: string): After | undefined {
  const [to = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  return /^-?\d{1,15}$/.test(to) && isId(id) ? { to: Number(to), id: id as ReadingId } : undefined;
}

const given = <T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** What is kept of a body, for its person alone. */
export function readingsRoutes(router: Router, talk: Talk, deps: HttpDeps, problem: Problem): void {
  const { readings, reckonBaselines, clock, limits } = deps;

  router.openapi(list, async (c) => {
    const { cursor, limit = page.usual, from, to, metric: only } = c.req.valid("query");
    const after = cursor === undefined ? undefined : afterOf(cursor);
    if (cursor !== undefined && !after)
      return problem(c, "invalid", { errors: [{ pointer: "/cursor", detail: "invalid_value" }] });
    const found = await readings.list(c.get("personId"), {
      ...(only === undefined ? {} : { metric: only }),
      ...(from === undefined ? {} : { from: Date.parse(from) }),
      ...(to === undefined ? {} : { to: Date.parse(to) }),
      ...(after === undefined ? {} : { after }),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return c.json(
      { readings: shown.map(readingToWire), next: found.length > limit && last ? cursorOf(last) : null },
      200,
    );
  });

  router.openapi(daily, async (c) => {
    const query = c.req.valid("query");
    const { person } = await talk.look(c);
    const to = (query.to ?? localDate(clock.now(), person.timeZone)) as LocalDate;
    const from = (query.from ?? plusDays(to, 1 - dailyDays.usual)) as LocalDate;
    if (from > to || plusDays(from, dailyDays.most) < to)
      return problem(c, "invalid", { errors: [{ pointer: "/from", detail: "invalid_value" }] });
    const wanted: readonly Metric[] = query.metric ? [query.metric] : metrics;
    return c.json({ from, to, days: [...(await readings.daily(person.id, wanted, from, to))] }, 200);
  });

  router.openapi(sources, async (c) => c.json(sourcesToWire(await readings.counts(c.get("personId"))), 200));

  const usualOf = async (personId: PersonId): Promise<z.infer<typeof baselinesSchema>> => ({
    baselines: Object.values(await readings.baselines(personId)).map(baselineToWire),
  });

  router.openapi(baselines, async (c) => c.json(await usualOf(c.get("personId")), 200));

  router.openapi(reckon, async (c) => {
    const taken = await limits.take("baselines", c.get("personId"));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { person, day } = await talk.look(c);
    if (day?.consentAt === undefined) return problem(c, "consent_needed");
    await reckonBaselines(person.id);
    return c.json(await usualOf(person.id), 200);
  });

  router.openapi(remove, async (c) => {
    const { confirmed, source_name } = c.req.valid("json");
    if (confirmed !== true) return problem(c, "confirm_first");
    const kept = await readings.counts(c.get("personId"));
    const gone = kept.filter(({ source }) => source_name === undefined || source === source_name);
    // On a source that brought nothing, nothing stands either.
    if (source_name !== undefined && gone.length === 0) return c.json({ deleted: 0 }, 200);
    const told = await talk.tell(c, {
      do: "forget_body",
      ...(source_name === undefined ? {} : { source: source_name }),
    });
    if (!told.ok) return told.response;
    return c.json({ deleted: gone.reduce((sum, { count }) => sum + count, 0) }, 200);
  });

  router.openapi(exported, async (c) => {
    const personId = c.get("personId");
    const taken = await limits.take("files", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { metric: only } = c.req.valid("query");
    c.header("content-type", "application/json");
    c.header("content-disposition", 'attachment; filename="readings.json"');
    // What is written piece by piece has no type of its own.
    return stream(c, async (out) => {
      let after: After | undefined;
      let first = true;
      await out.write("[");
      while (!out.aborted) {
        const some = await readings.list(personId, given({ metric: only, after, limit: exportPage }));
        const points = some
          .filter(({ quality }) => quality === "plausible")
          .map((each) => JSON.stringify(openMhealthPoint(each, personId)));
        if (points.length > 0) await out.write(`${first ? "\n" : ",\n"}${points.join(",\n")}`);
        first &&= points.length === 0;
        const last = some.at(-1);
        if (some.length < exportPage || !last) break;
        after = { to: last.to, id: last.id };
      }
      await out.write("\n]\n");
    }) as never;
  });
}
