import type { MessageWire } from "#contract/chat.ts";
import type { ExerciseWire } from "#contract/exercise.ts";
import type { ProblemCode, ProblemWire } from "#contract/problem.ts";
import { planHere } from "./device-storage.ts";
import { keptPresses, lineBack, lineFound, lineLost } from "./line.ts";

/** What went wrong, in words that the server chose for the person; `offline` and without words where nothing was reached, `kept` where it goes out later by itself. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  readonly code: ProblemCode | "offline" | "kept";
  readonly title: string;
  /** What the companion says to it, such as the answer to a crisis. */
  readonly replies: readonly MessageWire[];
  /** JSON pointers of the fields that do not fit. */
  readonly fields: readonly string[];
  /** What does not fit at each of them, in words where the server has any. */
  readonly errors: NonNullable<ProblemWire["errors"]>;
  /** The exercise as it stands, where an answer to it was refused. */
  readonly exercise: ExerciseWire | undefined;

  constructor(code: ProblemCode | "offline" | "kept", wire: Partial<ProblemWire> = {}) {
    super(wire.detail ?? "");
    this.code = code;
    this.title = wire.title ?? "";
    this.replies = wire.replies ?? [];
    this.errors = wire.errors ?? [];
    this.fields = this.errors.map(({ pointer }) => pointer);
    this.exercise = wire.exercise;
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let tellSignedOut: () => void = () => undefined;

/** Registers who is told when any request notices that the session has ended. */
export function whenSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}

let tellLocked: () => void = () => undefined;

/** Registers who is told when the server gives nothing because the session is locked. */
export function whenLocked(tell: () => void): void {
  tellLocked = tell;
}

let askPassword: () => Promise<boolean> = () => Promise.resolve(false);

/** Registers who asks for the password where an act wants it once more; it resolves to whether it was given. */
export function whenPasswordNeeded(ask: () => Promise<boolean>): void {
  askPassword = ask;
}

/**
 * One request to the API. A POST keeps its idempotency key until it is answered, however often it is tried; `press` is one that waits for
 * the line where there is none, for as long as its key is sure to be known.
 */
export async function request<T>(method: Method, path: string, body?: object, press = false): Promise<T> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const headers: Record<string, string> = { accept: "application/json" };
  if (content !== undefined) headers["content-type"] = "application/json";
  const wish = `${method} ${path} ${content ?? ""}`;
  if (method === "POST") headers["idempotency-key"] = keyFor(wish);
  // Signing out clears what the browser keeps of this place; the plan that lies here by choice is left for the page, which then clears all else.
  if (method === "POST" && planHere() !== undefined) headers["x-plan-here"] = "1";
  const response = await reach(
    path,
    { method, headers, credentials: "same-origin", ...(content === undefined ? {} : { body: content }) },
    press ? waitsFor() : 0,
  );
  if (response.status < 500) unanswered.delete(wish);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await problemOf(response, path);
  if (problem.code === "confirm_password" && (await askPassword())) return request(method, path, body, press);
  throw problem;
}

