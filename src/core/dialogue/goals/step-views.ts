import type { Adaptation } from "../../adaptation/adaptation.ts";
import { backButton } from "../turn/adaptation-buttons.ts";
import { goalsButton, cancelButton } from "../turn/buttons.ts";
import type { Goal } from "../../goals/goal.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Step, shownStep } from "../../goals/step.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";

/** Two beside each other at most: three are cut on a phone. */
const inPairs = (all: readonly Button[]): readonly (readonly Button[])[] =>
  all.flatMap((_, at) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []));

/**
 * A step with what can be done about it: the one main act alone in its row, the two likely ones below it, and then what is seldom wanted, which
 * a page may fold away. The way beyond it stays unseen.
 */
export function stepReply(
  goal: Goal,
  step: Step,
  say: WordKey = "step.show",
  place?: Reply["place"],
  adapted?: Adaptation,
): Reply {
  // What today made small goes back as a whole: the person's own size stays what it is.
  const shown = shownStep(adapted ? { ...step, size: "floor" } : step);
  const rephrase: Button = { label: "button.rephrase", press: { do: "rephrase", stepId: step.id } };
  const [size, ...others]: readonly Button[] = adapted
    ? [backButton(adapted)]
    : step.size === "floor"
      ? [{ label: "button.usual_size", press: { do: "size", size: "normal", stepId: step.id } }]
      : step.size === "stretch"
        ? [
            { label: "button.smaller", press: { do: "size", size: "floor", stepId: step.id } },
            { label: "button.usual_size", press: { do: "size", size: "normal", stepId: step.id } },
          ]
        : [
            { label: "button.smaller", press: { do: "size", size: "floor", stepId: step.id } },
            { label: "button.bigger", press: { do: "size", size: "stretch", stepId: step.id } },
          ];
  return {
    say,
    with: { goal: goal.title, step: shown.text, minutes: shown.minutes, cue: step.cue ?? "" },
    buttons: [
      [{ label: "button.done", press: { do: "done", stepId: step.id } }],
      ...inPairs([
        ...(size ? [size] : []),
        rephrase,
        { label: "button.cue", press: { do: "cue", stepId: step.id } },
        ...others,
        goalsButton,
      ]),
    ],
    ...(place ? { place } : {}),
  };
}

export function rephraseReasonReply(goal: Goal, { id: stepId }: Step): Reply {
  return {
    say: "rephrase.ask_reason",
    with: { goal: goal.title },
    buttons: [
      [
        { label: "button.reason_too_vague", press: { do: "rephrase", stepId, reason: "too_vague" } },
        { label: "button.reason_too_big", press: { do: "rephrase", stepId, reason: "too_big" } },
      ],
      [
        { label: "button.reason_no_energy", press: { do: "rephrase", stepId, reason: "no_energy" } },
        { label: "button.reason_not_mine", press: { do: "rephrase", stepId, reason: "not_mine" } },
      ],
      [
        { label: "button.reason_too_easy", press: { do: "rephrase", stepId, reason: "too_easy" } },
        { label: "button.reason_wrong_topic", press: { do: "rephrase", stepId, reason: "wrong_topic" } },
      ],
      [{ label: "button.reason_own_words", press: { do: "rephrase", stepId, reason: "own_words" } }, cancelButton],
    ],
  };
}

/** With the way back of a goal that words became: whoever meant something else finds it at once, so it stands with the likely ones below a step. */
export function withWayBack(reply: Reply, goalId: GoalId): Reply {
  const back: Button = { label: "button.not_a_goal", press: { do: "not_a_goal", goalId } };
  const [main = [], likely, ...rest] = reply.buttons ?? [];
  const isStep = main[0]?.press.do === "done" && likely !== undefined;
  return { ...reply, buttons: isStep ? [main, likely, [back], ...rest] : [...(reply.buttons ?? []), [back]] };
}
