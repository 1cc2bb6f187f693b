import { led } from "../../goals/talk-lines.ts";
import { lineFor } from "./heard.ts";
import { goalSpokenOf, type Move, speak } from "./moves.ts";

export const showGoals: Move = (said, _act, front) => led(front, said.carryOut({ do: "list_goals" }));
export const showWhere: Move = (said, _act, front) => led(front, said.carryOut({ do: "status" }));
export const showDone: Move = (said, _act, front) => led(front, said.carryOut({ do: "list_goals", which: "finished" }));
export const askErase: Move = (said, _act, front) => led(front, said.carryOut({ do: "delete_me" }));
export const handOver: Move = (said, _act, front) => led(front, said.carryOut({ do: "export" }));

/**
 * A goal is to be changed: its menu does that by a press, where a model named which one. Otherwise all are shown, as each can be changed there; where
 * there is none, that is said.
 */
export const manage: Move = (said, act, front) => {
  const goal = said.led && goalSpokenOf(said, () => true);
  if (goal) return led(front, said.carryOut({ do: "goal_menu", goalId: goal.id }));
  const which = act === "delete_goal" || act === "rename_goal" ? lineFor(said, "which_goal", {}, front) : undefined;
  return said.before.goals.length > 0
    ? showGoals(said, act, which ? [...front, which] : front)
    : speak(said, [...front, lineFor(said, "no_goal_yet", {}, front)]);
};
