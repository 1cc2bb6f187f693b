import { beforeEach, expect, test } from "vitest";
import { afterCommit } from "#app/after-commit.ts";
import type { Input } from "#app/handle-input.ts";
import { createLookAgain, type JudgeCrisis } from "#app/look-again.ts";
import type { Incoming, Turn } from "#app/ports.ts";
import { type ChooseNext, createSuggestWithModel, movesOn, type NextAsk } from "#app/suggest-with-model.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { plainScreen, trackLibrary, Walk } from "../dialogue/walk.ts";
import { silentLog } from "../storage/databases.ts";

const hour = 3600 * 1000;
let walk: Walk;
let asked: NextAsk[];
let answer: Awaited<ReturnType<ChooseNext>>;
let counted: string[];
let taken: Incoming[];
let input: Input;
let whileAsked: () => void;

const metrics = {
  count: (name: string, labels?: Readonly<Record<string, string>>) =>
    void counted.push(`${name} ${Object.values(labels ?? {}).join(" ")}`),
};

beforeEach(() => {
  walk = new Walk();
  walk.do({ do: "model_consent", agreed: true });
  walk.do({ do: "progress" });
  asked = [];
  counted = [];
  taken = [];
  answer = { kind: "choice", index: 1 };
  whileAsked = () => undefined;
  const keys = new Set<string>();
  const take = async (incoming: Incoming): Promise<Turn> => {
    taken.push(incoming);
    const repeated = keys.has(incoming.key);
    keys.add(incoming.key);
    const decision = repeated ? undefined : walk.do(incoming.command);
    return {
      replies: decision?.replies ?? [],
      denied: decision?.denied,
      repeated,
      journal: decision?.journal ?? [],
      savedWorks: [],
      pending: undefined,
      lessonAsk: undefined,
      lessonAnswer: undefined,
      after: walk.snapshot,
      erased: false,
    };
  };
  input = {
    take,
    handle: take,
    answer: async () => undefined,
    lesson: async () => undefined,
  };
});

const incoming = (command: Command, key = `${Math.random()}`): Incoming => ({
  personId: walk.snapshot.person.id,
  command,
  at: walk.now,
  key,
  origin: { via: "telegram", address: "7", messageId: 3 },
});
const choose: ChooseNext = async (_person, ask) => {
  asked.push(ask);
  whileAsked();
  return answer;
};
const suggest = (which: "focus" | "all" = "focus") =>
  createSuggestWithModel({
    store: { snapshot: async () => walk.snapshot },
    input,
    choose,
    library: trackLibrary,
    flags: () => walk.flags,
    clock: { now: () => walk.now },
    log: silentLog,
    metrics,
  })(walk.snapshot.person.id, which);
const offeredBy = () => walk.snapshot.journey?.offered["self_work"]?.by;

test("the model's choice is what is offered, until something happens", async () => {
  await suggest();
  expect(asked).toMatchObject([{ track: "self_work", percent: 0, phase: "awareness", mood: "unknown" }]);
  expect(walk.snapshot.journey?.offered["self_work"]).toMatchObject({
    action: { kind: "technique", technique: asked[0]?.candidates[1]?.id },
    by: "model",
  });
  await suggest();
  expect(asked).toHaveLength(1);
  walk.do({ do: "report", action: "peer_helped" });
  await suggest();
  expect(asked).toHaveLength(2);
});

test("a choice that is a day old is made anew", async () => {
  await suggest();
  walk.now += 24 * hour;
  await suggest();
  expect(asked).toHaveLength(2);
  expect(walk.snapshot.journey?.offered["self_work"]?.at).toBe(walk.now);
});

test("on the page the model may choose for every track that is not paused", async () => {
  walk.do({ do: "pause_track", track: "community", paused: true });
  await suggest("all");
  expect(asked.map(({ track }) => track).sort()).toEqual(["child_connection", "negotiation", "self_work"]);
});

test.each<[string, () => void]>([
  ["the person has not agreed", () => void walk.do({ do: "model_consent", agreed: false })],
  ["suggestions are off", () => void (walk.flags = { ...walk.flags, ai_suggestions_enabled: false })],
  ["the tracks are off", () => void (walk.flags = { ...walk.flags, multi_track_system_enabled: false })],
  ["a crisis lasts", () => void walk.do({ do: "text", text: "CRISIS" })],
  ["a half-finished exercise comes first", () => void walk.do({ do: "begin", technique: "emotional_checkin" })],
])("nobody is asked where %s", async (_name, make) => {
  make();
  await suggest();
  expect(asked).toEqual([]);
  expect(offeredBy()).not.toBe("model");
});

