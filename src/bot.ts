import { createAdmit, type MayTryCode } from "#app/identify.ts";
import type { Joining } from "#app/join-telegram.ts";
import { createNoteUse } from "#app/note-use.ts";
import { pause } from "#app/pause.ts";
import { createSetAside } from "#app/set-aside.ts";
import type { Accounts } from "#channels/http/accounts/accounts.ts";
import type { createNotePerson } from "#channels/http/accounts/note-person.ts";
import { createMessenger } from "#channels/telegram/messenger.ts";
import { createPace } from "#channels/telegram/pace.ts";
import { type Telegram, type TelegramStart, startTelegram, telegramApi } from "#channels/telegram/telegram.ts";
import { cleanPhoto } from "#storage/photo-cleaning.ts";
import type { Kysely } from "kysely";
import { createTelegramDoor } from "#channels/http/accounts/telegram-door.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import type { Program } from "./compose.ts";
import type { Config } from "./config.ts";
import { secretFor } from "./secret.ts";

/** How to reach Telegram; undefined where there is no bot. */
export function telegramOf(config: Config, program: Pick<Program, "secret">) {
  const token = config.TELEGRAM_BOT_TOKEN;
  if (token === undefined) return undefined;
  const options = {
    token,
    apiRoot: config.TELEGRAM_API_ROOT,
    mode: config.TELEGRAM_MODE,
    publicUrl: config.PUBLIC_URL,
    // Telegram opens pages of its own accord, and only over https.
    pagesUrl: config.PUBLIC_URL?.startsWith("https:") === true ? config.PUBLIC_URL : undefined,
    webhookSecret: secretFor("telegram webhook", program.secret),
  };
  return { options, api: telegramApi(options) };
}

/** Waits (ms) between tries to connect: doubling. */
const firstWait = 1000;
const longestWait = 60_000;

/** Why a bot is not connected, for whoever watches the start. */
function whyNot(started: Exclude<TelegramStart, { readonly ok: true }>): string {
  switch (started.because) {
    case "token":
      return "the token was refused. Check TELEGRAM_BOT_TOKEN; everything else works without the bot.";
    case "unreachable":
      return "not reachable now; trying again until it is.";
    case "not_let_in":
      return `${started.step} failed (${started.code}); trying again until it works.`;
  }
}

interface BotParts {
  readonly accounts: Pick<Accounts, "invites" | "chatLocks" | "telegramUsers" | "emailOf" | "sessions">;
  readonly authDb: Kysely<AuthTables>;
  readonly mayTryCode: MayTryCode;
  readonly joining: Joining;
  readonly notePerson: ReturnType<typeof createNotePerson>;
}

/** The bot's two halves: sending works from the start, taking updates in begins with `connect`. */
export function createBot(
  config: Config,
  program: Program,
  { accounts, authDb, mayTryCode, joining, notePerson }: BotParts,
  { options, api }: NonNullable<ReturnType<typeof telegramOf>>,
) {
  const { clock, log, metrics, words } = program;
  const { store, photos, idempotency } = program.storage;
  const admit = createAdmit({
    store,
    signup: config.WAYMARK_SIGNUP,
    invites: accounts.invites,
    mayTryCode,
    clock,
    newId: program.newId,
  });
  const parts = {
    input: program.input,
    admit,
    mayTryCode,
    joining,
    noteUse: createNoteUse({ store, clock, log }),
    chatLocks: accounts.chatLocks,
    wake: program.storage.outbox.wake,
    setAside: createSetAside({ idempotency, clock }),
    findPerson: (telegramId: string) => store.findPerson("telegram", telegramId),
    help: program.help,
    store,
    photos,
    cleanPhoto,
    library: program.library,
    flags: program.flags,
    screen: program.screen,
    words,
    clock,
    log,
    metrics,
  };
  const stopping = new AbortController();
  let telegram: Telegram | undefined;
  let trying: Promise<void> | undefined;

  /** Tries once; what is worth another try is `again`. */
  const attempt = async (tell: (line: string) => void): Promise<"over" | "again"> => {
    const started = await startTelegram(options, api, parts);
    metrics.count("waymark_telegram_connects_total", { outcome: started.ok ? "ok" : started.because });
    if (started.ok) {
      telegram = started.telegram;
      if (stopping.signal.aborted) await telegram.stop();
      else tell(`Telegram: @${telegram.bot.username}`);
      return "over";
    }
    const failed = started.because === "not_let_in" ? started : { step: undefined, code: undefined };
    log.warn("telegram_not_connected", { because: started.because, step: failed.step, code: failed.code });
    tell(`Telegram: ${whyNot(started)}`);
    return started.because === "token" ? "over" : "again";
  };
  const goOn = async (): Promise<void> => {
    for (let wait = firstWait; ; wait = Math.min(longestWait, wait * 2)) {
      await pause(wait, stopping.signal);
      // The first line said that we try again; the log has the rest.
      if (stopping.signal.aborted || (await attempt(() => undefined)) === "over") return;
    }
  };

  return {
    /** The pages inside Telegram; undefined where there is no address that Telegram would open. */
    door:
      options.pagesUrl === undefined
        ? undefined
        : createTelegramDoor({
            botToken: options.token,
            admit,
            accounts,
            chatLocks: accounts.chatLocks,
            store,
            db: authDb.withSchema("auth"),
            clock,
          }),
    messenger: createMessenger({
      api,
      words,
      async exportPerson(personId) {
        const file = await store.exportPerson(personId);
        await notePerson(personId, "exported_in_telegram");
        return file;
      },
      makeFile: program.makeFile,
      log,
      chatLocks: accounts.chatLocks,
      pace: createPace(config.TELEGRAM_RATE),
    }),
    get telegram(): Telegram | undefined {
      return telegram;
    },
    /** Resolves after the first try; where Telegram does not answer it goes on by itself. */
    async connect(tell: (line: string) => void): Promise<void> {
      if ((await attempt(tell)) === "again") trying = goOn();
    },
    async stop(): Promise<void> {
      stopping.abort();
      await trying;
      await telegram?.stop();
    },
  };
}
