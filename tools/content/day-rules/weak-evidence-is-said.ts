import { type Locale, locales } from "#core/person/person.ts";
import { habitRule } from "../day-rule.ts";

/** Words that keep a claim as small as its evidence. */
const hedges: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:may|might|can|could|some|small|modest|little|few|mixed|unclear|uncertain|not|nobody|no one|hardly|barely|rarely|weak|limited|mostly|only|no|none|n’t|never|disagree|differ|vary|varies|unknown|open|depends?|thin|rough|seems?)\b|n’t\b/iu,
  ru: /(?<!\p{L})(?:мало|малы|почти|небольш|слаб|неясн|неизвестн|осторожн|не|нет|ни|спор|разн|возможно|может|могут|пока|ограничен|противореч|скромн|редко|косвен|лишь|только|отчасти|чуть|невелик|труд|вряд|скорее|похоже|предполож)/iu,
};
const weak = new Set(["limited", "mixed", "null"]);

/** Where nothing firm stands behind a habit, its line of honesty says so (evidence/README). */
export const weakEvidenceIsSaid = habitRule("weak-evidence-is-said", (habit, { evidence }) =>
  habit.evidence.every((id) => weak.has(evidence.get(id)?.strength ?? "null"))
    ? locales
        .filter((locale) => !hedges[locale].test(habit[locale].lesson.honesty))
        .map((locale) => ({
          path: [locale, "lesson", "honesty"],
          message: "all evidence is limited, mixed or null, and the text does not say so",
        }))
    : [],
);
