import { expect, test } from "vitest";
import type { Locale } from "#core/person/person.ts";
import { recordWalk } from "./record.ts";
import { replayWalk } from "./replay.ts";

test.each<Locale>(["ru", "en"])(
  "a walk that was recorded in %s goes the same way again, also from its file",
  (locale) => {
    const recorded = recordWalk(4, locale, 60);
    expect(recorded.steps).toHaveLength(60);
    expect(replayWalk(JSON.parse(JSON.stringify(recorded)) as typeof recorded)).toEqual([]);
  },
);

test("another answer is found where it stands", () => {
  const recorded = recordWalk(1, "en", 20);
  const steps = recorded.steps.map((step, at) =>
    at === 7 && step.outcome ? { ...step, outcome: { ...step.outcome, replies: [] } } : step,
  );
  expect(replayWalk({ ...recorded, steps })).toMatchObject([
    {
      walk: 1,
      step: 7,
      at: "outcome.replies.0",
      recorded: undefined,
    },
  ]);
});

test("another state at the end is found too", () => {
  const recorded = recordWalk(2, "ru", 10);
  const left = { ...recorded.left, person: { ...recorded.left.person, tone: "serious" as const } };
  expect(replayWalk({ ...recorded, left })).toMatchObject([{ step: 10, at: "left.person.tone", now: "friendly" }]);
});
