import { localDate } from "../../time/local-date.ts";
import { goalsButton, newGoalButton } from "../turn/buttons.ts";
import type { TalkLibrary } from "../../talk/talk-words.ts";
import type { Decision } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { say } from "../turn/outcome.ts";
import { shortDate } from "../../text/short-date.ts";

/** As many as one takes in at a glance. */
const mostShown = 20;

/** "What have I done": the last steps, exercises and habits with their days, the newest first. */
export function history(before: Snapshot): Decision {
  const deeds = [...(before.deeds ?? [])].sort((one, other) => other.at - one.at);
  if (deeds.length === 0) return say(before, { say: "history.none", buttons: [[newGoalButton]] });
  const { locale, timeZone } = before.person;
  const days = new Set(deeds.map(({ at }) => localDate(at, timeZone))).size;
  return say(before, {
    say: "history.list",
    with: { count: deeds.length, days },
    lines: deeds.slice(0, mostShown).map(({ at, what }) => ({
      say: "history.line",
      with: { date: shortDate(localDate(at, timeZone), locale), text: what },
    })),
    ...(before.goals.length > 0 ? { buttons: [[goalsButton]] } : {}),
  });
}

/** Whether a message asks for what was done so far. */
export const asksForHistory = (text: string, talk: TalkLibrary): boolean =>
  talk.moves(text).some(({ as }) => as === "done_so_far");
