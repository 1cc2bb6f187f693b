import { join } from "node:path";
import { FakeBotApi } from "../test/fakes/bot-api.ts";
import { type Comparison, compare, type Tell } from "./measure.ts";
import type { Resident } from "./persons.ts";
import { freePort } from "./postgres.ts";
import { startProgram } from "./program.ts";

const rounds = 7;
const aRound = 250;

/** Lets each of these people say one thing, and waits until the bot has answered them all; answered updates a second. */
async function answered(api: FakeBotApi, people: readonly Resident[], words: string): Promise<number> {
  const before = api.messages.length;
  const patience = performance.now() + 60_000;
  const started = performance.now();
  for (const { telegramId } of people) api.chat(telegramId).says(words);
  while (api.messages.length < before + people.length) {
    if (performance.now() > patience)
      throw new Error(`only ${api.messages.length - before} of ${people.length} answered`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return (people.length * 1000) / (performance.now() - started);
}

/**
 * Updates a second through the running bot, from the update to its answer, beside a bare grammY bot with one insert: the first word that each of these
 * people says since the program started, and then a word of the same people, who are known by now.
 */
export async function benchTelegram(
  parts: {
    /** The Bot API that the running program polls. */
    readonly api: FakeBotApi;
    readonly residents: readonly Resident[];
    readonly bareUrl: string;
    readonly folder: string;
  },
  tell: Tell,
): Promise<readonly Comparison[]> {
  const { api, residents, bareUrl, folder } = parts;
  const bareApi = await FakeBotApi.start();
  const environment = { BARE_URL: bareUrl, BARE_TOKEN: bareApi.token, BARE_API_ROOT: bareApi.root };
  const bare = await startProgram(
    [process.execPath, "bench/bare/telegram.ts"],
    await freePort(),
    "/",
    environment,
    join(folder, "bare-telegram.log"),
  );
  const turn = (round: number): readonly Resident[] => residents.slice(round * aRound, (round + 1) * aRound);
  try {
    const said = (name: string, ours: string): Promise<Comparison> =>
      compare(
        {
          name,
          ours,
          minimum: "grammY by polling: one insert and one reply, one update after the other as bot.start() does",
          unit: "updates/s",
          goal: 0.4,
        },
        rounds,
        {
          ours: (round) => answered(api, turn(round), "/step"),
          minimum: (round) => answered(bareApi, turn(round), "/step"),
        },
        tell,
      );
    const step =
      "/step from polling to the delivered answer: load, decide, save with outbox and job, commit; job, send, settle";
    return [
      await said(
        "first words",
        `${step}; and before or beside it: person and PIN looked for, use noted, the chat's menu set`,
      ),
      await said("telegram", step),
    ];
  } finally {
    await bare.stop();
    await bareApi.stop();
  }
}
