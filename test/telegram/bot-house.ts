import { telegramPages } from "#channels/telegram/keyboard.ts";
import { randomUUID } from "node:crypto";
import { Kysely } from "kysely";
import { vi } from "vitest";
import { createDeliver } from "#app/deliver.ts";
import { createInput, type Input } from "#app/handle-input.ts";
import { type SignupMode, createAdmit } from "#app/identify.ts";
import { createJoining, type Joining } from "#app/join-telegram.ts";
import { createNoteUse } from "#app/note-use.ts";
import { createLoadHistory } from "#app/load-history.ts";
import { createLook } from "#app/look.ts";
import { createLookDay } from "#app/look-day.ts";
import type { Clock, LessonTeacher, TalkLeader } from "#app/ports.ts";
import { createTakeReadings } from "#app/take-readings.ts";
import type { TakeReadings } from "#app/reading-ports.ts";
import { createHelpWithoutRecord } from "#app/help-without-record.ts";
import { createSetAside } from "#app/set-aside.ts";
import { createLanes } from "#app/lanes.ts";
import { createRecover, createSweep, createTellUnsure } from "#app/recover.ts";
import { createChatLocks } from "#channels/http/accounts/chat-locks.ts";
import { createJoinWishes } from "#channels/http/accounts/join-wishes.ts";
import { createLimits } from "#channels/http/limits.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createMakeFile } from "#channels/files/make-file.ts";
import { createTellJoining } from "#channels/telegram/join-chat.ts";
import { createMessenger } from "#channels/telegram/messenger.ts";
import { type Telegram, startTelegram, telegramApi } from "#channels/telegram/telegram.ts";
import { createGuardedCoach } from "#coach/guarded-coach.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { type Flags, usualFlags } from "#core/dialogue/turn/decision.ts";
import { startJobs } from "#jobs/start.ts";
import type { Storage } from "#storage/open.ts";
import { cleanPhoto } from "#storage/photo-cleaning.ts";
import { loadTextScreen } from "../../src/compose.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { FaultyLine } from "../faults/faulty-line.ts";
import { FakeBotApi, type FakeChat } from "../fakes/bot-api.ts";
import { patience } from "../setup/patience.ts";
import { silentLog } from "../storage/databases.ts";

const words = loadWords(contentFolder);
const screen = loadTextScreen(contentFolder);
const packs = loadCoachPacks(contentFolder);
const topicModel = loadTopicModel(contentFolder);
const nobodyCounts = { count: () => undefined, observe: () => undefined };

