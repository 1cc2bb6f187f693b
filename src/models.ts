import type { JudgeCrisis } from "#app/look-again.ts";
import type { Clock, LessonTeacher, Log, TalkLeader } from "#app/ports.ts";
import type { ChooseNext } from "#app/suggest-with-model.ts";
import { createLessonTeacher } from "#coach/model/lesson-teacher.ts";
import { createChooseNext } from "#coach/model/choose-next.ts";
import { createJudgeCrisis } from "#coach/model/judge-crisis.ts";
import { createTalkLeader } from "#coach/model/lead-talk.ts";
import type { ModelCoach } from "#coach/guarded-coach.ts";
import { createModelCoach, type ModelCallReport, type ModelCoachConfig } from "#coach/model/model-coach.ts";
import { createSecondLook, type SecondLookParts } from "#coach/model/second-look.ts";
import type { ModelPlace } from "#core/person/model-place.ts";
import { loadBriefPrompt } from "#content/brief-prompts.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadLookProbes, loadModelTextReader, loadModelTextSound } from "#content/model-text.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import { loadGoalScreen } from "#content/refusals.ts";
import { loadTalkPrompt } from "#content/talk-prompt.ts";
import type { OperatorMetrics } from "#ops/metrics.ts";
import type { Config } from "./config.ts";

/** A short question is answered soon or not at all; a stop of the program waits no longer for it (ms). */
const longestWait = 8000;

/** Where the configured model runs, as people are told before they agree: on this machine, or at a host. */
export function modelPlace({ model }: Pick<Config, "model">): ModelPlace | undefined {
  if (!model) return undefined;
  const { hostname } = new URL(model.baseUrl);
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname) ? "here" : { host: hostname };
}

/** What a command changes about how a model is called. */
export type CarriedModel = Partial<
  Pick<
    ModelCoachConfig,
    "fetch" | "refused" | "restsAfter" | "perPersonHourly" | "answers" | "holdMs" | "timeoutMs" | "books"
  >
> & {
  /** It leads talks and words steps, and is asked nothing beside them. */
  readonly leadsOnly?: true;
};

/** Reads what a model says before a person sees it. */
export const loadModelReader = () =>
  loadModelTextReader(contentFolder, loadCrisisScreen(contentFolder), loadGoalScreen(contentFolder));

/** The second look at a model's words, by the same model. */
const lookOf = (parts: Omit<SecondLookParts, "prompt" | "sounds" | "probes">) =>
  createSecondLook({
    ...parts,
    prompt: loadBriefPrompt(contentFolder, "look"),
    sounds: loadModelTextSound(contentFolder, loadModelReader()),
    probes: loadLookProbes(contentFolder),
  });

/** The configured model as a coach, before any fallback. */
export function createModel(
  config: Config & { readonly model: NonNullable<Config["model"]> },
  log: Log,
  clock: Clock,
  carried: CarriedModel,
  called: (report: ModelCallReport) => void,
): ModelCoach {
  const endpoint: ModelCoachConfig = {
    ...config.model,
    apiKey: config.LLM_API_KEY,
    timeoutMs: config.LLM_TIMEOUT_MS,
    ...carried,
  };
  const prompts = loadCoachPrompts(contentFolder);
  const { timeoutMs, restsAfter, books, perPersonHourly } = endpoint;
  return createModelCoach({
    config: endpoint,
    prompts,
    read: loadModelReader(),
    look: lookOf({
      endpoint,
      timeoutMs,
      words: prompts.words,
      log,
      now: clock.now,
      restsAfter,
      ...(perPersonHourly === undefined ? {} : { perPersonHourly }),
      ...(books ? { books } : {}),
    }),
    log,
    now: clock.now,
    called,
  });
}

type CountedCall = {
  readonly prompt: string;
  readonly outcome: string;
  readonly ms: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
};

/** Counts every call of a language model, whatever it was asked. */
export function countCalls(metrics: Pick<OperatorMetrics, "count" | "add" | "observe">): (report: CountedCall) => void {
  return ({ prompt, outcome, ms, inputTokens, outputTokens }) => {
    metrics.count("waymark_model_calls_total", { prompt, outcome });
    metrics.add("waymark_model_tokens_total", inputTokens, { direction: "in" });
    metrics.add("waymark_model_tokens_total", outputTokens, { direction: "out" });
    metrics.observe("waymark_model_call_seconds", ms / 1000, { prompt });
  };
}

/** What a language model is asked beside the coach's steps; nothing where none is configured. */
export function createModels(
  config: Config,
  log: Log,
  clock: Clock,
  metrics: Pick<OperatorMetrics, "count" | "add" | "observe">,
  carried: CarriedModel = {},
): {
  readonly choose: ChooseNext | undefined;
  readonly judge: JudgeCrisis | undefined;
  readonly teacher: LessonTeacher | undefined;
  readonly leader: TalkLeader | undefined;
} {
  if (!config.model) return { choose: undefined, judge: undefined, teacher: undefined, leader: undefined };
  const { leadsOnly, restsAfter, perPersonHourly, ...way } = carried;
  const parts = {
    endpoint: { ...config.model, apiKey: config.LLM_API_KEY, ...way },
    restsAfter,
    ...(perPersonHourly === undefined ? {} : { perPersonHourly }),
    words: loadCoachPrompts(contentFolder).words,
    log,
    now: clock.now,
    called: countCalls(metrics),
    timeoutMs: Math.min(config.LLM_TIMEOUT_MS, longestWait),
  };
  const leader = createTalkLeader({
    ...parts,
    ...(carried.books ? { books: carried.books } : {}),
    prompt: loadTalkPrompt(contentFolder),
    read: loadModelReader(),
    look: lookOf({ ...parts, ...(carried.books ? { books: carried.books } : {}) }),
    watch: (outcome) => metrics.count("waymark_talk_leads_total", { outcome }),
  });
  if (leadsOnly) return { choose: undefined, judge: undefined, teacher: undefined, leader };
  return {
    leader,
    choose: createChooseNext({ ...parts, prompt: loadBriefPrompt(contentFolder, "suggest") }),
    judge: createJudgeCrisis({ ...parts, prompt: loadBriefPrompt(contentFolder, "crisis") }),
    teacher: createLessonTeacher({
      ...parts,
      prompt: loadBriefPrompt(contentFolder, "lesson"),
      watch: (outcome) => metrics.count("waymark_lesson_answers_total", { outcome }),
    }),
  };
}