/** Fetches a file that is more than a page to open, and hands it to the browser to keep. */
export async function download(path: string, name: string): Promise<void> {
  const response = await reach(path, { method: "POST", credentials: "same-origin" });
  if (!response.ok) {
    const problem = await problemOf(response, path);
    if (problem.code === "confirm_password" && (await askPassword())) return download(path, name);
    throw problem;
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Sends a picture as it is; the same picture sent again after a lost answer is the same one there. */
export async function upload<T>(path: string, picture: Blob, wish: string): Promise<T> {
  const response = await reach(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": picture.type, "idempotency-key": keyFor(wish) },
    credentials: "same-origin",
    body: picture,
  });
  if (response.status < 500) unanswered.delete(wish);
  if (response.ok) return (await response.json()) as T;
  throw await problemOf(response, path);
}

/**
 * Wishes that may or may not have arrived. The same wish said again within the time has the same key, so that a person who
 * presses once more after a lost answer does nothing twice.
 */
const waitsFor = (): number => (keep === undefined ? sameWishWithin : keptWithin);
export const unanswered = new Map<string, { readonly key: string; readonly at: number }>();
const sameWishWithin = 10 * 60_000;
/** What is kept over a reload goes out within this time (ms); a server knows its key for longer. */
export const keptWithin = 7 * 24 * 3600_000;

function keyFor(wish: string): string {
  const known = unanswered.get(wish);
  if (known !== undefined && Date.now() - known.at < waitsFor()) return known.key;
  const key = randomId();
  unanswered.set(wish, { key, at: Date.now() });
  return key;
}

/** `crypto.randomUUID` exists on secure pages only, and a household may serve plain HTTP in its own network. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const waits = [400, 1500, 4000];
const longest = 90_000;

export type Asked = RequestInit & { readonly method: Method };

/** A press that waits for the line, with all that it goes out with. */
export interface KeptPress {
  readonly path: string;
  readonly content: string | undefined;
  readonly key: string;
  readonly at: number;
}

let keep: ((press: KeptPress) => void) | undefined;

/** Registers who keeps presses that wait over a reload, and sends them; nobody does where that was not allowed. */
export function keepPressesBy(by: ((press: KeptPress) => void) | undefined): void {
  keep = by;
}

/**
 * Tries a few times; what may wait so long (ms) for the line waits as soon as that is gone, and goes out whenever that is back, after all that waited
 * before it. What is kept beyond the page goes out by itself, and whoever asked is told that it is kept.
 */
async function reach(path: string, init: Asked, mayWait = 0): Promise<Response> {
  if (mayWait === 0) return tryAFewTimes(path, init);
  const at = Date.now();
  try {
    if (keptPresses.get() === 0) return await tryAFewTimes(path, init, "canWait");
  } catch {
    // It waits.
  }
  if (keep === undefined) return inTurn(path, init, at + mayWait);
  const headers = init.headers as Readonly<Record<string, string>>;
  keep({ path, content: init.body as string | undefined, key: headers["idempotency-key"] ?? "", at });
  throw new RequestProblem("kept");
}

let lastInTurn: Promise<unknown> = Promise.resolve();

/** Sends when the line is there, after all that waited before it. */
export async function inTurn(path: string, init: Asked, until: number): Promise<Response> {
  keptPresses.set(keptPresses.get() + 1);
  const mine = lastInTurn.then(() => onceThere(path, init, until));
  lastInTurn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    keptPresses.set(keptPresses.get() - 1);
  }
}

async function onceThere(path: string, init: Asked, until: number): Promise<Response> {
  for (;;) {
    if (!(await lineBack(until - Date.now()))) throw new RequestProblem("offline");
    try {
      return await tryAFewTimes(path, init);
    } catch (problem) {
      if (Date.now() > until) throw problem;
    }
  }
}

/**
 * One answer may be lost with the line in place, so that is asked for again before anybody hears of it. What can wait for the line (`canWait`) is not
 * tried longer than that: nobody sits before a press that is neither sent nor kept.
 */
async function tryAFewTimes(path: string, init: Asked, canWait?: "canWait"): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const last = attempt >= waits.length;
    try {
      const response = await fetch(path, { ...init, signal: AbortSignal.timeout(longest) });
      // A proxy that finds nobody behind it speaks for nobody.
      if (response.status === 502 || response.status === 504) throw new TypeError("nobody behind the proxy");
      lineFound();
      // A restart, or a first try of ours that is still at work: the same key is asked again.
      const again = response.status === 503 || (response.status === 409 && (await stillRunning(response)));
      if (!again || last) return response;
    } catch {
      const triedOnce = init.method !== "GET" && init.method !== "POST";
      const lost = attempt > 0 || triedOnce || !navigator.onLine;
      if (lost) lineLost();
      if (last || triedOnce || (lost && canWait === "canWait")) throw new RequestProblem("offline");
    }
    await new Promise((resolve) => setTimeout(resolve, waits[attempt]));
  }
}

async function stillRunning(response: Response): Promise<boolean> {
  return (await problemIn(response.clone())).code === "key_running";
}

async function problemIn(response: Response): Promise<Partial<ProblemWire>> {
  try {
    return (await response.json()) as Partial<ProblemWire>;
  } catch {
    return {};
  }
}

/** Why something was not done, from the answer; tells who has to know that the session is over or locked. */
export async function problemOf(response: Response, path: string): Promise<RequestProblem> {
  const wire = await problemIn(response);
  const ended = wire.code === "unauthenticated" || wire.code === "token_expired" || wire.code === "token_invalid";
  if (ended && path !== "/api/me") tellSignedOut();
  if (wire.code === "locked") tellLocked();
  return new RequestProblem(wire.code ?? "internal", wire);
}
