import type { Contraindication } from "../../../day/contraindication.ts";
import type { Day } from "../../../day/day.ts";
import { injuries, type Injury, type IntakeSection, intakeSections, sectionCodes } from "../../../day/intake.ts";
import { pairs } from "../../turn/buttons.ts";
import { intakeButton } from "./day-setup-views.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";

/** Questions about the body: each may be passed over. */

export function intakeReply(day: Day, place?: Reply["place"]): Reply {
  return {
    say: "intake.overview",
    buttons: [
      ...pairs(
        intakeSections.map(
          (section): Button => ({
            label: "button.section",
            with: {
              mark: day.intake?.answered.includes(section) ? "✓" : "·",
              name: { ref: `intake.${section}.name` satisfies WordKey },
            },
            press: { do: "intake", section },
          }),
        ),
      ),
      [{ label: "button.excluded", press: { do: "excluded" } }],
      [{ label: "button.consent_back", press: { do: "health_consent", agreed: false } }],
    ],
    ...(place ? { place } : {}),
  };
}

/** "None of these", where the question asks for a yes or no. */
const noneOf: Readonly<Partial<Record<IntakeSection, Button["label"]>>> = {
  age: "button.none_age",
  pregnancy: "button.none_pregnancy",
  eating: "button.none_eating",
};

const isInjury = (code: Contraindication): code is Injury => injuries.some((each) => each === code);

/** How bad it is, beside what it is. */
const mildButton = (day: Day, code: Injury): Button => ({
  label: day.intake?.mild?.includes(code) === true ? "button.mild_chosen" : "button.mild",
  press: { do: "injury_mild", code },
});

export function sectionReply(day: Day, section: IntakeSection): Reply {
  const codes = sectionCodes[section];
  const chosen = codes.filter((code) => day.intake?.codes.includes(code));
  return {
    say: `intake.${section}.ask`,
    buttons: [
      ...codes.map((code): Button[] => [
        {
          label: chosen.includes(code) ? "button.code_chosen" : "button.code",
          with: { name: { ref: `contra.${code}` satisfies WordKey } },
          press: { do: "intake_toggle", section, code },
        },
        ...(isInjury(code) && chosen.includes(code) ? [mildButton(day, code)] : []),
      ]),
      [
        {
          label: chosen.length > 0 ? "button.section_done" : (noneOf[section] ?? "button.none_of_these"),
          press: { do: "intake_done", section },
        },
      ],
      // Nobody is taken for a child by one tap: it asks once more.
      ...(section === "age" ? [[{ label: "button.age_under_16", press: { do: "age_is" } } as const]] : []),
      [intakeButton],
    ],
    place: "edit",
  };
}
