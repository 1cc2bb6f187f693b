import { wordingRule } from "../day-rule.ts";

/** A day begins when somebody wakes, which after a night shift is in the afternoon. */
export const greetingsKnowNoClock = wordingRule("greetings-know-no-clock", ({ path, text }) =>
  (path.includes("morning") || path.includes("welcome")) &&
  /good (?:morning|afternoon|evening|day)|доброе утро|добрый (?:день|вечер)|с добрым утром/iu.test(text)
    ? "greets by the clock"
    : undefined,
);
