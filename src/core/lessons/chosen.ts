import { fallbackLocale } from "../person/locale-for.ts";
import type { Lesson, LessonStatement } from "./lesson.ts";

/** What of a lesson answers a question, word for word, and the habit's warning beside it. */
export interface WordForWord {
  readonly text: string;
  readonly cites: readonly LessonStatement[];
  /** All of the habit's warning where it has one and the answer is not the warning itself. */
  readonly caution?: string;
}

/** An answer is a sentence or three; whoever wants more opens the part. */
export const mostChosen = 3;

/**
 * The statements that a model chose, in its order; undefined where it chose none, too many, or what the lesson does not have. A model gives numbers and
 * no words of its own, so there is nothing it can be talked into saying. What sources found is in English, and so for whoever reads English.
 */
export function chosenStatements(
  ids: readonly string[],
  { statements, locale }: Lesson,
): readonly LessonStatement[] | undefined {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > mostChosen) return undefined;
  const found = wanted.flatMap((id) => statements.find((each) => each.id === id) ?? []);
  if (found.length < wanted.length) return undefined;
  return locale !== fallbackLocale && found.some(isPublished) ? undefined : found;
}

/** Whether a statement is what a source found, as it was published. */
export const isPublished = ({ id }: LessonStatement): boolean => id.startsWith("r");

/** Says statements as they stand. A warning is never cut: one sentence of it brings all of it, and a habit that has one does not go without. */
export function wordForWord(cites: readonly LessonStatement[], { statements }: Lesson): WordForWord {
  const warning = statements.filter(({ kind }) => kind === "caution").map(({ text }) => text);
  const said = cites.filter(({ kind }) => kind !== "caution").map(({ text }) => sentence(text));
  const caution = warning.join(" ");
  if (said.length === 0) return { text: caution, cites };
  return { text: said.join(" "), cites, ...(caution === "" ? {} : { caution }) };
}

const sentence = (text: string): string => (/[.!?…]["»”)]?$/u.test(text) ? text : `${text}.`);
