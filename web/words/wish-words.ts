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
  bigDays: "Big days",
  bigDaysText: "A date that your days are to go by: rest before it, next to nothing on it, an easy day after it.",
  bigDayNames: { exam: "Exam", race: "Race", operation: "Operation", wedding: "Wedding" },
  bigDayHints: {
    exam: "Of several the first.",
    race: "Whoever trains has the weeks before it shaped by it.",
    operation: "For six weeks after it all stays gentle. If your doctor allows more, take the date out.",
    wedding: "Your own, or one that you go to.",
  },
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
  bigDays: "Важные дни",
  bigDaysText: "Дата, по которой пойдут ваши дни: накануне отдых, в сам день почти ничего, следующий лёгкий.",
  bigDayNames: { exam: "Экзамен", race: "Забег", operation: "Операция", wedding: "Свадьба" },
  bigDayHints: {
    exam: "Если их несколько, первый.",
    race: "Если вы тренируетесь, недели до него идут к нему.",
    operation: "Шесть недель после всё остаётся бережным. Если врач разрешит больше, дату можно убрать.",
    wedding: "Своя или чужая, на которую вы идёте.",
  },
  onlyTwinges: "Болит слегка",
  onlyTwingesHint: "Тогда лёгкое остаётся возможным, в малой версии.",
};

const all: Record<Locale, Widen<typeof wishEn>> = { en: wishEn, ru: wishRu };

/** The words of what is wished of the days and of how bad something is, in the person's language; they come with the pages that ask for it. */
export function useWishWords(): Widen<typeof wishEn> {
  return all[useLocale()];
}
