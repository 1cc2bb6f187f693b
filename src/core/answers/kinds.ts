/**
 * What kind of answer a question waits for. Every question of the program declares one (`dialogue/entry/awaited.ts`), and every kind has one
 * reader here; a message that the reader does not take is no answer, and is heard as any other.
 */
export const answerKinds = [
  "yes_no",
  "one_of",
  "several",
  "scale",
  "number",
  "time",
  "hours",
  "day",
  "duration",
  "place",
  "age",
  "name",
  "feelings",
  "own_words",
] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What was read of a message: its value, and the words beside it, in case they say something that belongs elsewhere. */
export interface Told<T> {
  readonly value: T;
  readonly rest: string;
}