test.each(["timeout", "unreachable", "no_json", "wrong_shape"])(
  "a model that fails (%s) is counted, and the rules' suggestion stays",
  async (why) => {
    answer = { kind: "miss", why };
    await suggest();
    expect(counted).toEqual(["ai_suggestions_generated_total model error"]);
    expect(walk.do({ do: "suggest" }).replies[0]?.say).toBe("suggestion.one");
    expect(offeredBy()).toBe("rules");
  },
);

test("a model that was not asked has not failed", async () => {
  answer = { kind: "miss", why: "circuit_open" };
  await suggest();
  expect(counted).toEqual([]);
});

test("a choice that comes when something else has happened is dropped", async () => {
  whileAsked = () => void walk.do({ do: "report", action: "peer_helped" });
  await suggest();
  expect(offeredBy()).toBeUndefined();
});

test("what follows a command does not delay its answer, and does not follow it twice", async () => {
  let finish = (): void => undefined;
  let begun = 0;
  const { input: followed, idle } = afterCommit(input, [
    () => {
      begun += 1;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  ]);
  const command = incoming({ do: "report", action: "peer_helped" });
  const turn = await followed.handle(command);
  expect(turn && movesOn(turn)).toBe(true);
  await followed.handle(command);
  expect(begun).toBe(1);
  const over = idle();
  finish();
  await over;
});

const unsure = { level: "none", strength: "none", kind: undefined } as const;
const again = (found: Awaited<ReturnType<JudgeCrisis>>, score = 0.3) => {
  const seen: string[] = [];
  const look = createLookAgain({
    input,
    judge: async (_person, text) => {
      seen.push(text);
      return found;
    },
    screen: {
      crisis: (text) =>
        text.includes("CRISIS")
          ? plainScreen.crisis(text)
          : { ...unsure, because: { strength: "nothing", rules: [], score } },
    },
    clock: { now: () => walk.now },
    log: silentLog,
    metrics,
  });
  return {
    seen,
    async say(text: string): Promise<void> {
      const came = incoming({ do: "text", text });
      const turn = await input.take(came);
      if (turn) await look(came, turn);
    },
  };
};
const level = () => walk.snapshot.dialogue.crisis?.level;

test("a message that the screen was unsure of is shown to the model, and may get help lines and one question, never more", async () => {
  const { say, seen } = again({ level: "high", kind: "self_harm" });
  await say("easier without me");
  expect(seen).toEqual(["easier without me"]);
  expect(level()).toBeUndefined();
  expect(walk.said()).toEqual(["crisis.open"]);
  expect(taken.at(-1)?.origin).toEqual({ via: "telegram", address: "7", messageId: undefined });
  expect(counted).toEqual(["waymark_second_looks_total high"]);
});

test("the model never lowers a level", async () => {
  await again({ level: "none", kind: undefined }).say("CRISIS");
  expect(level()).toBe("high");
  await again({ level: "elevated", kind: "self_harm" }).say("easier without me");
  expect(level()).toBe("high");
  await again({ level: "imminent", kind: "self_harm" }).say("easier without me");
  expect(level()).toBe("imminent");
});

test.each<[string, Awaited<ReturnType<JudgeCrisis>>]>([
  ["finds nothing", { level: "none", kind: undefined }],
  ["does not answer", undefined],
])("a model that %s changes nothing", async (_name, found) => {
  await again(found).say("easier without me");
  expect(level()).toBeUndefined();
});

test("what is plainly calm, or plainly a crisis, goes to no model; nor does anything of whoever has not agreed", async () => {
  const calm = again({ level: "high", kind: "self_harm" }, 0.01);
  await calm.say("bought some bread");
  expect(calm.seen).toEqual([]);
  const plain = again({ level: "imminent", kind: "self_harm" });
  await plain.say("CRISIS");
  expect(plain.seen).toEqual([]);
  walk.do({ do: "i_am_safe" });
  walk.do({ do: "model_consent", agreed: false });
  const own = again({ level: "high", kind: "self_harm" });
  await own.say("easier without me");
  expect(own.seen).toEqual([]);
});

test("after a second look 'not what I meant' ends the question and carries nothing out twice", async () => {
  walk.withGoal("Learn Japanese");
  await again({ level: "high", kind: "self_harm" }).say("easier without me");
  const goals = walk.snapshot.goals.length;
  walk.do({ do: "not_what_i_meant" });
  expect(level()).toBeUndefined();
  expect(walk.snapshot.goals).toHaveLength(goals);
  expect(walk.said()).toEqual(["crisis.open_not_meant"]);
});
