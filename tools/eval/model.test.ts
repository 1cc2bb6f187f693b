import { expect, test } from "vitest";
import type { ModelCoach, ModelOutcome } from "#coach/guarded-coach.ts";
import type { ModelCallReport } from "#coach/model/model-coach.ts";
import { type ModelCase, type ModelCaseResult, modelTable, readModelCases, tryCase } from "./model.ts";

const cases = readModelCases();
const caseOf = (id: string): ModelCase => {
  const found = cases.find((each) => each.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};

const report = (over: Partial<ModelCallReport> = {}): ModelCallReport => ({
  prompt: "first",
  version: "v",
  attempt: 1,
  outcome: "ok",
  reasons: [],
  ms: 40,
  inputTokens: 900,
  outputTokens: 60,
  ...over,
});

function judged(id: string, outcome: ModelOutcome, ...attempts: readonly ModelCallReport[]): Promise<ModelCaseResult> {
  const model: ModelCoach = { propose: () => Promise.resolve(outcome) };
  return tryCase(caseOf(id), { model, reports: () => attempts });
}

const step = (text: string): ModelOutcome => ({
  kind: "answer",
  answer: {
    status: "ok",
    step: text,
    minutes: 10,
    floorStep: text,
    stretchStep: text,
    cue: undefined,
    source: undefined,
  },
});
const question: ModelOutcome = {
  kind: "answer",
  answer: { status: "need_clarification", question: "Which thing?", id: undefined, quick: [] },
};

test("there are eighty cases, forty in each language, and no two alike", () => {
  expect(cases.filter(({ locale }) => locale === "ru")).toHaveLength(40);
  expect(cases.filter(({ locale }) => locale === "en")).toHaveLength(40);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(80);
});

test("a step about the goal that takes up a fact is counted as that", async () => {
  const result = await judged("en-fit-1", step("Bring the accordion from the hall to a chair."), report());
  expect(result).toMatchObject({ heard: true, first: true, about: true, fact: true, asked: false, ms: 40 });
});

test("a step that breaks a limit is counted, and one that never reached anybody is not", async () => {
  const broken = await judged("en-rephrase-2", step("Print the will once more."), report());
  expect(broken.kept).toBe(false);
  const held: ModelOutcome = { kind: "miss", why: "guard", reasons: ["repeat"] };
  const refused = report({ outcome: "guard", reasons: ["repeat"] });
  expect((await judged("en-rephrase-2", held, refused, refused)).kept).toBeUndefined();
});

test("where nothing can be known a question is right", async () => {
  expect((await judged("ru-question-1", question, report())).asked).toBe(true);
});

test("the table has a row for each kind of case and language, and one for all", async () => {
  const results = [
    await judged("en-fit-1", step("Bring the accordion from the hall to a chair."), report()),
    await judged("en-fit-2", { kind: "miss", why: "no_json", reasons: [] }, report({ outcome: "no_json", ms: 90 })),
  ];
  const table = modelTable(results);
  expect(table).toHaveLength(12);
  const [head = "", ...rows] = table;
  expect(head).toMatch(/^cases +n +heard +JSON/u);
  expect(rows.find((row) => row.startsWith("en fit"))).toMatch(/^en fit +2 +0\.50 +0\.50 +0\.50/u);
  expect(new Set(table.map(({ length }) => length)).size).toBe(1);
});
