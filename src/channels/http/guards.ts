import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { HttpContext, HttpEnv } from "./env.ts";
import type { Problem } from "./problem.ts";

/** Where Telegram runs in a browser: there it opens pages in a frame. */
export const telegramInBrowsers = [
  "https://web.telegram.org",
  "https://webk.telegram.org",
  "https://weba.telegram.org",
] as const;

const hstsOf = (publicUrl: string) => (publicUrl.startsWith("https:") ? "max-age=31536000; includeSubDomains" : false);

function headersFramedBy(publicUrl: string, ancestors: readonly string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ancestors.length === 0 ? ["'none'"] : [...ancestors],
    },
    referrerPolicy: "no-referrer",
    // It cannot name anybody, and a browser that knows both goes by the other.
    xFrameOptions: ancestors.length === 0 ? "DENY" : false,
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    strictTransportSecurity: hstsOf(publicUrl),
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  });
}

/** Scripts, styles and typefaces of a build, by the digest in their names. */
const drawsPages = /^\/assets\/[^/]+\.(?:js|css|woff2)$/u;

/** What a browser heeds of such a file: it is taken as what it is, and by our own pages alone. All else is of pages, and as long as a small script itself. */
const forFiles = (publicUrl: string) =>
  secureHeaders({
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: hstsOf(publicUrl),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });

/**
 * Only our own files, no scripts in pages, no address is told to others, and no search engine keeps what it finds. Nobody may frame us, save
 * Telegram's own pages where ours open inside it; what the API answers is framed by nobody.
 */
export function pageHeaders(publicUrl: string, inTelegram: boolean) {
  const framedByNobody = headersFramedBy(publicUrl, []);
  const ofFiles = forFiles(publicUrl);
  const forPages = inTelegram ? headersFramedBy(publicUrl, telegramInBrowsers) : framedByNobody;
  return createMiddleware<HttpEnv>(async (c, next) => {
    await next();
    const page = c.req.path.startsWith("/api/") ? framedByNobody : forPages;
    await (c.res.ok && drawsPages.test(c.req.path) ? ofFiles : page)(c, () => Promise.resolve());
    c.res.headers.set("x-robots-tag", "noindex");
  });
}

const mostBytes = 1024 * 1024;
/** Where photos are taken in: larger than anything else, and no JSON. */
export const photoPath = "/api/photos";
/** A photo, and the form around it. */
const mostPhotoBytes = 10 * mostBytes + 64 * 1024;

/** Where readings come in: ten thousand rows, or what a phone has gathered. */
export const readingsPath = /^\/api\/readings(\/(health-auto-export|open-mhealth))?$/;
const mostReadingBytes = 16 * mostBytes;
/** Where files are taken in as they come, of any kind; the route itself keeps them to their limit. */
export const importPath = "/api/imports";

/** Bodies up to one megabyte, photos up to ten, readings up to sixteen. Requests that have none are let through untouched: to look for a body costs as much as an answer. */
export function limitBody(problem: Problem) {
  const upTo = (most: number) =>
    bodyLimit({ maxSize: most, onError: (c) => problem(c as HttpContext, "too_large", { limit: most }) });
  const limit = upTo(mostBytes);
  const photos = upTo(mostPhotoBytes);
  const readings = upTo(mostReadingBytes);
  return createMiddleware<HttpEnv>((c, next) => {
    if (["GET", "HEAD"].includes(c.req.method)) return next();
    if (c.req.path === importPath) return next();
    if (c.req.path === photoPath) return photos(c, next);
    return readingsPath.test(c.req.path) ? readings(c, next) : limit(c, next);
  });
}

/** Most requests only look, and change nothing: what guards changes lets them pass before it looks at anything else. */
const onlyLooks = (c: HttpContext): boolean => ["GET", "HEAD", "OPTIONS"].includes(c.req.method);

/** JSON alone is read: a form of another site can send text, but not this type without asking first. Photos and files ask for an origin of ours instead. */
export function jsonOnly(problem: Problem) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (onlyLooks(c) || c.req.path === photoPath || c.req.path === importPath) return next();
    const hasBody = Number(c.req.header("content-length") ?? 0) > 0 || c.req.header("transfer-encoding") !== undefined;
    const type = c.req.header("content-type");
    const isJson = /^application\/([\w.-]+\+)?json(;|$)/i.test(type ?? "");
    return (hasBody || type !== undefined) && !isJson ? problem(c, "unsupported_media_type") : next();
  });
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host;
  } catch {
    return undefined;
  }
}

/** Whether the page that sent this is ours: its origin is our public one, or the very host it asks. */
export function sameOrigin(c: HttpContext, publicUrl: string): boolean {
  const origin = c.req.header("origin");
  if (origin === undefined) return c.req.header("sec-fetch-site") === "same-origin";
  const host = hostOf(origin);
  return host !== undefined && (host === hostOf(publicUrl) || host === c.req.header("host"));
}

/** Where no proof is asked for, a page of another site is refused if the browser names it; programs name none. */
export function notFromElsewhere(problem: Problem, publicUrl: string) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (onlyLooks(c)) return next();
    const named = c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") !== undefined;
    return named && !sameOrigin(c, publicUrl) ? problem(c, "forbidden_origin") : next();
  });
}
