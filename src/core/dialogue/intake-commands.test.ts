import { describe, expect, test } from "vitest";
import { DayWalk, hourMs } from "../../../test/dialogue/day-walk.ts";
import { faultsOf } from "../../../test/dialogue/faults.ts";
import { trackLibrary } from "../../../test/dialogue/walk.ts";
import { archetypeIds } from "../day/archetype.ts";
import { contraindications } from "../day/contraindication.ts";
import { intakeSections, sectionCodes } from "../day/intake.ts";
import { type Command, faces } from "./command.ts";

const planned = (): DayWalk => {
  const walk = new DayWalk().at(6);
  walk.do({ do: "today" });
  return walk;
};

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
    expect(walk.said()).toEqual(["checkin.heard", "day.title"]);
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
