import { goalsButton, nextButton } from "../turn/buttons.ts";
import { hasNoPart, partButtons } from "./onboarding-views.ts";
import type { LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { activeGoal } from "../goals/goal-views.ts";

const helpNowButton: Button = { label: "button.help_now", press: { do: "help_now" } };

/** Where nothing was expected: the buttons that fit, of the parts that the person uses; the words may become a goal where they are `words`. */
export function unexpectedTextButtons(
  snapshot: Snapshot,
  { flags }: Pick<LookContext, "flags">,
  words: boolean,
): NonNullable<Reply["buttons"]> {
  const tracksOn = flags.multi_track_system_enabled;
  const goal = activeGoal(snapshot);
  const about: Button[] = goal?.current
    ? [
        { label: "button.done", press: { do: "done", stepId: goal.current.id } },
        { label: "button.show_step", press: { do: "show_step" } },
      ]
    : goal?.status === "open"
      ? [nextButton]
      : [];
  const parts: Button[] = [
    ...(snapshot.journey && tracksOn ? [{ label: "button.suggest", press: { do: "suggest" } } as const] : []),
    ...(snapshot.day ? [{ label: "button.today", press: { do: "today" } } as const] : []),
  ];
  return [
    ...(about.length > 0 ? [about] : []),
    ...(words ? [[{ label: "button.text_as_goal", press: { do: "goal_from_text" } } as const]] : []),
    ...(parts.length > 0 ? [parts] : []),
    ...(hasNoPart(snapshot) ? partButtons(tracksOn) : []),
    [...(snapshot.goals.length > 0 ? [goalsButton] : []), { label: "button.help", press: { do: "help" } }],
    [helpNowButton],
  ];
}
