import { loadEverydayLines, loadCrisisCorpus } from "../train/crisis-corpus.ts";
import { loadGoalCorpus } from "../train/goal-corpus.ts";
import { loadIntentCorpus } from "../train/intent-corpus.ts";
import { contentFolder } from "#content/content-folder.ts";
import type { Locale } from "#core/person/person.ts";
import type { Random } from "../simulation/random.ts";

/** What a person may write, in their language, drawn from the labelled corpora. */
export interface Lines {
  /** Ordinary words, feelings, wishes, answers, names of goals, and now and then a sign of a crisis. */
  any(random: Random): string;
  goal(random: Random): string;
  /** What fits a question: figures, dates, times, yes and no, a few words. */
  answer(random: Random): string;
}

const answers: Readonly<Record<Locale, readonly [string, ...string[]]>> = {
  ru: [
    "5",
    "0",
    "10",
    "да",
    "нет",
    "не знаю",
    "вчера",
    "1 июня",
    "2030-06-01",
    "7:30",
    "с 9 до 18",
    "23",
    "Рига",
    "Латвия",
    "несколько тёплых слов",
    "хлеб\nмолоко\nписьмо",
    "после завтрака",
    "готово",
    "дальше",
    "другое",
    "пропустить",
    "отмена",
    "👍",
    "спасибо",
    "слишком сложно",
  ],
  en: [
    "5",
    "0",
    "10",
    "yes",
    "no",
    "not sure",
    "yesterday",
    "June 1",
    "2030-06-01",
    "7:30",
    "9-18",
    "23",
    "Riga",
    "Latvia",
    "a few warm words",
    "bread\nmilk\na letter",
    "after breakfast",
    "done",
    "next",
    "another",
    "skip",
    "cancel",
    "👍",
    "thanks",
    "too hard",
  ],
};

const corpus = {
  everyday: loadEverydayLines(contentFolder),
  crisis: loadCrisisCorpus(contentFolder).filter(({ crisis }) => crisis),
  intents: loadIntentCorpus(contentFolder),
  goals: loadGoalCorpus(contentFolder).map(({ title: text, locale }) => ({ text, locale })),
};

/** The lines of one language. */
export function linesIn(locale: Locale): Lines {
  const own = (lines: readonly { readonly text: string; readonly locale: string }[]): readonly string[] =>
    lines.filter((line) => line.locale === locale).map(({ text }) => text);
  const [everyday, crisis, intents, goals] = [corpus.everyday, corpus.crisis, corpus.intents, corpus.goals].map(own);
  const pick = (lines: readonly string[] | undefined, random: Random): string =>
    lines?.[random.whole(0, lines.length - 1)] ?? "";
  const answer = (random: Random): string => random.pick(answers[locale]);
  return {
    answer,
    goal: (random) => pick(goals, random),
    any(random) {
      const dice = random.next();
      if (dice < 0.04) return pick(crisis, random);
      if (dice < 0.3) return answer(random);
      if (dice < 0.5) return pick(goals, random);
      return pick(dice < 0.8 ? intents : everyday, random);
    },
  };
}
