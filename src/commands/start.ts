import { Kysely } from "kysely";
import type { Clock, Log } from "#app/ports.ts";
import { createLook } from "#app/look.ts";
import { createFirstStep } from "#app/first-step.ts";
import { createLoadHistory } from "#app/load-history.ts";
import { createRemind } from "#app/remind.ts";
import { createLookDay } from "#app/look-day.ts";
import { createWayMessenger } from "#app/ways.ts";
import { createJoining } from "#app/join-telegram.ts";
import type { ProviderSettings } from "#channels/http/accounts/provider.ts";
import { type Accounts, createAccounts } from "#channels/http/accounts/accounts.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createHttpApp } from "#channels/http/app.ts";
import { createMail } from "#channels/http/accounts/mail.ts";
import { createNotePerson } from "#channels/http/accounts/note-person.ts";
import { createLimits, type Limits } from "#channels/http/limits.ts";
import type { Router } from "#channels/http/router.ts";
import { operatorToken } from "#channels/http/operator-token.ts";
import { serveHttp } from "#channels/http/serve.ts";
import { isLoopbackUrl } from "#channels/http/visitor.ts";
import { createLiveHub } from "#channels/live/hub.ts";
import { createTellJoining } from "#channels/telegram/join-chat.ts";
import { webhookPath } from "#channels/telegram/telegram.ts";
import { pushKeysFrom } from "#channels/ways/push.ts";
import { createWayChannels } from "#channels/ways/ways.ts";
import { contentFolder } from "#content/content-folder.ts";
import { readDayPack, readHabitFiles } from "#content/day-files.ts";
import { createDayTexts } from "#content/day-texts.ts";
import { createReferences } from "#content/evidence.ts";
import { loadProblemWords } from "#content/problem-words.ts";
import { problemCodes } from "#contract/problem.ts";
import { startJobs } from "#jobs/start.ts";
import { cleanPhoto } from "#storage/photo-cleaning.ts";
import { giveBack } from "#ops/give-back.ts";
import { createLog } from "#ops/log.ts";
import { createBot, telegramOf } from "../bot.ts";
import { systemClock } from "../clock.ts";
import { type Program, compose, webDist } from "../compose.ts";
import type { Config } from "../config.ts";
import { createDelivery } from "../delivery.ts";
import { createImports } from "../imports.ts";
import { createOwnerDesk } from "../owner/desk.ts";
import { secretFor } from "../secret.ts";
import { version } from "../version.ts";
import { buildWeb, webIsBuilt } from "./web-build.ts";

export interface StartOptions {
  /** Whether a person at a terminal of this machine started the program. */
  readonly terminal?: boolean;
  /** Told that the owner wants the program stopped and started. */
  readonly restart?: () => void;
  /** Who plays weeks in a moment has another clock, and is held back by nothing. */
  readonly clock?: Clock;
  readonly limits?: Limits;
  /** Stands before everything that is served; made when the program is put together and before anybody is let in. */
  readonly front?: (app: Router, accounts: Accounts) => Promise<Pick<Router, "fetch">>;
}

export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

/** The OpenID provider that the operator named, if any. */
function providerOf(config: Config): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  return { issuer, clientId, clientSecret: config.OIDC_CLIENT_SECRET, name: config.OIDC_NAME ?? new URL(issuer).host };
}

/**
 * Starts everything: database, jobs, pages and API, and the bot where there is a token. Resolves when people can be served; whatever fails before
 * that gives back all that was opened, so that no process stays that holds a port or takes jobs and serves nobody.
 */
export async function start(
  config: Config,
  tell: (line: string) => void,
  {
    terminal = false,
    restart = () => undefined,
    clock = systemClock,
    limits,
    front = async (app) => app,
  }: StartOptions = {},
): Promise<Running> {
  const log = createLog(config.LOG_LEVEL);
  const built = prepareWeb(tell);
  await using opened = new AsyncDisposableStack();
  const program = await compose(config, log, clock);
  opened.defer(() => program.storage.close());
  const port = await serve({ config, program, built, terminal, restart, limits, front }, tell, opened);
  const running = opened.move();
  return { port, stop: () => running.disposeAsync() };
}

