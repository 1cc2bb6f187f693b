import { expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import type { Step } from "../../goals/step.ts";
import { coachAsk } from "./coach-turn.ts";

const offers = (walk: Walk): readonly string[] => walk.said().filter((key) => key.startsWith("coach."));

function offlineWalk(model: Walk["model"]): Walk {
  const walk = new Walk();
  walk.by = "offline";
  walk.model = model;
  return walk;
}

test.each([
  ["where it runs on the server", "here", "coach.offer_here", undefined],
  ["with whom else it runs", { host: "models.example.org" }, "coach.offer_away", { host: "models.example.org" }],
] as const)("a model that was set up is offered beside the first step, saying %s", (_name, model, say, params) => {
  const walk = offlineWalk(model).withGoal();
  const offer = walk.last?.replies.at(-1);
  expect(offer).toMatchObject({ say, ...(params ? { with: params } : {}) });
  const [yes, no] = offer?.buttons?.[0] ?? [];
  expect([yes?.press, no?.press]).toMatchObject([{ agreed: true }, { agreed: false }]);
  if (yes) walk.do(yes.press);
  expect(walk.said()).toEqual(["coach.offer_taken"]);
  expect(walk.snapshot.person.modelConsent).toBe(true);
});

test("it is offered once, and a no is kept", () => {
  const walk = offlineWalk("here").withGoal();
  walk.do({ do: "model_consent", agreed: false, offered: true });
  expect(walk.said()).toEqual(["coach.offer_left"]);
  expect(walk.snapshot.person.modelConsent).toBe(false);
  walk.withGoal("Sort the garage");
  expect(offers(walk)).toEqual([]);
});

test("whoever agreed already is asked nothing, and without a model it is said who words the steps", () => {
  const agreed = offlineWalk("here");
  agreed.do({ do: "model_consent", agreed: true });
  expect(offers(agreed.withGoal())).toEqual(["coach.simple"]);
  expect(offers(offlineWalk(undefined).withGoal())).toEqual(["coach.simple"]);
});

test("a coach is told why steps were turned down, and of remarks as remarks", () => {
  const walk = new Walk().withGoal();
  walk.do({ do: "rephrase", reason: "too_big" });
  walk.do({ do: "rephrase", reason: "own_words", comment: "I have no printer" });
  const { goal } = walk;
  const done: readonly Step[] = [];
  const pending = { askId: "a", goalId: goal?.id ?? ("" as never), kind: "next", since: walk.now } as const;
  const ask = coachAsk(walk.snapshot, pending, done, walk.now);
  expect(ask?.turnedDown).toEqual([
    { text: "Step 1", why: "too_big" },
    { text: "Step 2", why: "I have no printer" },
  ]);
  expect(ask?.clarifications).toEqual([{ id: "comment", question: "", answer: "I have no printer" }]);
  expect(ask?.today).toBe("2026-06-01");
});
