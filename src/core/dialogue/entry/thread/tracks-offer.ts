import type { Act } from "../../../talk/acts.ts";
import { linesReply, talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { say, withDialogue } from "../../turn/outcome.ts";
import type { Button } from "../../turn/reply.ts";
import { answerFrom, lineFor, type Said } from "../talk/heard.ts";
import { lean } from "../../../text/lean.ts";

/** What is told by a parent who is kept from a child: whoever tells it may not know that there is a way for just that. */
const ofParents: readonly Act[] = [
  "contact_blocked",
  "child_refuses",
  "child_taken",
  "child_moved_far",
  "court_ahead",
  "court_lost",
  "birthday_apart",
  "holiday_apart",
  "child_calls_other_dad_or_mum",
  "handover_row",
  "saw_child_from_afar",
  "school_shuts_out",
  "grandparents_cut_off",
  "gift_returned",
];
/** So many messages back it was told. */
const turnsBack = 4;
/** In more words than this something else is asked. */
const wordsOfAsking = 7;
const asksHelp = lean(
  /^(?:(?:а|и|ну|так|пожалуйста|so|and|ok|okay|please|but)[\s,]+)*(?:помоги(?:те)?|что(?:\s+\p{L}+){0,3}\s+(?:делать|можно)|с чего(?:\s+\p{L}+){0,2}\s+(?:начать|начинать)|как(?:\s+\p{L}+){0,2}\s+быть|help(?: me)?|what(?:\s+\p{L}+){0,2}\s+(?:can|do|should|could) i do|where do i (?:start|begin)|how do i (?:start|begin))(?!\p{L})/iu,
);

const button: Button = { label: "button.brings_tracks", press: { do: "brings", what: "tracks" } };

function mayBeOffered({ before, context }: Said): boolean {
  const offered = talkOf(before).said.some((ref) => ref.includes(".tracks_offered."));
  return (
    before.journey === undefined && context.flags.multi_track_system_enabled && context.inDanger !== true && !offered
  );
}

/** "What can I do?", right after it was told: the way of parents is named, and one press begins it. */
export function tracksAsked(said: Said): Decision | undefined {
  const { text, before, place } = said;
  const told = talkOf(before)
    .turns.slice(-turnsBack)
    .some(({ acts }) => acts.some((act) => ofParents.includes(act)));
  const asks = asksHelp.test(text.trim()) && text.trim().split(/\s+/u).length <= wordsOfAsking;
  if (!told || !asks || place === "step" || before.journey !== undefined) return undefined;
  if (!said.context.flags.multi_track_system_enabled) return undefined;
  const line = lineFor(said, "tracks_offered");
  const reply = line && linesReply([line], [[button]]);
  return reply && say(before, reply);
}

/** Under the answer to what such a parent tells stands, once, that there is a way for it. */
export function withTracksOffer(said: Said, decision: Decision): Decision {
  const tells = said.reading.acts.some(({ act, confidence }) => confidence >= answerFrom && ofParents.includes(act));
  if (!tells || !mayBeOffered(said) || decision.denied || decision.ask || decision.after.dialogue.crisis)
    return decision;
  const line = lineFor(said, "tracks_offered");
  const reply = line && linesReply([line], [[button]]);
  if (!line || !reply) return decision;
  const talk = talkOf(decision.after);
  const after = withDialogue(decision.after, { talk: { ...talk, said: [...talk.said, line.ref] } });
  return { ...decision, after, replies: [...decision.replies, reply] };
}
