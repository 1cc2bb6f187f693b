import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import type { Locale } from "#core/person/person.ts";
import type { Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { Technique, TechniqueId } from "#core/techniques/technique.ts";
import { answer, begin, type Given, stepAt, type Surroundings } from "#core/techniques/walk.ts";
import { makeWork, type Work, type WorkId } from "#core/techniques/work.ts";
import { localDate } from "#core/time/local-date.ts";

export const library = loadLibrary(contentFolder);

/** What somebody writes in an exercise; long enough to fill a line or two. */
const writing: Readonly<Record<Locale, { readonly text: string; readonly items: readonly string[] }>> = {
  ru: {
    text: "Вчера на завтрак были блины, и вспомнилась твоя шутка про пингвина в автобусе. Улыбаюсь каждый раз, когда она приходит на ум; даже соседям понравилась. Очень жду нашей встречи 🙂",
    items: ["Найти фонарик", "Ёлочная игрушка «Съешь ещё этих мягких булок»", "Позвонить в среду"],
  },
  en: {
    text: "Yesterday I made pancakes and thought of your joke about the penguin on the bus. I smile every time I remember it, and I told it to the neighbours too. Looking forward to seeing you 🙂",
    items: ["Find a torch", "A “quick brown fox” – drawn by hand", "Call on Wednesday"],
  },
};

export interface Circumstances {
  readonly locale: Locale;
  readonly at: number;
  /** Options to choose where one of them is offered; else the first. */
  readonly choose?: readonly string[];
  readonly photos?: readonly string[];
}

/** What such a person answers to the step that is asked now. */
export function givenFor(
  technique: Technique,
  exercise: Exercise,
  { locale, choose = [], photos = [] }: Circumstances,
): Given {
  const { ask } = stepAt(technique, exercise);
  const so = exercise.answers[exercise.at];
  const { text, items } = writing[locale];
  const option = (options: readonly { readonly id: string }[]) =>
    options.find(({ id }) => choose.includes(id))?.id ?? options[0]?.id ?? "";
  switch (ask.kind) {
    case "tell":
    case "breath":
    case "riddles":
      return { press: "go" };
    case "choice":
      return { press: option(ask.options) };
    case "several":
      return so?.kind === "several" && so.options.length > 1
        ? { press: "enough" }
        : { press: ask.options[so?.kind === "several" ? 1 : 0]?.id ?? "" };
    case "scale":
      return { press: "6" };
    case "text":
      return { text: text.slice(0, Math.min(ask.most, 400)) };
    case "pages":
      return so?.kind === "pages" && so.texts.length > 1 ? { press: "enough" } : { text };
    case "list": {
      const had = so?.kind === "list" ? so.items.length : 0;
      return had === Math.min(ask.most, items.length) ? { press: "enough" } : { text: items[had] ?? "" };
    }
    case "date":
      return ask.when === "past" ? { text: "2026-10-30" } : { text: "2027-06-01" };
    case "photos": {
      const had = so?.kind === "photos" ? so.photos.length : 0;
      return had === photos.length ? { press: "enough" } : { photo: photos[had] ?? "" };
    }
    case "check":
      return { press: "keep" };
  }
}

/** The work that somebody leaves who walks an exercise to its end; undefined where it leaves none. */
export function finishedWork(id: TechniqueId, circumstances: Circumstances): Work | undefined {
  const technique = library.techniques[id];
  const today = localDate(circumstances.at, "Europe/Riga");
  const around: Surroundings = {
    now: circumstances.at,
    today,
    gate: "open",
    recent: false,
    check: () => [],
    riddles: library.riddles,
    date: (text) => library.date(text, today),
  };
  let exercise = begin(technique, `exercise-${id}` as ExerciseId, around);
  for (let steps = 0; steps < 200; steps += 1) {
    const given = givenFor(technique, exercise, circumstances);
    const walked = answer(technique, exercise, given, around);
    if (walked.kind === "misfit")
      throw new Error(`${id}.${exercise.at}: ${JSON.stringify(given)} is ${walked.because}`);
    exercise = walked.exercise;
    if (walked.kind === "finished") return makeWork(technique, exercise, `work-${id}` as WorkId, around);
  }
  throw new Error(`${id} has no end`);
}
