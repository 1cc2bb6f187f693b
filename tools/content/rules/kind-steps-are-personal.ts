import { packRule } from "../rule.ts";
import { slotNames, stepTexts } from "../texts.ts";

/** A kind's ladder knows no topic, so only the person's own words keep its steps from reading the same for every goal. */
export const kindStepsArePersonal = packRule("kind-steps-are-personal", (pack) =>
  pack.id !== "_kind"
    ? []
    : stepTexts(pack.steps)
        .filter(
          ({ size, text }) => size === "text" && !slotNames(text).some((name) => /^(?:goal|detail|answer)/u.test(name)),
        )
        .map(({ step, locale }) => `${step.id} (${locale}): carries neither {goal} nor {detail} nor {answer}`),
);
