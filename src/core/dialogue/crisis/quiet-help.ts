import type { CrisisVerdict } from "../../safety/crisis.ts";
import type { Decision } from "../turn/decision.ts";
import { withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** The line stands at most once in so many messages, so that it never nags. */
const onceIn = 10;

const helpRow: readonly Button[] = [{ label: "button.help_now", press: { do: "help_now" } }];

/** What may be a sign and probably is none stops nothing: the answer is as ever, with one small line and the help button under it. */
export function withQuietHelp(decision: Decision, verdict: CrisisVerdict | undefined): Decision {
  const { crisis, quietFor = 0 } = decision.after.dialogue;
  if (!verdict || crisis || decision.erase) return decision;
  if (quietFor > 0) {
    const left = quietFor > 1 ? quietFor - 1 : undefined;
    return { ...decision, after: withDialogue(decision.after, { quietFor: left }) };
  }
  if (verdict.strength !== "quiet") return decision;
  const marked = withHelpButton(decision, "crisis.quiet");
  return { ...marked, after: withDialogue(decision.after, { quietFor: onceIn - 1 }) };
}

/** The help button under the last thing said, with a line above it where one is given. */
export function withHelpButton(decision: Decision, line?: "crisis.quiet"): Decision {
  const { replies } = decision;
  const last = replies.at(-1);
  if (!last) return line === undefined ? decision : { ...decision, replies: [{ say: line, buttons: [helpRow] }] };
  const marked: Reply = {
    ...last,
    ...(line === undefined ? {} : { lines: [...(last.lines ?? []), { say: line }] }),
    buttons: hasHelp(last) ? (last.buttons ?? []) : [...(last.buttons ?? []), helpRow],
  };
  return { ...decision, replies: [...replies.slice(0, -1), marked] };
}

const hasHelp = ({ buttons = [] }: Reply): boolean => buttons.flat().some(({ press }) => press.do === "help_now");
