import type { Log, SecondOpinion } from "#app/ports.ts";
import { createSecondOpinion } from "#coach/model/second-opinion.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadIntentPrompt } from "#content/intent-prompt.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { ModelServer } from "./model-server.ts";

/** Second opinions as the program asks for them, of a fake model. */
export function opinionOf(server: ModelServer, log: Log): SecondOpinion {
  return createSecondOpinion({
    endpoint: { baseUrl: server.baseUrl, model: "fake", apiKey: undefined },
    prompt: loadIntentPrompt(contentFolder),
    words: loadCoachPrompts(contentFolder).words,
    log,
    now: Date.now,
  });
}

/** What a model that takes a message for this says. */
export const takesItFor = (intent: string) => ({ say: JSON.stringify({ intent }) });
