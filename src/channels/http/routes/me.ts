import { createRoute, z } from "@hono/zod-openapi";
import { stream } from "hono/streaming";
import { csvTables, csvText } from "#app/export-csv.ts";
import { exportText } from "#app/export-person.ts";
import { exportSchema, type ExportWire } from "#contract/export.ts";
import { toWireInstant } from "#contract/instant.ts";
import { type MePatchWire, type MeWire, meDeleteSchema, mePatchSchema, meSchema } from "#contract/me.ts";
import { ownHabit } from "#core/day/own-habit.ts";
import type { TaskOf } from "#core/day/plan.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Persons } from "../authenticate.ts";
import { tooMany, whoPath } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { shownTo } from "../show.ts";
import { PersonGone, type Talk } from "../talk.ts";
import { leaveNothing } from "./account.ts";

const tags = ["me"];
/** A POST, so that no link in a mail takes everything out; too large to be kept for replay. */
export const exportPath = "/api/export";

const read = createRoute({
  method: "get",
  path: "/api/me",
  tags,
  summary: "Who I am here, and my settings",
  security: signedIn,
  responses: { 200: jsonContent("Me", meSchema), ...problemContent },
});
const who = createRoute({
  method: "get",
  path: whoPath,
  tags,
  summary: "The same for a page that does not know yet whether anybody has signed in: null where nobody has",
  security: [{}, ...signedIn],
  responses: { 200: jsonContent("Me, or nobody", meSchema.nullable()), ...problemContent },
});
const patch = createRoute({
  method: "patch",
  path: "/api/me",
  tags,
  summary: "Change settings",
  security: signedIn,
  request: jsonBody(mePatchSchema, true),
  responses: { 200: jsonContent("Me", meSchema), ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path: "/api/me",
  tags,
  summary: "Delete everything that is held about me, at once and for good",
  security: signedIn,
  request: jsonBody(meDeleteSchema, true),
  responses: { 204: { description: "Deleted" }, ...problemContent },
});
const exportAll = createRoute({
  method: "post",
  path: exportPath,
  tags,
  summary: "Everything that is held about me, as one JSON file",
  security: signedIn,
  responses: { 200: jsonContent("The file", exportSchema), ...problemContent },
});
/** One table of what is held, for a spreadsheet; likewise a POST. */
const exportTable = createRoute({
  method: "post",
  path: `${exportPath}/{table}`,
  tags,
  summary: "One table of it as CSV: days, habits or readings",
  description:
    "UTF-8 with a mark, lines by RFC 4180. A cell that a spreadsheet would take for a formula has an apostrophe before it.",
  security: signedIn,
  request: { params: z.object({ table: z.enum(csvTables).openapi({ param: { name: "table", in: "path" } }) }) },
  responses: {
    200: { description: "The table", content: { "text/csv": { schema: z.string() } } },
    ...problemContent,
  },
});
function patchCommands(wish: MePatchWire): Command[] {
  const commands: (Command | undefined)[] = [
    wish.locale === undefined ? undefined : { do: "language", locale: wish.locale },
    wish.tone === undefined ? undefined : { do: "tone", tone: wish.tone },
    wish.time_zone === undefined ? undefined : { do: "time_zone", timeZone: wish.time_zone },
    wish.country === undefined ? undefined : { do: "country", country: wish.country },
    wish.show_estimate === undefined ? undefined : { do: "estimate", shown: wish.show_estimate },
    wish.neutral_notifications === undefined
      ? undefined
      : { do: "neutral_notifications", neutral: wish.neutral_notifications },
    wish.model_consent === undefined ? undefined : { do: "model_consent", agreed: wish.model_consent },
    wish.reset_rephrase === undefined ? undefined : { do: "reset_rephrase" },
  ];
  return commands.filter((command) => command !== undefined);
}

/** What is written piece by piece has no type of its own. */
const pieceByPiece = (c: HttpContext, pieces: AsyncIterable<string>): Response =>
  stream(c, async (out) => {
    for await (const piece of pieces) {
      if (out.aborted) return;
      await out.write(piece);
    }
  });

/** The person's own page: settings, export and deletion. */
export function meRoutes(router: Router, talk: Talk, deps: HttpDeps, persons: Persons, problem: Problem): void {
  const { accounts, store } = deps;
  const { again, tell, withFactor } = createCare(deps, problem);

  async function me(c: HttpContext): Promise<MeWire> {
    const { userId, sessionId } = c.get("principal");
    const { person } = await talk.look(c);
    const lock = await accounts.locks.state({ userId, sessionId });
    const identities = await store.transaction(c.get("personId"), (tx) => tx.identities());
    return {
      id: person.id,
      email: (await accounts.emailOf(userId)) ?? "",
      owner: await accounts.owner.isOwner(userId),
      shared_device: await accounts.sessions.isShared(sessionId),
      lock:
        lock === undefined
          ? null
          : {
              after_minutes: lock.afterMinutes,
              shows_plan: await accounts.locks.showsPlan(userId),
              draft_key: accounts.locks.draftKey(userId),
            },
      offers: { telegram: deps.botName() !== undefined, model: deps.answersLessons },
      news: await accounts.notices.unseen(userId),
      telegram_linked: identities.some(({ kind }) => kind === "telegram"),
      locale: person.locale,
      tone: person.tone,
      time_zone: person.timeZone,
      country: person.country ?? null,
      show_estimate: person.showEstimate,
      neutral_notifications: person.neutralNotifications,
      model_consent: person.modelConsent,
      step_size: person.stepSize,
      rephrase_counts: { ...person.rephraseCounts },
      created_at: toWireInstant(person.createdAt),
    };
  }

  router.openapi(read, async (c) => c.json(await me(c), 200));
  router.openapi(who, async (c) => c.json(await me(c), 200));

  router.openapi(patch, async (c) => {
    const [first, ...rest] = patchCommands(c.req.valid("json"));
    if (first === undefined) return problem(c, "invalid");
    const told = await talk.tell(c, first, ...rest);
    return told.ok ? c.json(await me(c), 200) : told.response;
  });

  router.openapi(remove, async (c) => {
    const { userId } = c.get("principal");
    const taken = await deps.limits.take("sign_in", `delete ${userId}`);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const hasPassword = (await accounts.emailOf(userId)) !== undefined;
    if (hasPassword && !(await accounts.checkPassword(userId, c.req.valid("json").password)))
      return problem(c, "wrong_password");
    const refused = hasPassword ? await withFactor(c) : await again(c);
    if (refused) return refused;
    const identities = await store.transaction(c.get("personId"), (tx) => tx.identities());
    const told = await talk.tell(c, { do: "delete_me", confirmed: true });
    if (!told.ok) return told.response;
    for (const { kind, externalId } of identities) if (kind === "telegram") await accounts.chatLocks.forget(externalId);
    await accounts.forget(userId);
    persons.forget();
    leaveNothing(c, deps.settings.publicUrl);
    return c.body(null, 204);
  });

  router.openapi(exportAll, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { userId } = c.get("principal");
    const sessions = await accounts.sessions.list(userId);
    const account = {
      email: (await accounts.emailOf(userId)) ?? "",
      sessions: sessions.map((session) => ({
        createdAt: toWireInstant(session.createdAt),
        expiresAt: toWireInstant(session.expiresAt),
        userAgent: session.userAgent ?? null,
      })),
    };
    const more: ExportWire = { account };
    const pieces = await exportText({ store, readings: deps.readings }, c.get("personId"), more);
    if (pieces === undefined) throw new PersonGone();
    await tell(c, { kind: "exported" });
    c.header("content-type", "application/json");
    c.header("content-disposition", 'attachment; filename="waymark-export.json"');
    return pieceByPiece(c, pieces) as never;
  });

  router.openapi(exportTable, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { table } = c.req.valid("param");
    const { snapshot, text } = shownTo(await talk.look(c), deps);
    const nameOf = (of: TaskOf): string => {
      switch (of.kind) {
        case "habit":
          return text({ ref: `habit.${of.habit}.name` });
        case "own":
          return (snapshot.day && ownHabit(snapshot.day, of.own)?.name) ?? text({ ref: "own.gone" });
        case "goal_step":
          return snapshot.goals.find(({ id }) => id === of.goalId)?.title ?? text({ ref: "day.goal_gone" });
        case "track_action":
          return text({ ref: `track.${of.track}.name` });
      }
    };
    const pieces = await csvText({ store, readings: deps.readings, nameOf }, c.get("personId"), table);
    if (pieces === undefined) throw new PersonGone();
    await tell(c, { kind: "exported" });
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", `attachment; filename="waymark-${table}.csv"`);
    return pieceByPiece(c, pieces);
  });
}