interface Served {
  readonly config: Config;
  readonly program: Program;
  /** Resolves when the pages are built. */
  readonly built: Promise<void>;
  readonly terminal: boolean;
  readonly restart: () => void;
  readonly limits: Limits | undefined;
  readonly front: NonNullable<StartOptions["front"]>;
}

/** Opens one thing after the other, each with its way to be closed: what is opened last is closed first. Gives the port. */
async function serve(
  { config, program, built, terminal, restart, limits: given, front }: Served,
  tell: (line: string) => void,
  opened: AsyncDisposableStack,
): Promise<number> {
  const { log } = program;
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  // A proxy on the same machine may add nothing to a request: then a visitor from anywhere looks as if they sat here.
  const ownerWithoutCode = terminal && isLoopbackUrl(publicUrl);
  const db = new Kysely<AuthTables>({ dialect: program.storage.authDialect });
  const mail =
    config.SMTP_URL === undefined
      ? undefined
      : createMail({ smtpUrl: config.SMTP_URL, publicUrl, words: program.words });
  const accounts = createAccounts({
    db,
    secret: secretFor("accounts", program.secret),
    publicUrl,
    log,
    signUp: config.WAYMARK_SIGNUP,
    clock: program.clock,
    sendResetMail: mail?.reset,
    provider: providerOf(config),
    sendNoticeMail: mail?.notice,
  });
  const live = createLiveHub({
    feed: program.storage.live,
    metrics: program.metrics,
    sessionAlive: accounts.sessions.alive,
  });
  accounts.sessions.onEnded(live.endSessions);
  opened.defer(await accounts.sessions.hear(program.storage.sessions, () => void live.tick()));
  opened.defer(await accounts.chatLocks.hear(program.storage.chatLocks));
  const { store } = program.storage;
  /** Whoever erased themselves elsewhere leaves no address behind in the accounts. */
  const forgetOrphans = (): Promise<number> =>
    accounts.forgetOrphans(async (userId) => (await store.findPerson("account", userId)) !== undefined);
  const importFile = createImports(program);
  opened.defer(() => program.idle());
  opened.defer(() => importFile.close());
  opened.defer(() => program.box?.box.close());
  const stopWatching = await program.storage.live.listen((person, event) => {
    // With a consent that is taken back files go by themselves, or when it is next looked after them.
    if (event.kind === "erased")
      importFile.forget(person).catch((error: unknown) => log.error("uploads_not_forgotten", { error }));
    if (event.kind === "erased")
      forgetOrphans().catch((error: unknown) => log.warn("orphans_not_forgotten", { error }));
  });
  opened.defer(stopWatching);

  const pushKeys = pushKeysFrom(secretFor("web push", program.secret));
  const telegram = telegramOf(config, program);
  const notePerson = createNotePerson({ store, notices: accounts.notices });
  const joining = createJoining({
    store,
    wishes: accounts.joinWishes,
    addressOf: accounts.emailOf,
    forgetAccount: accounts.forget,
    endPages: accounts.telegramUsers.endPages,
    tell: telegram ? createTellJoining({ api: telegram.api, words: program.words, log }) : () => Promise.resolve(false),
    note: notePerson,
    clock: program.clock,
    log,
  });
  const limits = given ?? createLimits(program.storage.kind === "embedded" ? undefined : db);
  const mayTryCode = async (telegramId: string) => (await limits.take("code", telegramId)).ok;
  const bot =
    telegram && createBot(config, program, { accounts, authDb: db, mayTryCode, joining, notePerson }, telegram);
  const wayChannels = createWayChannels({
    keys: pushKeys,
    subject: `mailto:waymark@${new URL(publicUrl).hostname}`,
    mail: mail?.send,
    allowPrivate: config.WAYMARK_WAYS_PRIVATE,
  });
  const wayMessenger = createWayMessenger({
    ways: program.storage.ways,
    channels: wayChannels,
    store,
    note: ({ id, reply, locale, tone }) => ({
      id,
      title: program.words.word("way.title", locale),
      text: program.words.render(reply, { locale, tone }, "plain").text,
      url: publicUrl,
    }),
    clock: program.clock,
    log,
  });
  const delivery = createDelivery(program, bot?.messenger, wayMessenger);
  const { chats, ways, sweep } = delivery;
  opened.defer(() => delivery.close());
  await built;
  const app = createHttpApp({
    settings: {
      publicUrl,
      webDist,
      trustedProxies: config.TRUSTED_PROXIES,
      operatorToken: operatorToken(program.secret),
      metricsToken: config.METRICS_TOKEN,
      ownerWithoutCode,
      version,
    },
    accounts,
    store: program.storage.store,
    telegramDoor: bot?.door,
    joining,
    photos: program.storage.photos,
    cleanPhoto,
    makeFile: program.makeFile,
    feeds: program.storage.feeds,
    readings: program.storage.readings,
    takeReadings: program.readings.take,
    reckonBaselines: program.baselines.of,
    tokens: program.storage.tokens,
    ways: program.storage.ways,
    wayChannels,
    pushKey: pushKeys.publicKey,
    importFile,
    loadHistory: createLoadHistory({ store, readings: program.storage.readings }),
    answersLessons: program.config.model !== undefined,
    habitWords: createDayTexts(contentFolder, program.packs).habit,
    references: createReferences(contentFolder),
    library: program.library,
    flags: program.flags,
    help: program.help,
    input: program.input,
    firstStep: createFirstStep(program),
    screen: program.screen,
    suggest: program.suggest,
    suggestionsShown: program.suggestionsShown,
    words: program.words,
    botName: () => bot?.telegram?.bot.username,
    problemWords: loadProblemWords(contentFolder, problemCodes),
    idempotency: program.storage.idempotency,
    live,
    owner: createOwnerDesk({ config, program, restart }),
    limits,
    clock: program.clock,
    log,
    metrics: program.metrics,
    renderMetrics: program.metrics.render,
    ping: program.storage.ping,
    newId: program.newId,
  });
  if (bot && config.TELEGRAM_MODE === "webhook") {
    app.post(webhookPath, async (c) => bot.telegram?.webhook(c.req.raw) ?? new Response(null, { status: 503 }));
  }
  const served = await front(app, accounts);
  const look = createLook({ store, input: program.input, clock: program.clock, log });
  const lookDay = createLookDay({ store, input: program.input, clock: program.clock, log, metrics: program.metrics });
  const jobs = await startJobs({
    connection: program.storage.jobs,
    saved: program.storage.deliversHere,
    log,
    ran: (schedule, outcome) => program.metrics.count("waymark_schedule_turns_total", { schedule, outcome }),
    handlers: {
      deliver: chats && (async (personId, urgent) => chats.run(personId, urgent)),
      deliverWays: async (personId) => ways.run(personId),
      resumeAsk: async (personId, askId) => void (await program.input.answer(personId, askId)),
      sweep,
      remind: createRemind({ store, input: program.input, clock: program.clock, log }),
      async look() {
        await look();
        await joining.settle();
      },
      async lookDay() {
        await lookDay();
        await program.readings.lookAtFresh();
      },
      reckonBaselines: program.baselines.due,
      readCalendars: program.readCalendars,
      resumeImports: importFile.resume,
      daily: async () => {
        await program.storage.dailyDump();
        await forgetOrphans();
        log.info("purged", { ...(await program.storage.purge()) });
      },
    },
  });
  opened.defer(() => jobs.stop());
  opened.defer(await live.start());
  giveBack();
  const server = await serveHttp({ app: served, live, port: config.PORT, host: config.HOST });
  opened.defer(() => server.close());
  if (bot) {
    opened.defer(() => bot.stop());
    await bot.connect(tell);
  }
  await sweep();
  await introduce({ config, program, accounts, port: server.port, ownerWithoutCode }, tell);
  const watch = watchDatabase(program, log);
  opened.defer(() => clearInterval(watch));
  const catalog = writeCatalog(program, log);
  // What was being read when the program ended goes on, beside everything else.
  const resumed = importFile.resume().catch((error: unknown) => log.error("imports_not_resumed", { error }));
  opened.defer(async () => void (await Promise.all([catalog, resumed])));
  return server.port;
}

