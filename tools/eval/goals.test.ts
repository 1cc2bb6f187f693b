import { expect, test } from "vitest";
import { evalTopics } from "./goals.ts";

const line = (title: string, topic: string) => ({ title, description: "", topic, act: "cope", locale: "en" }) as const;

test("what is walked without a question and wrong is told apart from what is asked about", () => {
  const read = (title: string) =>
    ({
      right: { topic: "health/sleep", sure: 0.95, act: "cope" },
      wrong: { topic: "money/debts", sure: 0.95, act: "mend" },
      asked: { topic: "money/debts", sure: 0.4, act: "cope" },
    })[title] as ReturnType<Parameters<typeof evalTopics>[1]>;
  const lines = [line("right", "health/sleep"), line("wrong", "none"), line("asked", "none")];
  const { confusions, ...figures } = evalTopics(lines, read, () => 0);
  expect(figures).toMatchObject({ n: 3, topic: 0.3333, walked: 0.6667, wrong: 0.5, act: 0.6667 });
  expect(confusions).toEqual(["none as money/debts (0.95): wrong ()"]);
});
