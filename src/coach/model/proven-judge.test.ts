import { expect, test } from "vitest";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadProbes } from "#content/model-text.ts";
import { loadGoalScreen } from "#content/refusals.ts";
import type { PersonId } from "#core/person/person.ts";
import { createProvenJudge, type FindsIn } from "./proven-judge.ts";

const probes = loadProbes("content", "calm");
const personId = "p-1" as PersonId;
const message = "its a pent roof, 2.4 by 1.8. will 3m be enough";

/** A model that hears a sign in these. */
function judgeOf(hears: (text: string) => boolean | undefined) {
  const asked: string[] = [];
  const finds: FindsIn = (_id, text) => {
    asked.push(text);
    return Promise.resolve(hears(text));
  };
  return { asked, isCalm: createProvenJudge({ finds, probes }) };
}

test("a model that knows signs, which it is asked about once, is believed of what it calls none", async () => {
  const { asked, isCalm } = judgeOf((text) => text !== message);
  expect(await isCalm(personId, message, "en")).toBe(true);
  expect(await isCalm(personId, message, "en")).toBe(true);
  expect(asked).toEqual([message, ...probes.en, message]);
});

test.each([
  ["hears a sign too", () => true],
  ["calls everything calm", () => false],
  ["does not say", () => undefined],
  ["does not say of what it is tried with", (text: string) => (text === message ? false : undefined)],
])("one that %s settles nothing", async (_name, hears) => {
  const { isCalm } = judgeOf(hears);
  expect(await isCalm(personId, message, "en")).toBe(false);
});

test("what it is tried with is grave to the screen as well", () => {
  const { screen } = loadCrisisScreen("content");
  expect([...probes.en, ...probes.ru].filter((text) => !["open", "loud"].includes(screen(text).strength))).toEqual([]);
});

test("goals that it is tried with are held by the reader of harm as well", () => {
  const harm = loadProbes("content", "harm");
  const { readHarm } = loadGoalScreen("content");
  expect([...harm.en, ...harm.ru].filter((goal) => readHarm(goal).strength === "none")).toEqual([]);
});
