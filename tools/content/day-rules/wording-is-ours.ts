import { addressIsNeutral } from "../journey-rules/address-is-neutral.ts";
import { textsAreMarked } from "../journey-rules/texts-are-marked.ts";
import { textsSpeakTheirLanguage } from "../journey-rules/texts-speak-their-language.ts";
import { wordsAreQuiet } from "../journey-rules/words-are-quiet.ts";
import { wordingRule } from "../day-rule.ts";

/** The health day speaks as everything else does: each language its own, quiet, and to a woman and a man alike. */
export const wordingIsOurs = wordingRule("wording-is-ours", ({ file, path, locale, text }) => {
  const place = `${file}.${path.join(".")}`;
  return [addressIsNeutral, textsAreMarked, textsSpeakTheirLanguage, wordsAreQuiet]
    .map(({ said }) => said(text, locale, place))
    .find((message) => message !== undefined);
});
