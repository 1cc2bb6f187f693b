import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../../../test/dialogue/faults.ts";
import { readingAt } from "../../../../../test/day/readings.ts";
import { trackLibrary } from "../../../../../test/dialogue/walk.ts";
import { archetypeIds } from "../../../day/archetype.ts";
import { contraindications } from "../../../day/contraindication.ts";
import { intakeSections, sectionCodes } from "../../../day/intake.ts";
import type { Command } from "../../turn/command.ts";
import { faces } from "../../turn/body-command.ts";

const planned = (): DayWalk => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "today" });
  return walk;
};

describe("somebody of 16 or 17", () => {
  const young = (): DayWalk => {
    const walk = planned();
    walk.do({ do: "checkin" });
    walk.tap("button.consent_yes");
    walk.do({ do: "set_intake", answered: ["age"], codes: ["under_18"] });
    return walk;
  };

  test.each<Command>([
    { do: "brings", what: "tracks" },
    { do: "progress" },
    { do: "begin", technique: "letter_to_child" },
    { do: "text", text: "SURE create_quest" },
  ])("walks no parent's tracks ($do)", (command) => {
    const walk = young();
    walk.do(command);
    expect(walk.snapshot.journey).toBeUndefined();
    expect(walk.snapshot.exercises).toEqual([]);
    if (command.do !== "text") expect(walk.said()).toEqual(["tracks.young"]);
  });

  test("can make a safety plan all the same", () => {
    const walk = young();
    walk.do({ do: "begin", technique: "safety_plan" });
    expect(walk.said()).toContain("exercise.begin");
  });
});

