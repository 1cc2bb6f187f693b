import type { CrisisVerdict } from "../../safety/crisis.ts";
import type { Decision } from "../turn/decision.ts";
import type { Dialogue, Snapshot } from "../turn/dialogue.ts";
import { withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** The line stands at most once in so many messages, so that it never nags. */
const onceIn = 10;

const helpRow: readonly Button[] = [{ label: "button.help_now", press: { do: "help_now" } }];

/**
 * What may be a sign and probably is none stops nothing: the answer is as ever, with one small line and the help button under it. Meanwhile the
 * line comes again only where a rule hears a sign and the reader alone had heard the one before. Where the words read as ordinary talk that goes on,
 * and the reader alone hears a sign, the button stands without the line. Weak signs that add up are heard by words, as a rule hears.
 */
export function withQuietHelp(
  decision: Decision,
  verdict: CrisisVerdict | undefined,
  isOrdinary: () => boolean = () => false,
): Decision {
  const { crisis, quietFor = 0, quietBy } = decision.after.dialogue;
  if (!verdict || crisis || decision.erase) return decision;
  const ruled = verdict.because.rules.length > 0 || verdict.because.strength === "undertones_some";
  const quiet = verdict.strength === "quiet" && (quietFor === 0 || (ruled && quietBy !== "rule"));
  if (quiet && !ruled && isOrdinary()) return withHelpButton(decision);
  if (quiet) return marked(decision, { quietFor: onceIn - 1, quietBy: ruled ? "rule" : "reader" });
  if (quietFor === 0) return decision;
  const kept = quietFor > 1 ? { quietFor: quietFor - 1 } : { quietFor: undefined, quietBy: undefined };
  return { ...decision, after: withDialogue(decision.after, kept) };
}

/** The line stands below all that is said to the message, also where a coach's answer is still to come. */
function marked(decision: Decision, kept: Pick<Dialogue, "quietFor" | "quietBy">): Decision {
  if (!decision.ask) {
    const below = withHelpButton(decision, "crisis.quiet");
    return { ...below, after: withDialogue(decision.after, kept) };
  }
  const ask = { ...decision.ask, quiet: true as const };
  return { ...decision, ask, after: withDialogue(decision.after, { ...kept, pending: ask }) };
}

/** A coach's answer, with the quiet line under it where the message that asked for it called for one. */
export function withQuietBelow({ dialogue: { pending, crisis } }: Snapshot, decision: Decision): Decision {
  return pending?.quiet && !crisis && !decision.denied ? withHelpButton(decision, "crisis.quiet") : decision;
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
