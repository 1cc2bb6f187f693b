import { expect, test } from "vitest";
import { compileTrigger, type Trigger, triggerOrder, type TriggerSource } from "./trigger.ts";

const source: TriggerSource = {
  id: "low_mood",
  priority: 1,
  when: "mood < 0.2",
  let: {},
  action: "reduce_intensity_by_50_percent",
  freshMinutes: 90,
  computed: true,
};

function compiled(more: Partial<TriggerSource> = {}): Trigger {
  const got = compileTrigger({ ...source, ...more });
  if (!got.ok) throw new Error(got.problem.message);
  return got.trigger;
}

test("a trigger that is sound keeps what was written of it, with minutes as milliseconds", () => {
  const { condition, ...trigger } = compiled();
  expect(trigger).toEqual({
    id: "low_mood",
    priority: 1,
    when: "mood < 0.2",
    action: "reduce_intensity_by_50_percent",
    freshMs: 5_400_000,
    computed: true,
  });
  expect(condition.uses.map(({ name }) => name)).toEqual(["mood"]);
});

const raising = { action: "upgrade_to_performance_mode", computed: false } as const;
test.each<[string, Partial<TriggerSource>, readonly string[], string]>([
  ["a part that cannot be read", { when: "low", let: { low: "mood <" } }, ["let", "low"], "the end"],
  ["what cannot be read", { when: "mood <" }, ["when"], "the end"],
  ["what cannot hold", { when: "mood < baseline(heart_rate)" }, ["when"], "is not compared"],
  ["nothing of the present", { when: "baseline(mood) < 0.2" }, ["when"], "looks at nothing that is so at present"],
  ["only what was before", { when: "previous(mood, 2 h) < 0.2" }, ["when"], "looks at nothing that is so at present"],
  ["raising on a single metric", { ...raising, when: "mood > 0.8" }, ["when"], "nothing is raised on a single metric"],
  [
    "raising on what was computed",
    { ...raising, computed: true, when: "mood > 0.8 and readiness_score > 0.8" },
    ["computed"],
    "nothing is raised on what was computed here",
  ],
])("refused, with the field that is wrong: %s", (_rule, more, path, message) => {
  const got = compileTrigger({ ...source, ...more });
  expect(got).toMatchObject({ ok: false, problem: { path } });
  expect(!got.ok && got.problem.message).toContain(message);
});

test.each<[string, Partial<TriggerSource>]>([
  ["the present beside what was before", { when: "mood < 0.2 and previous(mood, 2 h) > 0.5" }],
  ["whole days", { when: "consecutive_days(mood < 0.2, 2)" }],
  ["raising on two metrics that were measured", { ...raising, when: "mood > 0.8 and readiness_score > 0.8" }],
  ["easing on what was computed", { when: "readiness_score < 0.2" }],
])("taken: %s", (_rule, more) => {
  expect(compileTrigger({ ...source, ...more }).ok).toBe(true);
});

test("the order is by priority, then by what is done, then by id", () => {
  const triggers = [
    compiled({ id: "b" }),
    compiled({ id: "later", priority: 2 }),
    compiled({ id: "a" }),
    compiled({ id: "stress", action: "switch_to_recovery_activities" }),
    compiled({ id: "debt", action: "prioritize_recovery_activities" }),
    compiled({ id: "c" }),
  ];
  for (const some of [triggers, triggers.toReversed()])
    expect(some.toSorted(triggerOrder).map(({ id }) => id)).toEqual(["stress", "a", "b", "c", "debt", "later"]);
  expect(triggerOrder(compiled(), compiled())).toBe(0);
});
