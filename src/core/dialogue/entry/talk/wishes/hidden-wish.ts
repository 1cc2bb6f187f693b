import type { Decision } from "../../../turn/decision.ts";
import { waitFor } from "../../../turn/outcome.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import type { Said } from "../heard.ts";
import type { Move } from "../moves.ts";
import { askWhich, namedButton } from "./become-goal.ts";

const titleOf = ({ led }: Said): string | undefined => led?.acts.find(({ act }) => act === "wish_hidden")?.title;

/** A wish that a model heard between the lines and named, before what stands in the way of the step is made into another step. */
export const offerNamed: Move = (said, act, front) =>
  titleOf(said) === undefined ? undefined : askWhich(said, act, front);

/** The same beside whatever else the message did; not where something is being waited for, or somebody only wants to be heard. */
export function withNamedWish(said: Said, decision: Decision): Decision {
  const title = titleOf(said);
  const last = decision.replies.at(-1);
  const { waiting, pending } = decision.after.dialogue;
  const offered = waiting.for !== "nothing" || talkOf(decision.after).listens === true;
  const known = decision.after.goals.some((goal) => goal.title.toLowerCase() === title?.toLowerCase());
  if (title === undefined || !last || pending || offered || known || decision.erase) return decision;
  const buttons = [...(last.buttons ?? []), [namedButton(title)]];
  return {
    ...decision,
    replies: [...decision.replies.slice(0, -1), { ...last, buttons }],
    after: waitFor(decision.after, { for: "text_as_goal", text: title }),
  };
}
