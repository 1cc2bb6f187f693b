import { expect, test } from "vitest";
import { evalTopics } from "./goals.ts";

const line = (title: string, topic: string) => ({ title, description: "", topic, locale: "en" as const });

test("right ladders, right kinds and wrong topics are counted apart", () => {
  const answers: Record<string, string> = { a: "health/sleep", b: "health/_kind", c: "money/debts", d: "money/debts" };
  const result = evalTopics(
    [line("a", "health/sleep"), line("b", "health/sleep"), line("c", "health/sleep"), line("d", "money/budget")],
    (title) => answers[title] ?? "",
    () => 0,
  );
  expect(result).toMatchObject({ n: 4, topic: 0.25, kind: 0.75, wrong_topic: 0.5, us_per_goal: 0 });
  expect(result.confusions).toHaveLength(3);
});

test("nothing to judge gives zeros", () => {
  expect(evalTopics([], () => "")).toMatchObject({ n: 0, topic: 0, wrong_topic: 0, confusions: [] });
});
