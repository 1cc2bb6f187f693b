import { bigDayHeardReply, bigDaySaid, bigDayTakenReply, isKept } from "../../../day/setup/big-day-commands.ts";
import type { Decision, DecisionContext } from "../../../turn/decision.ts";
import type { Snapshot } from "../../../turn/dialogue.ts";
import type { Reply } from "../../../turn/reply.ts";
import { lean } from "../../../../text/lean.ts";

/** A big day that somebody tells of in a talk, for whoever lives health days: offered, and kept only by a tap. */

/** In more words than these there is something else in it, which has its own answer. */
const mostWords = 9;
/** What is told of the day before it weighs on somebody is answered as such first. */
const weighs = lean(
  /(?<!\p{L})(?:бо(?:юсь|ится|имся)|боязно|страшн\p{L}*|страх\p{L}*|ужас\p{L}*|волну\p{L}*|нервнича\p{L}*|тревож\p{L}*|паник\p{L}*|переживаю|не (?:сплю|спится|могу|успева\p{L}*|зна\p{L}*|готов\p{L}*)|ничего не|плач\p{L}*|провал\p{L}*|завал\p{L}*|устал\p{L}*|afraid|scared|terrified|nervous|anxious|worried|worry|panick?\p{L}*|stress\p{L}*|dread\p{L}*|freak\p{L}*|fail\p{L}*|can['’]?t|cannot|not ready|don['’]?t know|tired|exhausted|crying)(?!\p{L})/iu,
);

/** The offer as the whole answer, where nothing else is said; what is kept already is shown as it is kept. */
export function bigDayAlone(before: Snapshot, text: string, context: DecisionContext): Reply | undefined {
  if (text.includes("?") || weighs.test(text) || text.trim().split(/\s+/u).length > mostWords) return undefined;
  const said = before.day ? bigDaySaid(before, text, context) : undefined;
  if (!said) return undefined;
  const { locale } = before.person;
  return isKept(before, said)
    ? bigDayTakenReply(said, locale)
    : bigDayHeardReply(said, locale, [[{ label: "button.text_as_goal", press: { do: "goal_from_text" } }]]);
}

/** The offer under whatever else was answered; not beside danger, and nothing where it was offered or is kept. */
export function withBigDayOffer(
  before: Snapshot,
  text: string,
  decision: Decision,
  context: DecisionContext,
): Decision {
  if (!before.day || !decision.after.day || context.inDanger || decision.denied || decision.ask) return decision;
  if (decision.after.dialogue.crisis || decision.talkAsk) return decision;
  const said = bigDaySaid(before, text, context);
  if (!said || isKept(decision.after, said)) return decision;
  const offered = decision.replies.some(({ buttons }) => buttons?.flat().some(({ press }) => press.do === "big_day"));
  if (offered) return decision;
  return { ...decision, replies: [...decision.replies, bigDayHeardReply(said, before.person.locale)] };
}