describe("the body", () => {
  const asking: readonly Command[] = [
    { do: "intake" },
    ...intakeSections.map((section): Command => ({ do: "intake", section })),
    { do: "intake_toggle", section: "conditions", code: "diabetes" },
    { do: "intake_done", section: "conditions" },
    { do: "set_intake", answered: ["conditions"], codes: ["diabetes"] },
    ...faces.map((face): Command => ({ do: "checkin", face })),
  ];
  test.each(asking)("without consent $do asks for it, and keeps nothing", (command) => {
    const walk = planned();
    expect(walk.do(command).denied?.code).toBe("consent_needed");
    expect(walk.said()).toEqual(["consent.ask"]);
    expect([walk.day.intake, walk.day.energy]).toEqual([undefined, undefined]);
  });

  test("consent that was asked for a tap on energy goes on with it", () => {
    const walk = planned();
    walk.do({ do: "checkin" });
    walk.tap("button.consent_yes");
    expect(walk.said()).toEqual(["consent.given", "checkin.ask"]);
    walk.tap("button.face");
    expect(walk.said()).toEqual(["checkin.worst_energy_level", "day.title"]);
    expect(walk.day.energy?.value).toBe(0.1);
    expect(walk.plan.mode).toBe("low");
  });

  test("refusing deletes nothing, because there is nothing; taking back deletes all", () => {
    const walk = planned();
    walk.do({ do: "health_consent", agreed: false });
    expect(walk.said()).toEqual(["consent.refused"]);
    expect(walk.last?.journal).toEqual([]);
    walk.agreed();
    walk.do({ do: "intake_toggle", section: "conditions", code: "diabetes" });
    walk.do({ do: "checkin", face: 5 });
    walk.do({ do: "health_consent", agreed: false });
    expect(walk.said()).toEqual(["consent.taken_back"]);
    expect([walk.day.consentAt, walk.day.intake, walk.day.energy]).toEqual([undefined, undefined, undefined]);
  });

  const drops = (walk: DayWalk): DayWalk => {
    walk.do({ do: "mode", mode: "high" });
    const next = walk.open.find(({ at, minutes }) => at > walk.now && minutes > 5);
    walk.after((next?.at ?? walk.now) - hourMs - walk.now);
    walk.reads(
      readingAt(walk.now - 2 * hourMs, "energy_level", 0.8, { offset: 0 }),
      readingAt(walk.now, "energy_level", 0.2, { offset: 0, source: { kind: "wearable", name: "ring" } }),
    );
    expect(walk.adaptations).toHaveLength(1);
    return walk.withDay({ readiness: { value: 0.3, date: walk.plan.date, computed: true } });
  };
  const shape = (walk: DayWalk) =>
    walk.plan.tasks.map(({ id, minutes, version, state }) => [id, minutes, version, state]);

  test.each([undefined, "ring"])(
    "readings (of %s) go with all that today has of them, and the consent stays",
    (source) => {
      const walk = planned().agreed();
      walk.do({ do: "mode", mode: "high" });
      const before = shape(walk);
      drops(walk).do({ do: "checkin", metric: "mood", face: 3 });
      expect(shape(walk)).not.toEqual(before);
      const { consentAt } = walk.day;
      const told = walk.do({ do: "forget_body", ...(source === undefined ? {} : { source }) });
      expect(told.forgottenReadings).toEqual({ source });
      expect(told.journal[0]).toMatchObject({ kind: "body_forgotten" });
      expect(shape(walk)).toEqual(before);
      expect([walk.adaptations, walk.day.readiness, walk.day.consentAt]).toEqual([[], undefined, consentAt]);
      expect(walk.snapshot.adapting === undefined).toBe(source === undefined);
    },
  );

  test("a tap on energy goes with all, or with the taps, and the day is as if nothing had been said", () => {
    for (const [source, left] of [
      [undefined, undefined],
      ["tap", undefined],
      ["ring", 0.1],
    ] as const) {
      const walk = planned().agreed();
      walk.do({ do: "checkin", face: 1 });
      expect(walk.plan.mode).toBe("low");
      walk.do({ do: "forget_body", ...(source === undefined ? {} : { source }) });
      expect([walk.day.energy?.value, walk.plan.mode]).toEqual([left, left === undefined ? "medium" : "low"]);
    }
  });

  test("an export says where all readings are, to whoever may have any", () => {
    const walk = planned();
    expect(walk.do({ do: "export", confirmed: true }).replies[0]?.lines).toBeUndefined();
    expect(walk.agreed().do({ do: "export", confirmed: true }).replies).toMatchObject([
      { say: "export.ready", lines: [{ say: "export.readings" }] },
    ]);
  });

  test("without consent there is nothing to forget", () => {
    const walk = planned();
    const { snapshot } = walk;
    expect(walk.do({ do: "forget_body" }).forgottenReadings).toBeUndefined();
    expect(walk.snapshot.day).toBe(snapshot.day);
  });

  test.each(intakeSections)("%s: every answer can be given and taken back, and “none” is an answer too", (section) => {
    const walk = planned().agreed();
    const shown = walk.do({ do: "intake", section });
    expect(faultsOf(shown.replies)).toEqual([]);
    for (const code of sectionCodes[section]) {
      walk.do({ do: "intake_toggle", section, code });
      expect(walk.day.intake?.codes).toEqual([code]);
      walk.do({ do: "intake_toggle", section, code });
      expect(walk.day.intake?.codes).toEqual([]);
    }
    walk.do({ do: "intake_done", section });
    expect(walk.day.intake?.answered).toEqual([section]);
  });

  test.each(contraindications)("%s: what it rules out stands in no day from then on", (code) => {
    const section = intakeSections.find((each) => sectionCodes[each].includes(code));
    if (!section) throw new Error(`nobody asks about ${code}`);
    for (const archetype of archetypeIds) {
      const walk = new DayWalk().at(6);
      walk.do({ do: "archetype", archetype, fresh: true });
      walk.agreed().do({ do: "intake_toggle", section, code });
      for (let days = 0; days < 3; days += 1) {
        for (const { of } of walk.open) {
          const habit = of.kind === "habit" ? trackLibrary.day.habits.get(of.habit) : undefined;
          expect(habit?.contraindications ?? [], `${archetype} ${habit?.id}`).not.toContain(code);
        }
        walk.after(24 * hourMs).do({ do: "today" });
      }
    }
  });

  test("a code that belongs to another section is not taken for an answer of this one", () => {
    const walk = planned().agreed();
    walk.do({ do: "set_intake", answered: ["pregnancy"], codes: ["diabetes", "pregnancy"] });
    expect(walk.day.intake).toMatchObject({ answered: ["pregnancy"], codes: ["pregnancy"] });
  });
});
