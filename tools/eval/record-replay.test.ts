import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Log } from "#app/ports.ts";
import { createGuardedCoach } from "#coach/guarded-coach.ts";
import { createModelCoach } from "#coach/model/model-coach.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { createRecorder } from "./record-replay.ts";
import { readGoalLines, walkGoal } from "./steps.ts";

const log: Log = { info() {}, warn() {}, error() {} };
const offline = createOfflineCoach(loadCoachPacks("content"), loadTopicModel("content"));
const [goal] = readGoalLines('{"title":"learn the accordion","description":"it stands in the hall","locale":"en"}');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "waymark-record-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const requests = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith(".request.json"));

async function walk(how: "record" | "replay") {
  const recorder = createRecorder({ record: how === "record" ? folder : undefined, replay: folder });
  const config = {
    baseUrl: "http://replayed.invalid/v1",
    model: "replayed",
    apiKey: undefined,
    timeoutMs: 5000,
    fetch: recorder.fetch,
    restsAfter: Number.POSITIVE_INFINITY,
  };
  const model = createModelCoach({ config, prompts: loadCoachPrompts("content"), read: () => [], log, now: Date.now });
  const coach = createGuardedCoach({ offline, model, read: () => [], log });
  if (!goal) throw new Error("no goal");
  recorder.begin();
  const unanswered = how === "record" ? { unanswered: recorder.unanswered } : {};
  const parts = { coach, refusal: () => undefined, touchesContact: () => false, now: () => 0, ...unanswered };
  return { walked: await walkGoal(goal, parts), recorder };
}

/** Answers every request that waits as somebody would who sees only the request. */
function answerAll(say: (prompt: string, at: number) => object | string): void {
  for (const [at, name] of requests().entries()) {
    const { messages } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { messages: { content: string }[] };
    const said = say(messages.at(-1)?.content ?? "", at);
    const text = typeof said === "string" ? said : JSON.stringify(said);
    writeFileSync(
      join(folder, name.replace(".request.json", typeof said === "string" ? ".answer.txt" : ".answer.json")),
      text,
    );
  }
}

const steps = [
  "Bring the accordion from the hall to a chair.",
  "Undo both straps and count the bass buttons.",
  "Pull the bellows once and hold one long note for ten seconds.",
  "Press five white keys in a row, slowly, with one finger.",
  "Record half a minute of playing on your phone.",
];
const step = (at: number) => ({ status: "ok", step: steps[at], question: "" });

test("a walk is recorded request by request, and replayed to its end from the answers laid beside them", async () => {
  for (let round = 0; round < 5; round++) {
    const { walked } = await walk("record");
    expect(walked).toMatchObject({ waits: true });
    expect(walked.steps).toHaveLength(round);
    expect(requests()).toHaveLength(round + 1);
    answerAll((prompt) => step(steps.filter((each) => prompt.includes(each)).length));
  }
  const { walked, recorder } = await walk("replay");
  expect(walked.steps.map(({ by }) => by)).toEqual(["model", "model", "model", "model", "model"]);
  expect(walked.waits).toBeUndefined();
  expect([recorder.answered(), recorder.unanswered()]).toEqual([5, 0]);
});

test("a refused answer is recorded with its second try; where the replay has none the offline coach answers", async () => {
  await walk("record");
  answerAll(() => "Just go for it, you can do it");
  const again = await walk("record");
  expect(again.walked).toMatchObject({ waits: true, steps: [] });
  expect(requests()).toHaveLength(2);
  const { walked, recorder } = await walk("replay");
  expect(new Set(walked.steps.map(({ by }) => by))).toEqual(new Set(["offline"]));
  expect(walked.steps).toHaveLength(5);
  expect(recorder.unanswered()).toBeGreaterThan(1);
});
