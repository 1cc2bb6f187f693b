import { availableParallelism, totalmem } from "node:os";
import { z } from "zod";
import { boundedSchema } from "#coach/box/bounded-schema.ts";
import type { Box } from "#coach/box/box.ts";
import { readAnswer, wireSchema } from "#coach/model/read-answer.ts";
import { unsaidOf } from "#coach/model/ask-of-model.ts";
import { writePrompt } from "#coach/model/write-prompt.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { createLog } from "#ops/log.ts";
import { type BoxedModel, openBox } from "../box.ts";
import { systemClock } from "../clock.ts";
import { createCoach } from "../compose.ts";
import type { Config } from "../config.ts";

/** Where a command says what it found, and what went wrong. */
export interface Tells {
  readonly tell: (line: string) => void;
  readonly complain: (line: string) => void;
}

const longest = 300_000;

/** A goal that a person might name, and nobody of this machine has. */
export const trialAsk = (title: string, locale: Locale): CoachAsk => ({
  kind: "next",
  goal: { title, description: "", kind: "other" },
  clarifications: [],
  history: [],
  declined: [],
  current: undefined,
  reason: undefined,
  comment: undefined,
  size: "normal",
  locale,
  tone: "friendly",
  notReachedYet: false,
  questionsLeft: 0,
  contactAllowed: true,
});

function opened(config: Config, { complain }: Tells): BoxedModel | undefined {
  const boxed = openBox(config, createLog("silent"), systemClock);
  if (!boxed)
    complain(
      config.model
        ? "LLM_BASE_URL is set, and wins; ./waymark eval model judges that server."
        : "No model is in use: ./waymark model list",
    );
  return boxed;
}

/** `./waymark model try "a goal"`: the step that a person would be shown, and who worded it. */
export async function tryModel(config: Config, goal: string, out: Tells): Promise<number> {
  const boxed = opened(config, out);
  if (!boxed) return 1;
  let miss: string | undefined;
  const metrics = {
    count: (_name: string, labels?: Readonly<Record<string, string>>) => {
      miss = labels?.["miss"] ?? miss;
    },
    add: () => undefined,
    observe: () => undefined,
  };
  const started = performance.now();
  try {
    const way = { ...boxed.carried, timeoutMs: longest };
    const coach = createCoach(boxed.config, createLog("silent"), systemClock, metrics, way);
    const ask = trialAsk(goal, /\p{Script=Cyrillic}/u.test(goal) ? "ru" : "en");
    const reply = await coach.reply(ask, { personId: "trial" as PersonId, modelConsent: true });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    out.tell(reply.answer.status === "ok" ? reply.answer.step : JSON.stringify(reply.answer));
    out.tell(
      reply.by === "model"
        ? `Worded by the model in ${seconds} s; people wait ${config.LLM_TIMEOUT_MS / 1000} s at most, unless it was worded ahead.`
        : `Worded by the offline coach after ${seconds} s, because the model gave no usable step (${miss ?? "unknown"}).`,
    );
    return 0;
  } finally {
    boxed.box.close();
  }
}

const goals: readonly string[] = ["Water one plant", "Learn to juggle", "Write to an old friend"];

interface Measured {
  readonly ms: number;
  readonly firstMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a model took of this machine, measured just now; no judgement of what it words. */
export interface BoxMeasure {
  /** From nothing to loaded (ms). */
  readonly loadMs: number;
  readonly steps: readonly Measured[];
  readonly memoryMb: number;
  /** Answers of the shape that was asked for. */
  readonly shaped: number;
}

const writingSeconds = ({ ms, firstMs }: Measured): number => Math.max(1, ms - firstMs) / 1000;
export const readsPerSecond = (step: Measured): number => step.inputTokens / (step.firstMs / 1000);
export const writesPerSecond = (step: Measured): number => step.outputTokens / writingSeconds(step);

/** Loads the model and lets it word a step of three goals that nobody has. */
export async function measureBox(box: Box): Promise<BoxMeasure> {
  const prompts = loadCoachPrompts(contentFolder);
  const schema = boundedSchema(z.toJSONSchema(wireSchema) as Parameters<typeof boundedSchema>[0]);
  const timed = async (ask: Parameters<typeof box.ask>[0]) => {
    const started = performance.now();
    const answer = await box.ask(ask, "waits", AbortSignal.timeout(longest));
    return { ...answer, ms: performance.now() - started };
  };
  const loaded = await timed({ system: "", prompt: "1", maxTokens: 1, temperature: 0 });
  const steps: Measured[] = [];
  let shaped = 0;
  for (const goal of goals) {
    const ask = trialAsk(goal, "en");
    const step = await timed({ ...writePrompt(prompts, ask), schema, maxTokens: 1200, temperature: 0.4 });
    if (readAnswer(step.text, unsaidOf(ask, prompts.words)).kind === "answer") shaped += 1;
    steps.push(step);
  }
  return { loadMs: loaded.ms, steps, memoryMb: box.state().memoryMb ?? 0, shaped };
}

/** `./waymark model bench`: what the model in use takes of this machine. */
export async function benchModel(config: Config, out: Tells): Promise<number> {
  const boxed = opened(config, out);
  if (!boxed) return 1;
  const { box } = boxed;
  try {
    const { loadMs, steps, memoryMb, shaped } = await measureBox(box);
    out.tell(
      `On this machine (${availableParallelism()} processors, ${Math.round(totalmem() / 1024 ** 2)} MB of memory):`,
    );
    out.tell(`  until it is loaded            ${seconds(loadMs)}`);
    for (const [at, step] of steps.entries()) {
      out.tell(`  ${at === 0 ? "first step  " : "another step"}                  ${seconds(step.ms)}`);
      if (at === 0) out.tell(`    reads ${step.inputTokens} tokens       ${readsPerSecond(step).toFixed(0)} a second`);
      out.tell(`    writes ${step.outputTokens} tokens      ${writesPerSecond(step).toFixed(1)} a second`);
    }
    out.tell(`  memory while it is loaded     ${memoryMb} MB`);
    out.tell(`  answers of the right shape    ${shaped} of ${goals.length} (this says nothing of how good they are)`);
    return 0;
  } catch (error) {
    out.complain(`The model gave no answer: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    box.close();
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
