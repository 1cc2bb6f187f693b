import type { Locale } from "#core/person/person.ts";
import type { Widen } from "./en.ts";
import { useLocale } from "./words.tsx";

const wishEn = {
  wishes: "Wishes",
  wishesText: "Only if you like. Each of them weighs in what a day asks, and can be taken back.",
  wishMovement: "Moving, as I’d like it",
  wishMovements: { more: "A little more of it", train: "I train" },
  wishCompany: "Rather",
  wishCompanies: { alone: "alone", together: "with others" },
  wishAvoid: "Not for me",
  wishAvoidHint: "These kinds come only where nothing else is left.",
  wishOutdoors: "Outside in",
  wishOutdoorsHint: "Nothing chosen means: all year round.",
  wishSeasons: { winter: "winter", spring: "spring", summer: "summer", autumn: "autumn" },
  wishMinutes: "Minutes a day, at most",
  wishCommute: "Minutes to work, each way",
  wishRace: "A race or a big day",
  wishRaceHint: "For three days before it nothing hard is planned.",
  onlyTwinges: "It only twinges",
  onlyTwingesHint: "What is easy then stays possible, in its small version.",
} as const;

const wishRu: Widen<typeof wishEn> = {
  wishes: "Пожелания",
  wishesText: "Если хочется. Каждое учитывается в том, что просит день, и его можно снять.",
  wishMovement: "Движение",
  wishMovements: { more: "Чуть больше обычного", train: "Тренируюсь" },
  wishCompany: "Лучше",
  wishCompanies: { alone: "в одиночку", together: "с людьми" },
  wishAvoid: "Это не моё",
  wishAvoidHint: "Такое появится, только если больше ничего не остаётся.",
  wishOutdoors: "На улице хорошо",
  wishOutdoorsHint: "Ничего не выбрано — круглый год.",
  wishSeasons: { winter: "зимой", spring: "весной", summer: "летом", autumn: "осенью" },
  wishMinutes: "Минут в день, не больше",
  wishCommute: "Минут до работы в одну сторону",
  wishRace: "Забег или важный день",
  wishRaceHint: "Три дня перед ним ничего тяжёлого не планируется.",
  onlyTwinges: "Болит слегка",
  onlyTwingesHint: "Тогда лёгкое остаётся возможным, в малой версии.",
};

const all: Record<Locale, Widen<typeof wishEn>> = { en: wishEn, ru: wishRu };

/** The words of what is wished of the days and of how bad something is, in the person's language; they come with the pages that ask for it. */
export function useWishWords(): Widen<typeof wishEn> {
  return all[useLocale()];
}
