import { usualFlags } from "#core/dialogue/decision.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { randomUUID } from "node:crypto";
import { createDeliver } from "#app/deliver.ts";
import { createInput } from "#app/handle-input.ts";
import { type SignupMode, createAdmit } from "#app/identify.ts";
import type { LinkTelegram } from "#app/link-telegram.ts";
import { createLook } from "#app/look.ts";
import { createRecover, createSweep } from "#app/recover.ts";
import { createMessenger } from "#channels/telegram/messenger.ts";
import { type Telegram, startTelegram, telegramApi } from "#channels/telegram/telegram.ts";
import { createGuardedCoach } from "#coach/guarded-coach.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { startJobs } from "#jobs/start.ts";
import type { Storage } from "#storage/open.ts";
import { loadTextScreen } from "../../src/compose.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { silentLog } from "../storage/databases.ts";

const words = loadWords(contentFolder);
const screen = loadTextScreen(contentFolder);
const packs = loadCoachPacks(contentFolder);
const topicModel = loadTopicModel(contentFolder);
const nobodyCounts = { count: () => undefined, observe: () => undefined };

export interface BotHouse {
  readonly api: FakeBotApi;
  readonly telegram: Telegram;
  readonly storage: Storage;
  readonly sweep: () => Promise<void>;
  stop(): Promise<void>;
}

/** The bot as the program runs it: real storage, jobs and offline coach; only Telegram itself is a fake, at the wire. */
export async function openBotHouse(
  storage: Storage,
  options: {
    readonly signup?: SignupMode;
    readonly codes?: readonly string[];
    readonly link?: LinkTelegram;
    readonly mode?: "polling" | "webhook";
  } = {},
): Promise<BotHouse> {
  const api = await FakeBotApi.start();
  const clock = { now: () => Date.now() };
  const codes = new Set(options.codes ?? []);
  const log = silentLog;
  const input = createInput({
    store: storage.store,
    coach: createGuardedCoach({ offline: createOfflineCoach(packs, topicModel), model: undefined, log }),
    screen,
    clock,
    newId: randomUUID,
    log,
    metrics: nobodyCounts,
    library: trackLibrary,
    flags: () => usualFlags,
  });
  const telegramOptions = {
    token: api.token,
    apiRoot: api.root,
    mode: options.mode ?? "polling",
    publicUrl: "https://waymark.example.org",
    webhookSecret: "webhook-secret",
  } as const;
  const bot = telegramApi(telegramOptions);
  const messenger = createMessenger({ api: bot, words, exportPerson: storage.store.exportPerson });
  const recover = createRecover({ store: storage.store, input, clock });
  const deliver = createDeliver({ outbox: storage.outbox, messenger, clock, log, metrics: nobodyCounts, recover });
  const sweep = createSweep({ outbox: storage.outbox, recover, deliver });
  const jobs = await startJobs({
    connection: storage.jobs,
    log,
    handlers: {
      deliver,
      resumeAsk: async (personId, askId) => void (await input.answer(personId, askId)),
      sweep,
      look: createLook({ store: storage.store, input, clock, log }),
      daily: async () => undefined,
    },
  });
  const started = await startTelegram(telegramOptions, bot, {
    input,
    admit: createAdmit({
      store: storage.store,
      signup: options.signup ?? "open",
      invites: { redeem: async (code) => codes.delete(code) },
      clock,
      newId: randomUUID,
    }),
    link: options.link ?? (async () => "unknown"),
    screen,
    words,
    clock,
    log,
  });
  if (!started.ok) throw new Error(`the bot did not start: ${started.because}`);
  return {
    api,
    telegram: started.telegram,
    storage,
    sweep,
    async stop() {
      await started.telegram.stop();
      await jobs.stop();
      await api.stop();
    },
  };
}
