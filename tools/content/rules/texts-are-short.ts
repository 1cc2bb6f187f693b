import { packRule } from "../rule.ts";
import { filled, stepTexts } from "../texts.ts";

const longest = 220;

/** A step is read on a phone by a tired person. */
export const textsAreShort = packRule("texts-are-short", (pack) =>
  stepTexts(pack.steps)
    .map(({ step, locale, size, text }) => ({ step, locale, size, length: filled(pack, text, locale).length }))
    .filter(({ length }) => length > longest)
    .map(
      ({ step, locale, size, length }) => `${step.id} (${locale}, ${size}): ${length} characters, at most ${longest}`,
    ),
);
