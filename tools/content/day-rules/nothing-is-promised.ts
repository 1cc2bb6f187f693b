import type { Locale } from "#core/person/person.ts";
import { wordingRule } from "../day-rule.ts";

const promises: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:proven|guarantee\w*|boost\w*|cures?|cured|miracle\w*|heals?|detox\w*|scientifically|supercharge\w*|immune system|anti-?ageing|burns? fat|life-changing|game-?changer)\b/iu,
  ru: /(?<!\p{L})(?:доказано|доказанн\p{L}*|гарантир\p{L}*|гаранти\p{L}*|вылечи\p{L}*|излечи\p{L}*|исцел\p{L}*|чудодейств\p{L}*|детокс\p{L}*|омолаж\p{L}*|укрепляет иммунитет|сжига\p{L}* жир\p{L}*|научно)(?!\p{L})/iu,
};

/** To deny a promise is not to make one. */
const denied = /(?<!\p{L})(?:no|not|never|nobody|isn’t|doesn’t|can’t|не|нет|ни|никто|никогда)(?!\p{L})/iu;

/** No promise of health: words that no study behind these habits can carry. */
export const nothingIsPromised = wordingRule("nothing-is-promised", ({ locale, text }) => {
  const promise = text
    .split(/(?<=[.;?])\s/u)
    .filter((sentence) => !denied.test(sentence))
    .flatMap((sentence) => promises[locale].exec(sentence)?.[0] ?? [])[0];
  return promise === undefined ? undefined : `promises with “${promise}”`;
});
