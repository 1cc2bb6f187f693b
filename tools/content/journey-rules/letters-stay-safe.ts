import { techniqueRule } from "../journey-rule.ts";

/**
 * "To send" is an answer only where contact is open, and only after a check; a letter has another form in the first weeks; what touches the
 * child or the other parent asks for the gate.
 */
export const lettersStaySafe = techniqueRule("letters-stay-safe", (technique) => {
  const { steps, makes, gate, instead_when_recent, track, status_from } = technique;
  const sends = steps.filter(({ id, choice }) => status_from.includes(id) && Object.hasOwn(choice ?? {}, "send"));
  const needsCheck = sends.length > 0 || makes === "message";
  const recentForm = steps.some(({ when }) => when.some((condition) => "recent" in condition));
  return [
    ...sends
      .filter(({ when }) => !when.some((condition) => "gate" in condition && condition.gate === "open"))
      .map(({ id }) => `${id} offers to send without asking for contact`),
    ...(needsCheck && !steps.some(({ check }) => check) ? ["what may be sent is not checked"] : []),
    ...(makes === "letter" && !recentForm && instead_when_recent === undefined ? ["no form for the first weeks"] : []),
    ...(makes === "message" && gate !== "closed" ? ["a message to the other parent must be closed by the gate"] : []),
    ...(track === "child_connection" && gate === "none" ? ["the gate is not asked before it"] : []),
  ];
});
