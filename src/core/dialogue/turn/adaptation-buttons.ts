import type { Adaptation } from "../../adaptation/adaptation.ts";
import type { TaskId } from "../../day/plan.ts";
import type { AdaptationAnswer } from "./body-command.ts";
import type { Button } from "./reply.ts";

/** What can be said to a change of the day with one tap. */

const press = ({ id }: Adaptation, answer: AdaptationAnswer): Button["press"] => ({ do: "adaptation", id, answer });

/** The answers to a change as buttons; none where there is nothing to decide. */
export function answerButtons(each: Adaptation): readonly Button[] {
  switch (each.state) {
    case "offered":
      return [
        { label: each.calm === undefined ? "button.change_yes" : "button.relief_now", press: press(each, "accept") },
        { label: "button.change_not_now", press: press(each, "decline") },
      ];
    case "applied":
      return [
        { label: "button.change_keep", press: press(each, "accept") },
        { label: "button.change_back", press: press(each, "decline") },
      ];
    case "accepted":
      if (each.calm !== undefined) return helpedButtons(each);
      return [{ label: "button.change_back", press: press(each, "undo") }];
    case "explained":
      return [{ label: "button.keep_plan_off", press: { do: "keep_plan", keep: false } }];
    case "declined":
    case "undone":
    case "expired":
      return [];
  }
}

/** Gives back what was planned, whatever the person said before. */
export function backButton(each: Adaptation): Button {
  return { label: "button.change_back", press: press(each, each.state === "accepted" ? "undo" : "decline") };
}

/** Whether it was good: asked once a changed task is done. */
export function helpedButtons(each: Adaptation): readonly Button[] {
  return [
    { label: "button.helped", press: press(each, "helped") },
    { label: "button.not_helped", press: press(each, "not_helped") },
  ];
}

/** Asks for the reasons. */
export const whyButton = (taskId: TaskId): Button => ({ label: "button.why", press: { do: "why", taskId } });
