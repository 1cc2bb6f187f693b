import { timingSafeEqual } from "node:crypto";
import { Api, GrammyError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Log } from "#app/ports.ts";
import { createFetchPicture } from "./fetch-picture.ts";
import { createMenus, type MenuParts, updateKinds } from "./menus.ts";
import { startPolling } from "./polling.ts";
import { type TakeUpdateParts, createTakeUpdate } from "./take-update.ts";
import { fetchForTelegram } from "./telegram-fetch.ts";

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: "polling" | "webhook";
  /** Where Telegram reaches our webhook; needed in webhook mode. */
  readonly publicUrl: string | undefined;
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
  /** Answers Telegram's webhook call: 200 only once the update is committed. */
  webhook(request: Request): Promise<Response>;
  /** Takes no more updates, lets what is at work finish. */
  stop(): Promise<void>;
}

export type TelegramStart =
  | { readonly ok: true; readonly telegram: Telegram }
  | { readonly ok: false; readonly because: "token" | "unreachable" };

/** Connects the bot. A wrong token or a dead network is told as a value: the rest of the program runs on without the bot. */
export async function startTelegram(
  options: TelegramOptions,
  api: Api,
  parts: Omit<TakeUpdateParts, "api" | "botId" | "after" | "fetchPicture" | "menus"> & Pick<MenuParts, "flags">,
): Promise<TelegramStart> {
  const { log } = parts;
  let bot: UserFromGetMe;
  try {
    bot = await api.getMe();
  } catch (error) {
    const wrong = error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
    return { ok: false, because: wrong ? "token" : "unreachable" };
  }
  const working = new Set<Promise<unknown>>();
  const after = (work: Promise<unknown>): void => {
    working.add(work);
    void work.finally(() => working.delete(work));
  };
  const { words, flags } = parts;
  const menus = createMenus({ api, words, log, flags });
  const fetchPicture = createFetchPicture({ api, token: options.token, apiRoot: options.apiRoot, log });
  const take = createTakeUpdate({ ...parts, api, botId: bot.id, after, fetchPicture, menus });
  after(menus.begin());

  const polling = options.mode === "polling" ? await beginPolling(api, take, log) : undefined;
  if (options.mode === "webhook") {
    await api.setWebhook(`${options.publicUrl}${webhookPath}`, {
      secret_token: options.webhookSecret,
      allowed_updates: [...updateKinds],
    });
  }
  return {
    ok: true,
    telegram: {
      bot,
      webhook: (request) => answerWebhook(request, options.webhookSecret, take, log),
      async stop() {
        await polling?.stop();
        await Promise.allSettled(working);
      },
    },
  };
}

async function beginPolling(
  api: Api,
  take: ReturnType<typeof createTakeUpdate>,
  log: Log,
): Promise<ReturnType<typeof startPolling>> {
  // A webhook of an earlier set-up would make every poll fail; updates that wait stay waiting.
  await api.deleteWebhook({ drop_pending_updates: false });
  return startPolling(api, take, log);
}

const largestUpdate = 1_000_000;

async function answerWebhook(
  request: Request,
  secret: string,
  take: ReturnType<typeof createTakeUpdate>,
  log: Log,
): Promise<Response> {
  const given = request.headers.get("x-telegram-bot-api-secret-token") ?? "";
  if (!sameSecret(given, secret)) return new Response(null, { status: 401 });
  const body = await request.text();
  if (body.length > largestUpdate) return new Response(null, { status: 413 });
  const update = readUpdate(body);
  if (!update) return new Response(null, { status: 400 });
  try {
    await take(update);
    return new Response(null, { status: 200 });
  } catch (error) {
    // Telegram sends it again later; its key keeps that from counting twice.
    log.error("telegram_update_failed", { update_id: update.update_id, error });
    return new Response(null, { status: 500 });
  }
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
