import type { Button } from "./reply.ts";
import type { HabitId } from "../../day/habit.ts";

/** What a person says once a professional has looked at a restriction. */
export const contactReviewedButton: Button = { label: "button.contact_reviewed", press: { do: "contact_reviewed" } };

/** Two buttons a row. */
export function pairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}

/** Begins a goal. */
export const newGoalButton: Button = { label: "button.new_goal", press: { do: "new_goal" } };

/** All goals. */
export const goalsButton: Button = { label: "button.goals", press: { do: "list_goals" } };

/** Today as it is planned. */
export const todayButton: Button = { label: "button.today", press: { do: "today" } };

/** A habit's lesson. */
export const learnButton = (habit: HabitId): Button => ({ label: "button.learn", press: { do: "learn", habit } });

/** What the last weeks looked like. */
export const insightsButton: Button = { label: "button.insights", press: { do: "insights" } };

export const skillsButton: Button = { label: "button.skills", press: { do: "skills" } };

export const levelButton: Button = { label: "button.level", press: { do: "level" } };

export const cancelButton: Button = { label: "button.cancel", press: { do: "cancel" } };

export const nextButton: Button = { label: "button.next", press: { do: "next" } };

/** Whether the plan may follow how the body is; there is nothing to follow before the person agreed that it is kept. */
export function keepPlanButton(keeps: boolean): Button {
  return keeps
    ? { label: "button.keep_plan_off", press: { do: "keep_plan", keep: false } }
    : { label: "button.keep_plan_on", press: { do: "keep_plan", keep: true } };
}