export interface BotHouse {
  readonly api: FakeBotApi;
  /** The line between the bot and Telegram. */
  readonly line: FaultyLine;
  readonly telegram: Telegram;
  readonly storage: Storage;
  /** Brings words of a person by the webhook, and gives the status that Telegram gets. */
  readonly hook: (chat: FakeChat, words: string, updateId?: number) => Promise<number>;
  readonly sweep: () => Promise<void>;
  /** What the clock does every quarter of an hour. */
  readonly look: () => Promise<void>;
  /** The web's side of joining. */
  readonly joining: Joining;
  /** What the clock does every few minutes, for the days. */
  readonly lookDay: () => Promise<void>;
  /** What a phone or a watch sends. */
  readonly readings: TakeReadings;
  /** Resolves once everything that was sent is taken in, that its sender was there is written down, and whatever a model is asked because of it has been asked and brought home. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The same work, which is in `open` until it is done. */
function openIn<T>(open: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  const going: Promise<T> = work.finally(() => open.delete(going));
  open.add(going);
  return going;
}

/** The same input; whom it asks once a command is taken in is in `asking` until the answer is home. */
function toldOf(asking: Set<Promise<unknown>>, input: Input): Input {
  return {
    ...input,
    answer: (personId, askId) => openIn(asking, input.answer(personId, askId)),
    lesson: (incoming, taken) => openIn(asking, input.lesson(incoming, taken)),
  };
}

/** The bot as the program runs it: real storage, jobs and offline coach; only Telegram itself is a fake, at the wire. */
export async function openBotHouse(
  storage: Storage,
  options: {
    readonly pagesUrl?: string;
    readonly signup?: SignupMode;
    readonly codes?: readonly string[];
    readonly mode?: "polling" | "webhook";
    readonly clock?: Clock;
    readonly flags?: Flags;
    readonly leader?: TalkLeader;
    readonly teacher?: LessonTeacher;
  } = {},
): Promise<BotHouse> {
  const api = await FakeBotApi.start();
  const line = await FaultyLine.to(api.port);
  const clock = options.clock ?? { now: () => Date.now() };
  const flags = () => options.flags ?? usualFlags;
  const codes = new Set(options.codes ?? []);
  const log = silentLog;
  const asking = new Set<Promise<unknown>>();
  const input = toldOf(
    asking,
    createInput({
      store: storage.store,
      coach: createGuardedCoach({
        offline: createOfflineCoach(packs, topicModel),
        model: undefined,
        read: () => [],
        log,
      }),
      leader: options.leader,
      teacher: options.teacher,
      history: createLoadHistory({ store: storage.store, readings: storage.readings }),
      screen,
      clock,
      newId: randomUUID,
      log,
      metrics: nobodyCounts,
      library: trackLibrary,
      pages: { telegram: telegramPages, job: telegramPages },
      flags,
    }),
  );
  const telegramOptions = {
    token: api.token,
    apiRoot: line.root,
    mode: options.mode ?? "polling",
    publicUrl: "https://waymark.example.org",
    pagesUrl: options.pagesUrl,
    webhookSecret: "webhook-secret",
  } as const;
  const bot = telegramApi(telegramOptions);
  const makeFile = createMakeFile({
    store: storage.store,
    photos: storage.photos,
    words,
    context: () => ({ now: clock.now(), newId: randomUUID, screen, library: trackLibrary, flags: flags() }),
  });
  const joining = createJoining({
    store: storage.store,
    wishes: createJoinWishes(
      new Kysely<AuthTables>({ dialect: storage.authDialect }).withSchema("auth"),
      clock,
      "a secret",
    ),
    // Whoever has a web account is called by it.
    addressOf: async (userId) => `${userId}@example.org`,
    forgetAccount: async () => undefined,
    endPages: async () => undefined,
    tell: createTellJoining({ api: bot, words, log }),
    note: async () => undefined,
    clock,
    log,
  });
  const locks = createChatLocks({
    db: new Kysely<AuthTables>({ dialect: storage.authDialect }).withSchema("auth"),
    clock,
    secret: "a secret",
  });
  // That somebody was there is written down beside what they said.
  const chatLocks: typeof locks = { ...locks, seen: (telegramId) => openIn(asking, locks.seen(telegramId)) };
  const unheard = await chatLocks.hear(storage.chatLocks);
  const messenger = createMessenger({
    api: bot,
    chatLocks,
    words,
    exportPerson: storage.store.exportPerson,
    makeFile,
    log,
  });
  const recover = createRecover({ store: storage.store, input, clock });
  const { outbox } = storage;
  const tell = createTellUnsure({ outbox, recover, messenger, log, metrics: nobodyCounts, patience: 20 });
  const deliver = createDeliver({
    outbox,
    messenger,
    channels: ["telegram"],
    clock,
    log,
    metrics: nobodyCounts,
    unsure: tell.soon,
  });
  const lanes = createLanes({ deliver, log });
  const sweep = createSweep({ outbox, tell: tell.now, deliver: lanes.run });
  const look = createLook({ store: storage.store, input, clock, log });
  const lookDay = createLookDay({ store: storage.store, input, clock, log, metrics: nobodyCounts });
  const readings = createTakeReadings({
    store: storage.store,
    readings: storage.readings,
    input,
    screen,
    library: trackLibrary,
    flags,
    newId: randomUUID,
    clock,
    log,
    metrics: nobodyCounts,
  });
  // What the program does every few minutes of the machine's clock, tests do themselves: it must not come in between.
  const byTheClock = () => Promise.resolve();
  const jobs = await startJobs({
    connection: storage.jobs,
    saved: storage.deliversHere,
    log,
    handlers: {
      deliver: async (personId, urgent) => lanes.run(personId, urgent),
      deliverWays: () => Promise.resolve(),
      resumeAsk: async (personId, askId) => void (await input.answer(personId, askId)),
      sweep: byTheClock,
      remind: byTheClock,
      look: byTheClock,
      lookDay: byTheClock,
      readCalendars: byTheClock,
      reckonBaselines: byTheClock,
      resumeImports: byTheClock,
      daily: byTheClock,
    },
  });
  const limits = createLimits();
  const mayTryCode = async (telegramId: string) => (await limits.take("code", telegramId)).ok;
  const started = await startTelegram(telegramOptions, bot, {
    input,
    mayTryCode,
    admit: createAdmit({
      store: storage.store,
      signup: options.signup ?? "open",
      invites: { redeem: async (code) => codes.delete(code) },
      mayTryCode,
      clock,
      newId: randomUUID,
    }),
    joining,
    noteUse: createNoteUse({ store: storage.store, clock, log }),
    store: storage.store,
    photos: storage.photos,
    cleanPhoto,
    library: trackLibrary,
    flags,
    screen,
    words,
    clock,
    log,
    metrics: nobodyCounts,
    help: createHelpWithoutRecord(screen),
    findPerson: (telegramId) => storage.store.findPerson("telegram", telegramId),
    chatLocks,
    wake: outbox.wake,
    setAside: createSetAside({ idempotency: storage.idempotency, clock }),
  });
  if (!started.ok) throw new Error(`the bot did not start: ${started.because}`);
  let updates = 0;
  return {
    api,
    line,
    telegram: started.telegram,
    storage,
    async hook(chat, words, updateId = (updates += 1)) {
      const answer = await started.telegram.webhook(
        new Request("https://waymark.example.org/telegram/webhook", {
          method: "POST",
          headers: { "x-telegram-bot-api-secret-token": telegramOptions.webhookSecret },
          body: JSON.stringify({ update_id: updateId, message: chat.message({ text: words }) }),
        }),
      );
      return answer.status;
    },
    joining,
    sweep,
    look,
    lookDay,
    readings: readings.take,
    async settled() {
      await vi.waitUntil(() => api.isRead, { timeout: patience, interval: 10 });
      while (asking.size > 0) await Promise.allSettled(asking);
    },
    async stop() {
      await started.telegram.stop();
      await jobs.stop();
      await tell.stop();
      await lanes.close();
      await unheard();
      await line.stop();
      await api.stop();
    },
  };
}