/** Habits and days of the content, written down for operators once people are being served; a pack that cannot be read leaves what was there. */
async function writeCatalog(program: Program, log: Log): Promise<void> {
  try {
    const pack = readDayPack(contentFolder);
    if (pack.problems.length > 0)
      throw new Error(pack.problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`).join("; "));
    const habits = [pack, ...program.packs.map(readHabitFiles)].flatMap((each) => each.habits);
    log.info("catalog_written", { ...(await program.storage.syncCatalog({ ...pack, habits })) });
  } catch (error) {
    log.warn("catalog_not_written", { error });
  }
}

const watchEvery = 30_000;
const mostMisses = 3;

/** An embedded database that stays dead cannot be reopened in this process: it ends, and whoever runs it starts it again. */
function watchDatabase(program: Program, log: Log): NodeJS.Timeout {
  let misses = 0;
  return setInterval(() => {
    program.storage.ping().then(
      () => {
        misses = 0;
      },
      () => {
        misses += 1;
        log.error("database_does_not_answer", { misses });
        if (misses >= mostMisses && program.storage.kind === "embedded") process.exit(70);
      },
    );
  }, watchEvery);
}

async function prepareWeb(tell: (line: string) => void): Promise<void> {
  if (webIsBuilt()) return;
  tell("Building the pages (once, a few seconds) …");
  const built = await buildWeb();
  if (!built.ok) tell(`The pages could not be built; the API and the bot work without them. ${built.output}`);
}

interface Introduced {
  readonly config: Config;
  readonly program: Program;
  readonly accounts: Pick<Accounts, "owner" | "ownerCode">;
  readonly port: number;
  readonly ownerWithoutCode: boolean;
}

async function introduce(
  { config, program, accounts, port, ownerWithoutCode }: Introduced,
  tell: (line: string) => void,
): Promise<void> {
  const url = config.PUBLIC_URL ?? `http://localhost:${port}`;
  tell(
    `\nWaymark is at ${url}\n  API   ${url}/api/docs\n  data  ${program.storage.kind === "embedded" ? config.WAYMARK_DATA_DIR : "PostgreSQL"}`,
  );
  if (!(await accounts.owner.exists())) {
    tell(
      ownerWithoutCode
        ? `\nOpen ${url} on this machine to create the owner's account.\nFrom elsewhere it asks for this code: ${accounts.ownerCode}`
        : `\nOpen ${url} to create the owner's account.\nIt asks for this code: ${accounts.ownerCode}`,
    );
  }
  const missing = [
    config.TELEGRAM_BOT_TOKEN === undefined ? "Telegram (TELEGRAM_BOT_TOKEN)" : undefined,
    program.config.model === undefined
      ? "language model (./waymark model, or LLM_BASE_URL and LLM_MODEL): the offline coach words the steps"
      : undefined,
    config.SMTP_URL === undefined
      ? "mail (SMTP_URL): you hand out reset links with ./waymark reset-password"
      : undefined,
  ].filter((line) => line !== undefined);
  if (missing.length > 0) tell(`\nNot configured, and not needed:\n${missing.map((line) => `  ${line}`).join("\n")}`);
}
