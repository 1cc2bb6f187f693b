import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { inviteSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import {
  backupMadeSchema,
  backupVerifiedSchema,
  findingsSchema,
  modelAgreeSchema,
  modelNameSchema,
  modelWishSchema,
  ownerDoorSchema,
  ownerGlanceSchema,
  ownerModelSchema,
  ownerOpenSchema,
  type OwnerOpenWire,
} from "#contract/owner.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Invite } from "../accounts/invites.ts";
import { ownerPageLasts } from "../accounts/owner-page.ts";
import { tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext, HttpEnv } from "../env.ts";
import { ourOrigins } from "../our-origins.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { isBase64Url } from "./ids.ts";

const tags = ["owner"];
/** The page of whoever keeps this place. Whoever else is signed in is told that there is nothing here. */
export const ownerPath = "/api/owner";
const passCookie = "waymark.owner";
const dayMs = 86_400_000;

type Rest = Pick<RouteConfig, "request" | "responses">;
const route = <M extends "get" | "post" | "delete", P extends string, const R extends Rest>(
  method: M,
  path: P,
  summary: string,
  rest: R,
) => createRoute({ ...rest, method, path: `${ownerPath}${path}` as const, tags, summary, security: signedIn });
const answers = <S>(description: string, schema: S) => ({
  responses: { 200: jsonContent(description, schema), ...problemContent },
});
const nothing = { responses: { 204: { description: "Done" }, ...problemContent } };
const byId = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const byName = z.object({ name: z.string().openapi({ param: { name: "name", in: "path" } }) });
const theModel = answers("How it stands", ownerModelSchema);

const door = route(
  "get",
  "/door",
  "Whether the owner's page is open in this session",
  answers("The door", ownerDoorSchema),
);
const open = route("post", "/open", "Open it by the second proof: a passkey, or a code of `./waymark owner`", {
  request: jsonBody(ownerOpenSchema, true),
  ...answers("Open", ownerDoorSchema),
});
const close = route("post", "/close", "Shut it", nothing);
const glance = route(
  "get",
  "/glance",
  "How this place stands: counts, and nothing of any person",
  answers("The figures", ownerGlanceSchema),
);
const examine = route("post", "/examine", "What the doctor finds now", answers("The findings", findingsSchema));
const invite = route("post", "/invites", "An invite for one person; its code is told once", {
  responses: { 201: jsonContent("The code", inviteSchema), ...problemContent },
});
const withdraw = route("delete", "/invites/{id}", "Take an invite back that nobody used", {
  request: { params: byId },
  ...nothing,
});
const backUp = route("post", "/backups", "Make a backup, sealed as all are", {
  responses: { 201: jsonContent("The backup", backupMadeSchema), ...problemContent },
});
const file = route(
  "post",
  "/backups/{name}/file",
  "The backup as a file; it opens with the secret or passphrase alone",
  {
    request: { params: byName },
    responses: {
      200: {
        description: "The file",
        content: { "application/octet-stream": { schema: z.string().openapi({ type: "string", format: "binary" }) } },
      },
      ...problemContent,
    },
  },
);
const verify = route("post", "/backups/{name}/verify", "Read a backup to its end; nothing is changed", {
  request: { params: byName },
  ...answers("What was found", backupVerifiedSchema),
});
const model = route("get", "/model", "The model in the box, and what is being done about it", theModel);
const install = route("post", "/model/install", "Fetch a model by address and hash, a file here, or a known name", {
  request: jsonBody(modelWishSchema, true),
  ...theModel,
});
const agree = route("post", "/model/agree", "The answer to the licence that is asked about", {
  request: jsonBody(modelAgreeSchema, true),
  ...theModel,
});
const stop = route("post", "/model/stop", "Stop fetching; what came stays", theModel);
const use = route("post", "/model/use", "Choose an installed model; it serves after a restart", {
  request: jsonBody(modelNameSchema, true),
  ...theModel,
});
const off = route("post", "/model/off", "Choose none; what is installed stays", theModel);
const remove = route("post", "/model/remove", "Take a model off the disk", {
  request: jsonBody(modelNameSchema, true),
  ...theModel,
});
const bench = route("post", "/model/bench", "Measure what the model takes of this machine", theModel);
const restart = route("post", "/restart", "Stop and start the program; it takes seconds", {
  responses: { 202: { description: "It begins" }, ...problemContent },
});

/** What the owner sees and does by the page: the owner's session alone never opens it. */
export function ownerRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { accounts, limits, clock, settings, owner } = deps;
  const { tell } = createCare(deps, problem);
  const passUntil = (c: HttpContext): Instant | undefined => {
    const { via, sessionId } = c.get("principal");
    return via === "cookie" ? accounts.ownerPage.passUntil(sessionId, getCookie(c, passCookie)) : undefined;
  };

  router.use(
    `${ownerPath}/*`,
    createMiddleware<HttpEnv>(async (c, next) => {
      const { userId } = c.get("principal");
      if (!(await accounts.owner.isOwner(userId))) return problem(c, "not_found");
      const isDoor = [door, open].some(({ path }) => path === c.req.path);
      if (!isDoor && passUntil(c) === undefined) return problem(c, "owner_shut");
      const taken = await limits.take("owner", userId);
      return taken.ok ? next() : tooMany(c, problem, taken.retryAfter);
    }),
  );

  /** Whoever came by the password alone could add a passkey and open this with it: so it counts a day later, and its owner was told of it. */
  async function oldPasskeys(userId: string): Promise<readonly string[]> {
    const known = await accounts.passkeys.list(userId);
    // When one was added is kept to the day.
    return known.filter(({ createdAt }) => clock.now() - createdAt >= 2 * dayMs).map(({ id }) => id);
  }
  async function proven(c: HttpContext, wish: OwnerOpenWire): Promise<boolean> {
    if ("code" in wish) return accounts.ownerPage.redeem(wish.code);
    const { userId } = c.get("principal");
    const shownBy = await accounts.passkeys.shown(wish.passkey, ourOrigins(c, settings.publicUrl));
    return shownBy === userId && (await oldPasskeys(userId)).includes(wish.passkey.id);
  }
  const doorOf = async (c: HttpContext, until: Instant | undefined) => ({
    until: until === undefined ? null : toWireInstant(until),
    passkeys: (await oldPasskeys(c.get("principal").userId)).length,
  });

  router.openapi(door, async (c) => c.json(await doorOf(c, passUntil(c)), 200));

  router.openapi(open, async (c) => {
    const { userId, sessionId, via } = c.get("principal");
    const taken = await limits.take("owner_proof", userId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    // A program with a token is no page, and gets no pass.
    if (via !== "cookie" || !(await proven(c, c.req.valid("json")))) return problem(c, "owner_refused");
    const { pass, until } = accounts.ownerPage.pass(sessionId);
    setCookie(c, passCookie, pass, {
      path: ownerPath,
      httpOnly: true,
      sameSite: "Strict",
      secure: settings.publicUrl.startsWith("https:"),
      maxAge: ownerPageLasts / 1000,
    });
    await tell(c, { kind: "owner_opened", about: c.req.header("user-agent")?.slice(0, 200) });
    deps.log.info("owner_page_opened");
    return c.json(await doorOf(c, until), 200);
  });

  router.openapi(close, (c) => {
    deleteCookie(c, passCookie, { path: ownerPath });
    return c.body(null, 204);
  });

  router.openapi(glance, async (c) => {
    const [shown, invites] = await Promise.all([owner.glance(), accounts.invites.list()]);
    return c.json({ ...shown, invites: invites.map((one) => inviteToWire(one, clock.now())) }, 200);
  });
  router.openapi(examine, async (c) => c.json({ findings: await owner.examine() }, 200));

  router.openapi(invite, async (c) => {
    const { code, expiresAt } = await accounts.invites.issue();
    return c.json({ code, expires_at: toWireInstant(expiresAt) }, 201);
  });
  router.openapi(withdraw, async (c) => {
    const { id } = c.req.valid("param");
    const gone = isBase64Url(id) && (await accounts.invites.withdraw(id));
    return gone ? c.body(null, 204) : problem(c, "not_found");
  });

  router.openapi(backUp, async (c) => {
    const made = await owner.backUp();
    return made === undefined ? problem(c, "owner_busy") : c.json(made, 201);
  });
  router.openapi(file, (c) => {
    const { name } = c.req.valid("param");
    const path = owner.backupFile(name);
    if (path === undefined) return problem(c, "not_found");
    c.header("content-type", "application/octet-stream");
    c.header("content-length", String(statSync(path).size));
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>) as never;
  });
  router.openapi(verify, async (c) => {
    const path = owner.backupFile(c.req.valid("param").name);
    return path === undefined ? problem(c, "not_found") : c.json(await owner.verifyBackup(path), 200);
  });

  modelRoutes(router, owner.model, problem);

  router.openapi(restart, (c) => {
    deps.log.info("restart_asked");
    owner.restart();
    return c.body(null, 202);
  });
}

function modelRoutes(router: Router, box: HttpDeps["owner"]["model"], problem: Problem): void {
  const shown = (c: HttpContext, done = true, otherwise: "owner_busy" | "not_found" = "owner_busy") =>
    done ? c.json(box.state(), 200) : problem(c, otherwise);
  router.openapi(model, (c) => shown(c));
  router.openapi(install, (c) => shown(c, box.install(c.req.valid("json"))));
  router.openapi(agree, (c) => shown(c, box.agree(c.req.valid("json").agreed)));
  router.openapi(stop, (c) => {
    box.stop();
    return shown(c);
  });
  router.openapi(use, (c) => shown(c, box.use(c.req.valid("json").name), "not_found"));
  router.openapi(off, (c) => {
    box.off();
    return shown(c);
  });
  router.openapi(remove, (c) => shown(c, box.remove(c.req.valid("json").name), "not_found"));
  router.openapi(bench, (c) => shown(c, box.measure()));
}

function inviteToWire({ id, createdAt, expiresAt, used }: Invite, now: Instant) {
  return {
    id,
    created_at: toWireInstant(createdAt),
    expires_at: toWireInstant(expiresAt),
    state: used ? ("used" as const) : expiresAt > now ? ("open" as const) : ("over" as const),
  };
}
