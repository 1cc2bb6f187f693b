import { packRule } from "../rule.ts";
import { stepTexts } from "../texts.ts";

/** No exclamation marks, no emoji, no capital «Вы»: neither hype nor officialese (style of all words shown). */
export const toneIsQuiet = packRule("tone-is-quiet", (pack) =>
  stepTexts(pack.steps)
    .filter(
      ({ text }) =>
        /!|\p{Extended_Pictographic}/u.test(text) || /(?<=[\p{L},;:]\s)(?:Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u.test(text),
    )
    .map(({ step, locale, text }) => `${step.id} (${locale}): ${text}`),
);
