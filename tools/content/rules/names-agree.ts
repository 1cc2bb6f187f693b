import { packRule } from "../rule.ts";

/** A pack's id and kind are its place, and its questions are told apart by their ids. */
export const namesAgree = packRule("names-agree", ({ id, kind, ask }, file) => {
  const twice = (ids: readonly string[]) => ids.filter((each, at) => ids.indexOf(each) !== at);
  return [
    ...(file === `coach/${kind}/${id}.yaml` ? [] : [`id ${id} and kind ${kind} do not name this file`]),
    ...twice(ask.map((question) => question.id)).map((each) => `two questions are called ${each}`),
  ];
});
