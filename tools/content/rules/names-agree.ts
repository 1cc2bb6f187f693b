import { packRule } from "../rule.ts";

/** A pack's id and kind are its place, and ids inside it are unique: history excludes steps by them. */
export const namesAgree = packRule("names-agree", ({ id, kind, steps, ask }, file) => {
  const twice = (ids: readonly string[]) => ids.filter((each, at) => ids.indexOf(each) !== at);
  return [
    ...(file === `coach/${kind}/${id}.yaml` ? [] : [`id ${id} and kind ${kind} do not name this file`]),
    ...twice(steps.map((step) => step.id)).map((each) => `two steps are called ${each}`),
    ...twice(ask.map((question) => question.id)).map((each) => `two questions are called ${each}`),
  ];
});
