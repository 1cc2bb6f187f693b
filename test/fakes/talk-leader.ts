import type { Log, TalkLeader } from "#app/ports.ts";
import { createTalkLeader } from "#coach/model/lead-talk.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadModelTextReader } from "#content/model-text.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import { loadGoalScreen } from "#content/refusals.ts";
import { loadTalkPrompt } from "#content/talk-prompt.ts";
import type { ModelServer } from "./model-server.ts";

/** Talks led as the program lets them be, by a fake model. */
export function leaderOf(server: ModelServer, log: Log): TalkLeader {
  return createTalkLeader({
    endpoint: { baseUrl: server.baseUrl, model: "fake", apiKey: undefined },
    prompt: loadTalkPrompt(contentFolder),
    words: loadCoachPrompts(contentFolder).words,
    read: loadModelTextReader(contentFolder, loadCrisisScreen(contentFolder), loadGoalScreen(contentFolder)),
    timeoutMs: 8000,
    log,
    now: Date.now,
  });
}

/** What a model that reads a message so says. */
export const saysBack = (reflection: string, ...acts: readonly object[]) => ({
  say: JSON.stringify({ reflection, acts: acts.map((act) => ({ words: null, title: null, goal: null, ...act })) }),
});
