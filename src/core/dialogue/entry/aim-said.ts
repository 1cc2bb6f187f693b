import type { AimId } from "../../day/aim.ts";
import type { Locale } from "../../person/person.ts";
import { lean } from "../../text/lean.ts";

const words = (...patterns: readonly string[]): RegExp =>
  lean(new RegExp(`(?<!\\p{L})(?:${patterns.join("|")})`, "iu"));

/** By what an aim of the days is told, each before those that could be meant by the same words. */
const said: Readonly<Record<Locale, readonly (readonly [AimId, RegExp])[]>> = {
  en: [
    ["after_birth", words("after (?:the |giving )?birth", "postpartum", "since the baby")],
    ["after_illness", words("after (?:my |an? |the )?(?:illness|covid|surgery|operation|flu)", "recover(?:ing)? from")],
    ["after_loss", words("griev", "grief", "after (?:my |the )?loss")],
    ["pressure", words("blood pressure", "hypertension")],
    ["sleep", words("sleep", "fall asleep", "insomnia")],
    ["strength", words("stronger", "build muscle", "get strong")],
    ["move", words("move more", "exercise more", "be more active", "get moving", "run more", "walk more")],
    ["food", words("eat (?:better|well|healthier|healthy)", "healthier food")],
    ["focus", words("concentrat", "focus better", "clear head", "less distracted")],
    ["calm", words("calmer", "less stress", "be less anxious", "relax more", "less anxious")],
    ["energy", words("more energy", "less tired", "feel less tired")],
  ],
  ru: [
    ["after_birth", words("после родов")],
    ["after_illness", words("после (?:болезни|операции|ковида|гриппа)")],
    ["after_loss", words("после (?:потери|утраты|смерти)", "пережить утрату")],
    ["pressure", words("давлени", "гипертони")],
    ["sleep", words("высыпа", "лучше спать", "нормально спать", "спать лучше", "засыпать", "бессонниц")],
    ["strength", words("окрепнуть", "стать сильнее", "нарастить мышц")],
    ["move", words("больше двига", "двигаться больше", "больше ходить", "быть активнее")],
    ["food", words("питаться", "правильно есть", "лучше есть")],
    ["focus", words("сосредот", "концентрац", "ясн\\p{L}+ голов", "меньше отвлекаться")],
    ["calm", words("спокойне", "меньше нервнича", "меньше стресс", "меньше тревож", "успокоиться")],
    ["energy", words("больше сил", "больше энерг", "меньше уставать")],
  ],
};

/** Something is wanted of oneself: told of as a fact it is no aim. */
const wants: Readonly<Record<Locale, RegExp>> = {
  en: words("i want", "i'd like", "i would like", "i wish", "i need to", "help me", "i hope to", "my aim"),
  ru: words("хочу", "хотел", "хотелось", "хочется", "мне (?:надо|нужно)", "помоги", "моя цель", "надо бы"),
};

const longest = 90;

/** The aim of the days that a short wish names; undefined where it names none. */
export function aimSaid(text: string, locale: Locale): AimId | undefined {
  if (text.length > longest || text.includes("?") || !wants[locale].test(text.replaceAll("’", "'"))) return undefined;
  return said[locale].find(([, pattern]) => pattern.test(text))?.[0];
}
