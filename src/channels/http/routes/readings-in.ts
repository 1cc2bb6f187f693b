import { createRoute, z } from "@hono/zod-openapi";
import type { ReadingDraft, Refusal } from "#app/importer.ts";
import { readRows, rowsOf } from "#app/read-rows.ts";
import { hrvKinds, mostReadings, readingsInSchema, readingsTakenSchema } from "#contract/readings.ts";
import type { Locale } from "#core/person/person.ts";
import { readHealthAutoExport } from "../../imports/health-auto-export.ts";
import { readOpenMHealth } from "../../imports/open-mhealth.ts";
import { createBriefMemory } from "../accounts/brief-memory.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { takenToWire } from "../reading-to-wire.ts";
import { jsonContent, type Router, signedInOr } from "../router.ts";
import { PersonGone } from "../talk.ts";

const tags = ["readings"];
const security = signedInOr("readings:write");
const answers = { 200: jsonContent("What became of each", readingsTakenSchema), ...problemContent } as const;
const again = "Sending the same again changes nothing, so that a lost answer costs nothing.";
/** Read by hand: each row has a verdict of its own, where a schema would refuse them all. */
const body = (schema: string) =>
  ({
    body: {
      content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
      required: true,
    },
  }) as const;
const hrvKind = z.object({
  hrv_kind: z
    .enum(hrvKinds)
    .optional()
    .openapi({ param: { name: "hrv_kind", in: "query" }, description: "Of `hrv_score`, where a row does not say" }),
});

const put = createRoute({
  method: "post",
  path: "/api/readings",
  tags,
  summary: `Send readings, one or up to ${mostReadings}: a verdict each; 409 \`consent_needed\` before the person agreed`,
  description: `${again} A fresh, plausible reading may change today within the second.`,
  security,
  request: { ...body("ReadingsIn"), query: hrvKind },
  responses: answers,
});
const healthAutoExport = createRoute({
  method: "post",
  path: "/api/readings/health-auto-export",
  tags,
  summary: "The target for the iPhone app Health Auto Export: REST API, JSON, with the token as a header",
  description: `Set the header \`Authorization\` to \`Bearer wm_…\`. ${again}`,
  security,
  request: body("HealthAutoExport"),
  responses: answers,
});
const openMhealth = createRoute({
  method: "post",
  path: "/api/readings/open-mhealth",
  tags,
  summary: "Data points of Open mHealth or IEEE 1752, one or several",
  description: again,
  security,
  request: body("OpenMhealthPoints"),
  responses: answers,
});

/** What the foreign formats are, as far as we read them. */
const healthAutoExportSchema = z.looseObject({
  data: z.looseObject({
    metrics: z
      .array(z.looseObject({ name: z.string(), units: z.string(), data: z.array(z.looseObject({})) }))
      .optional(),
  }),
});

const pointSchema = z.looseObject({ header: z.looseObject({}), body: z.looseObject({}) });
const openMhealthPointsSchema = z.union([pointSchema, z.array(pointSchema).max(mostReadings)]);

/** So many refusals of a foreign format are told by their place. */
const mostPlaces = 1000;

/** Where a person lives and in which language they read, remembered for so long (milliseconds): phones send in bursts. */
const rememberedFor = 60_000;

/** Where readings come in over HTTP. */
export function readingsInRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { takeReadings, store, limits, clock, words } = deps;
  const registry = router.openAPIRegistry;
  registry.register("ReadingsIn", readingsInSchema.meta({ id: "ReadingsIn" }));
  registry.register("HealthAutoExport", healthAutoExportSchema);
  registry.register("OpenMhealthPoints", openMhealthPointsSchema);
  const living = createBriefMemory<{ readonly timeZone: string; readonly locale: Locale; readonly agreed: boolean }>(
    clock,
    {
      ms: rememberedFor,
      most: 10_000,
    },
  );

  async function livesAt(c: HttpContext) {
    const personId = c.get("personId");
    const known = living.get(personId);
    if (known) return known;
    const snapshot = await store.snapshot(personId);
    if (!snapshot) throw new PersonGone();
    const { timeZone, locale } = snapshot.person;
    const told = { timeZone, locale, agreed: snapshot.day?.consentAt !== undefined };
    // Whoever is about to agree need not wait for us to forget that they had not.
    if (told.agreed) living.set(personId, told);
    return told;
  }

  /** What a phone or script sent, and whose it is; a problem where it cannot be read. */
  async function received(c: HttpContext) {
    const taken = await limits.take("readings", c.get("personId"));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { timeZone, locale, agreed } = await livesAt(c);
    c.set("locale", locale);
    if (!agreed) return problem(c, "consent_needed");
    try {
      return { timeZone, locale, given: JSON.parse(await c.req.text()) as unknown };
    } catch {
      return problem(c, "bad_json");
    }
  }

  /** Keeps what was read and tells what became of each figure. */
  async function keep(
    c: HttpContext,
    drafts: readonly ReadingDraft[],
    kept: Parameters<typeof takenToWire>[0],
    refused: Parameters<typeof takenToWire>[2],
    unused: Readonly<Record<string, number>>,
    untold = 0,
  ) {
    if (drafts.length + refused.length > mostReadings) return problem(c, "too_many_rows", { limit: mostReadings });
    const taken = await takeReadings(c.get("personId"), drafts, clock.now());
    if (taken === undefined) throw new PersonGone();
    if (taken === "no_consent") return problem(c, "consent_needed");
    const locale = c.get("locale");
    return c.json(
      takenToWire(kept, taken, refused, unused, (ref) => words.text({ ref }, locale), untold),
      200,
    );
  }

  /** The same for what an importer found in a message. */
  function keepFound(
    c: HttpContext,
    found:
      | {
          readonly readings: readonly ReadingDraft[];
          readonly unused: Readonly<Record<string, number>>;
          readonly refused: readonly Refusal[];
        }
      | undefined,
  ) {
    if (!found) return problem(c, "invalid");
    const kept = found.readings.map(({ metric }, index) => ({ metric, index, place: undefined }));
    const refused = found.refused.slice(0, mostPlaces).map(({ because, place }) => ({
      metric: undefined,
      index: undefined,
      place,
      because,
    }));
    return keep(c, found.readings, kept, refused, found.unused, found.refused.length - refused.length);
  }

  router.openapi(put, async (c) => {
    const sent = await received(c);
    if (sent instanceof Response) return sent;
    const rows = rowsOf(sent.given);
    if (rows.length > mostReadings) return problem(c, "too_many_rows", { limit: mostReadings });
    const read = readRows(rows, {
      personId: c.get("personId"),
      timeZone: sent.timeZone,
      hrvKind: c.req.valid("query").hrv_kind,
    });
    const kept = read.drafts.map(({ metric }, at) => ({ metric, index: read.rows[at], place: undefined }));
    const refused = read.refused.map((each) => ({ ...each, place: undefined }));
    return keep(c, read.drafts, kept, refused, read.unused);
  });

  router.openapi(healthAutoExport, async (c) => {
    const sent = await received(c);
    if (sent instanceof Response) return sent;
    const found = readHealthAutoExport(sent.given, sent, mostReadings);
    return found === "too_many" ? problem(c, "too_many_rows", { limit: mostReadings }) : keepFound(c, found);
  });
  router.openapi(openMhealth, async (c) => {
    const sent = await received(c);
    if (sent instanceof Response) return sent;
    if (Array.isArray(sent.given) && sent.given.length > mostReadings)
      return problem(c, "too_many_rows", { limit: mostReadings });
    return keepFound(c, readOpenMHealth(sent.given, sent));
  });
}
