import fc from "fast-check";
import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadTriggers } from "#content/triggers.ts";
import { anyInput, anyLibrary } from "#test/day/any-day.ts";
import { hourMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import { tries } from "#test/setup/tries.ts";
import { bodyExclusions, gentleOnly } from "../day/eligible.ts";
import { type PlanInput, withNewPlan } from "../day/plan-day.ts";
import type { Task } from "../day/plan.ts";
import type { Reading } from "../readings/reading.ts";
import { offsetAt } from "../time/wall-time.ts";
import { adapt, type Adapted, type AdaptInput } from "./adapt.ts";
import { type Adaptation, notAdapting } from "./adaptation.ts";
import { accept, decline, keepPlan, revert } from "./answer.ts";
import { expire } from "./expire.ts";
import { triggerActions } from "./trigger.ts";

const triggers = loadTriggers(contentFolder);

/** A planned day at some time, and readings of which mostly some fire. */
interface Case {
  readonly input: PlanInput;
  readonly signals: AdaptInput;
}

const states = ["drop", "spike", "debt", "surge"] as const;

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    input: anyInput(anyLibrary),
    is: fc.oneof(fc.subarray([...states], { minLength: 1 }), fc.constant<(typeof states)[number][]>(["surge"])),
    hours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
    far: fc.integer({ min: 0, max: 10 }).map((n) => n / 100),
  })
  .map(({ input, is, hours, far }) => {
    const now = Math.min(input.now + hours * hourMs, input.waking.to - 1);
    const offset = offsetAt(input.waking.from, input.waking.timeZone) / 60_000;
    const at = (ago: number, metric: Reading["metric"], value: number) =>
      readingAt(now - ago * hourMs, metric, value, { offset });
    const readings: Readonly<Record<(typeof states)[number], readonly Reading[]>> = {
      drop: [at(0, "energy_level", 0.24 - far), at(3, "energy_level", 0.61 + far)],
      spike: [at(0, "stress_level", 0.86 + far), at(0, "hrv_sdnn", 34 - far)],
      debt: [0, 24].map((ago) => nightUntil(input.waking.from - ago * hourMs, 0.55 - far, { offset })),
      surge: [
        ...(is.includes("drop") ? [] : [at(0, "energy_level", 0.86 + far)]),
        at(1, "readiness_score", 0.86 + far),
      ],
    };
    return {
      input: { ...input, day: withNewPlan(input), now },
      signals: {
        readings: is.flatMap((each) => readings[each]),
        baselines: { hrv_sdnn: usually("hrv_sdnn", 60, now) },
        triggers,
      },
    };
  });

const adapted = ({ input, signals }: Case): Adapted => adapt(input.day, notAdapting, signals, input);
const runs = { numRuns: tries(300) };

/** Everything that is offered, taken. */
function withOffers(so: Adapted, input: PlanInput): Adapted {
  return so.adaptations
    .filter(({ state }) => state === "offered")
    .reduce<Adapted>((before, { id }) => {
      const yes = accept(before.day, before.adapting, id, input);
      return yes.kind === "refused" ? before : { ...before, day: yes.day, adapting: yes.adapting };
    }, so);
}

test("easing never lengthens and never hardens, raising never shortens and never softens", () => {
  const order = ["easy", "moderate", "high"];
  const harder = ({ intensity }: Task) => order.indexOf(intensity);
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyCase, (each) => {
      for (const { action, original, adapted: made } of adapted(each).adaptations) {
        seen.set(action, (seen.get(action) ?? 0) + 1);
        if (action === "upgrade_to_performance_mode") {
          expect(made.minutes).toBeGreaterThanOrEqual(original.minutes);
          expect(made.minutes).toBeLessThanOrEqual(Math.max(60, original.minutes));
          expect(harder(made) - harder(original)).toBeGreaterThanOrEqual(0);
          expect(harder(made) - harder(original)).toBeLessThanOrEqual(1);
        } else {
          expect(made.minutes).toBeLessThanOrEqual(
            made.id === original.id ? original.minutes : Math.max(5, original.minutes),
          );
          expect(made.intensity === "easy" || harder(made) <= harder(original)).toBe(true);
        }
      }
    }),
    runs,
  );
  expect(seen.size).toBe(triggerActions.length);
});

test("no adapted task violates what was said of the body, and what is unknown stays gentle", () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const { library, day } = each.input;
      for (const { adapted: made, original } of adapted(each).adaptations) {
        if (made.of.kind !== "habit") continue;
        const habit = library.habits.get(made.of.habit);
        expect(habit && bodyExclusions(habit, day.intake)).toEqual([]);
        expect(habit && gentleOnly(habit, day.intake) && made.version !== "gentle").toBe(false);
        if (day.intake?.codes.includes("under_18")) expect(made.intensity).toBe("easy");
        if (made.id !== original.id) expect(habit?.restores).toBe(true);
      }
    }),
    runs,
  );
});

test("everything can be taken back to exactly what was planned, whichever way", () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const { day } = each.input;
      const so = withOffers(adapted(each), each.input);
      const undone = so.adaptations.toReversed().reduce((before, { id }: Adaptation) => {
        const back = revert(before.day, before.adapting, id);
        return back.kind === "refused" ? before : { ...before, day: back.day, adapting: back.adapting };
      }, so);
      expect(undone.day).toEqual(day);
      const eased = adapted(each);
      expect(expire(eased.day, eased.adapting, each.input.waking.to + 24 * hourMs).day).toEqual(day);
      expect(keepPlan(eased.day, eased.adapting, true).day).toEqual(day);
      for (const { id, state } of eased.adaptations) {
        const no = decline(eased.day, eased.adapting, id);
        expect(no.kind).toBe("changed");
        if (state === "offered" && no.kind === "changed") expect(no.day).toEqual(eased.day);
      }
    }),
    runs,
  );
});

test("the same readings in any order give the same, and once adapted nothing more of them", () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const once = adapted(each);
      const readings = each.signals.readings.toReversed();
      expect(adapted({ ...each, signals: { ...each.signals, readings, triggers: triggers.toReversed() } })).toEqual(
        once,
      );
      const spent = new Set(once.adaptations.map(({ trigger }) => trigger));
      const again = adapt(once.day, once.adapting, each.signals, each.input);
      expect(again.adaptations.filter(({ trigger }) => spent.has(trigger))).toEqual([]);
    }),
    runs,
  );
});

test("one live adaptation a task, ids of their own, no two open tasks of one habit, and no task lost", () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const so = withOffers(adapted(each), each.input);
      const ids = so.adaptations.map(({ id }) => id);
      const originals = so.adaptations.flatMap(({ original, calm }) => (calm === undefined ? [original.id] : []));
      expect([new Set(ids).size, new Set(originals).size]).toEqual([ids.length, originals.length]);
      const tasks = so.day.plan?.tasks ?? [];
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      const open = (of: readonly Task[]) => of.filter(({ state }) => state === "open").length;
      expect(open(tasks)).toBe(open(each.input.day.plan?.tasks ?? []));
    }),
    runs,
  );
});
