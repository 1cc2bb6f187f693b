import { goalLimits } from "../goals/goal.ts";
import type { Command } from "./command.ts";
import type { Snapshot } from "./dialogue.ts";
import type { Intent, IntentReading } from "./intents.ts";
import type { Button, Reply } from "./reply.ts";
import * as views from "./views.ts";
import type { WordKey } from "./words.ts";

/** An intent that can be carried out now: as what command, and under which words it is offered. */
interface Doable {
  readonly command: Command;
  readonly label: WordKey;
}

/** The command that an intent stands for where the person is; undefined where there is nothing it could be done to. */
function doable(intent: Intent, text: string, before: Snapshot): Doable | undefined {
  const goal = views.activeGoal(before);
  const step = goal?.current;
  switch (intent) {
    case "list_goals":
      return { command: { do: "list_goals" }, label: "button.goals" };
    case "switch_goal":
      return { command: { do: "switch" }, label: "button.switch_goal" };
    case "current_step":
      return goal ? { command: { do: "show_step" }, label: "button.show_step" } : undefined;
    case "step_done":
      return step ? { command: { do: "done", stepId: step.id }, label: "button.done" } : undefined;
    case "next_step":
      return goal ? { command: { do: "next" }, label: "button.next" } : undefined;
    case "rephrase_step":
      if (!step) return undefined;
      return {
        command: {
          do: "rephrase",
          stepId: step.id,
          ...(text.length <= goalLimits.comment ? { reason: "own_words", comment: text } : {}),
        },
        label: "button.rephrase",
      };
    case "show_progress":
      return { command: { do: "status" }, label: "button.progress" };
    case "settings":
      return { command: { do: "settings" }, label: "button.settings" };
    case "help":
      return { command: { do: "help" }, label: "button.help" };
    default:
      return undefined;
  }
}

/** The command that a text certainly means. Nothing is ever carried out on a reading that is not sure. */
export function commandMeant(text: string, reading: IntentReading, before: Snapshot): Command | undefined {
  return reading.committed ? doable(reading.intent, text, before)?.command : undefined;
}

/** A second or third reading below this is noise, and every button must be worth reading. */
const worthOffering = 0.08;

/** Words never ride in a button: it asks for another wording, and the reason is chosen next. */
function pressFor({ command, label }: Doable): Button {
  return {
    label,
    press: command.do === "rephrase" && command.stepId ? { do: "rephrase", stepId: command.stepId } : command,
  };
}

/** Where a text may mean one of a few things: the likeliest as buttons, beside the goal it may be; nothing is done yet. */
export function whichMeant(text: string, reading: IntentReading, before: Snapshot): Reply | undefined {
  if (!reading.worthAsking) return undefined;
  const offered = reading.top3
    .filter(({ confidence }) => confidence >= worthOffering)
    .flatMap(({ intent }) => doable(intent, text, before) ?? []);
  if (offered.length === 0) return undefined;
  return {
    say: "text.which",
    buttons: [
      ...offered.map((each): Button[] => [pressFor(each)]),
      [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
      [{ label: "button.help_now", press: { do: "help_now" } }],
    ],
  };
}
