import { timingSafeEqual } from "node:crypto";
import { Api, GrammyError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { PersonId } from "#core/person/person.ts";
import { createFetchPicture } from "./fetch-picture.ts";
import { createMenus, type MenuParts, updateKinds } from "./menus.ts";
import { startPolling } from "./polling.ts";
import { createTakeIn, type TakeIn, type TakeInParts } from "./take-in.ts";
import { type TakeUpdateParts, createTakeUpdate } from "./take-update.ts";
import { fetchForTelegram } from "./telegram-fetch.ts";

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: "polling" | "webhook";
  /** Where Telegram reaches our webhook; needed in webhook mode. */
  readonly publicUrl: string | undefined;
  /** The pages that the bot's menu opens inside Telegram; undefined where there are none that it could open. */
  readonly pagesUrl?: string | undefined;
  /** Telegram repeats it in every webhook call. */
  readonly webhookSecret: string;
}

/** The path of the webhook under the public address. */
export const webhookPath = "/telegram/webhook";

export function telegramApi(options: Pick<TelegramOptions, "token" | "apiRoot">): Api {
  // `fetchForTelegram` has limits of its own, shorter ones.
  return new Api(options.token, { apiRoot: options.apiRoot, timeoutSeconds: 90, fetch: fetchForTelegram });
}

export interface Telegram {
  readonly bot: UserFromGetMe;
  /** Answers Telegram's webhook call: 200 only once the update is committed, or was kept aside. */
  webhook(request: Request): Promise<Response>;
  /** Takes no more updates, lets what is at work finish. */
  stop(): Promise<void>;
}

type LetIn = "deleteWebhook" | "setWebhook";

export type TelegramStart =
  | { readonly ok: true; readonly telegram: Telegram }
  | { readonly ok: false; readonly because: "token" | "unreachable" }
  /** Telegram knows the bot, but would not let its updates come in; `code` is Telegram's own, or `network`. */
  | { readonly ok: false; readonly because: "not_let_in"; readonly step: LetIn; readonly code: number | "network" };

export type TelegramParts = Omit<TakeUpdateParts, "api" | "botId" | "after" | "fetchPicture" | "menus"> &
  Pick<MenuParts, "flags"> &
  Pick<TakeInParts, "findPerson" | "help" | "metrics"> & {
    readonly setAside: (personId: PersonId, key: string, update: Update) => Promise<void>;
  };

/** Connects the bot, or says as a value why not yet: the rest of the program runs on without it, and nothing is left half open. */
export async function startTelegram(options: TelegramOptions, api: Api, parts: TelegramParts): Promise<TelegramStart> {
  let bot: UserFromGetMe;
  try {
    bot = await api.getMe();
  } catch (error) {
    const wrong = error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
    return { ok: false, because: wrong ? "token" : "unreachable" };
  }
  const step: LetIn = options.mode === "polling" ? "deleteWebhook" : "setWebhook";
  try {
    await letIn(options, api);
  } catch (error) {
    return {
      ok: false,
      because: "not_let_in",
      step,
      code: error instanceof GrammyError ? error.error_code : "network",
    };
  }
  const { words, flags, log, metrics } = parts;
  const working = new Set<Promise<unknown>>();
  const after = (work: Promise<unknown>): void => {
    working.add(work);
    // Nobody waits for it: what goes wrong in it is told where it happens, and ends nothing else.
    work.catch((error: unknown) => log.error("telegram_work_failed", { error })).finally(() => working.delete(work));
  };
  const menus = createMenus({ api, words, log, flags, pagesUrl: options.pagesUrl });
  const fetchPicture = createFetchPicture({ api, token: options.token, apiRoot: options.apiRoot, log });
  const takeIn = createTakeIn({
    api,
    words,
    log,
    metrics,
    help: parts.help,
    take: createTakeUpdate({ ...parts, api, botId: bot.id, after, fetchPicture, menus }),
    findPerson: parts.findPerson,
    setAside: (personId, updateId, update) => parts.setAside(personId, `tg:${bot.id}:${updateId}`, update),
  });
  after(menus.begin());
  const polling = options.mode === "polling" ? startPolling({ api, takeIn, log, metrics }) : undefined;
  return {
    ok: true,
    telegram: {
      bot,
      webhook: (request) => answerWebhook(request, options.webhookSecret, takeIn),
      async stop() {
        await polling?.stop();
        await Promise.allSettled(working);
      },
    },
  };
}

/** Tells Telegram how updates come to us. */
async function letIn(options: TelegramOptions, api: Api): Promise<void> {
  if (options.mode === "webhook") {
    await api.setWebhook(`${options.publicUrl}${webhookPath}`, {
      secret_token: options.webhookSecret,
      allowed_updates: [...updateKinds],
    });
    return;
  }
  // A webhook of an earlier set-up would make every poll fail; updates that wait stay waiting.
  await api.deleteWebhook({ drop_pending_updates: false });
}

const largestUpdate = 1_000_000;

async function answerWebhook(request: Request, secret: string, takeIn: TakeIn): Promise<Response> {
  const given = request.headers.get("x-telegram-bot-api-secret-token") ?? "";
  if (!sameSecret(given, secret)) return new Response(null, { status: 401 });
  const body = await request.text();
  if (body.length > largestUpdate) return new Response(null, { status: 413 });
  const update = readUpdate(body);
  if (!update) return new Response(null, { status: 400 });
  // Telegram sends what waits again later; its key keeps it from counting twice.
  return new Response(null, { status: (await takeIn(update)) === "waits" ? 503 : 200 });
}

function readUpdate(body: string): Update | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" &&
      parsed !== null &&
      "update_id" in parsed &&
      typeof parsed.update_id === "number"
      ? (parsed as Update)
      : undefined;
  } catch {
    return undefined;
  }
}

function sameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
