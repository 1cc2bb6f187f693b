/** Why a coach's answer is not shown; closed, so that each can be told to a model and counted. */
export const guardCodes = [
  "empty",
  "too_long",
  "no_verb",
  "vague_verb",
  "several_actions",
  "no_thing",
  "minutes",
  "bigger",
  "repeat",
  "language",
  "markup",
  "leak",
  "medicine",
  "body_risk",
  "covert",
  "legal_advice",
  "harm",
  "contact",
  "question_limit",
  "no_question",
] as const;
export type GuardCode = (typeof guardCodes)[number];
