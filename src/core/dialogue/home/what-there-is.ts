import type { Goal } from "../../goals/goal.ts";
import { goalsButton, todayButton } from "../turn/buttons.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Params, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { inOrder, reminderLine } from "./reminders.ts";

/** So many goals and reminders are named; the rest stands behind the buttons. */
const mostNamed = 5;

const isThere = ({ status }: Goal): boolean => status === "open" || status === "draft" || status === "paused";

interface ShownLine {
  readonly say: WordKey;
  readonly with?: Params;
}

function goalLine({ title: goal, status, current }: Goal): ShownLine {
  if (status === "paused") return { say: "here.goal_paused", with: { goal } };
  return current ? { say: "here.goal_step", with: { goal, step: current.text } } : { say: "here.goal", with: { goal } };
}

/**
 * "What have I got on here": goals with their open steps, reminders and today, told together; undefined where there are not at least two kinds of
 * these, as each has a list of its own.
 */
export function whatThereIs(before: Snapshot): Reply | undefined {
  const goals = before.goals.filter(isThere);
  const reminders = inOrder(before);
  const plan = before.day?.plan;
  const left = plan?.tasks.filter(({ state }) => state === "open").length ?? 0;
  if ([goals.length, reminders.length, before.day ? 1 : 0].filter(Boolean).length < 2) return undefined;
  const inFront = goals.toSorted(
    (one, other) => Number(other.id === before.dialogue.activeGoal) - Number(one.id === before.dialogue.activeGoal),
  );
  const over = Math.max(0, goals.length - mostNamed) + Math.max(0, reminders.length - mostNamed);
  const today: readonly ShownLine[] = plan ? [{ say: left > 0 ? "here.day" : "here.day_over", with: { left } }] : [];
  const lines: readonly ShownLine[] = [
    ...inFront.slice(0, mostNamed).map(goalLine),
    ...reminders.slice(0, mostNamed).map((each) => reminderLine(each, before)),
    ...today,
    ...(over > 0 ? [{ say: "here.more", with: { count: over } } as const] : []),
  ];
  const buttons: readonly Button[] = [
    ...(goals.length > 0 ? [goalsButton] : []),
    ...(reminders.length > 0 ? [{ label: "button.reminders", press: { do: "reminders" } } as const] : []),
    ...(before.day ? [todayButton] : []),
  ];
  return { say: "here.list", lines, buttons: [buttons] };
}
