import type { TalkKey } from "../../../../talk/acts.ts";
import { askedWords } from "../../../../talk/asked-words.ts";
import { questionKind } from "../../../../talk/question-kind.ts";
import { questionField } from "../../../../talk/question-field.ts";
import { shareOf } from "../../../../talk/gist/gist.ts";
import type { Slots } from "../../../../talk/talk-words.ts";
import type { Line } from "../../../goals/talk-lines.ts";
import { answerFrom, lineFor, type Said, sureOf } from "../heard.ts";
import { isWornOut } from "../heavy.ts";

/** What can honestly be said to a question hangs on what it is about, and what to do on who asks it. */
export function unansweredAs(said: Said): TalkKey {
  const asking = said.reading.clauses.findLast((clause) => clause.asks)?.text;
  const kind = questionKind(asking ?? said.text);
  if (kind === "say") return "help_word_it";
  const tired =
    isWornOut(said.text) ||
    (["sleep", "exhausted", "no_energy"] as const).some((act) => sureOf(said, act) >= answerFrom);
  const field = kind === "fact" || kind === "future" ? questionField(asking ?? said.text) : undefined;
  if (field !== undefined) return `unanswered_${field}`;
  return kind === "do" && tired ? "unanswered_do_tired" : `unanswered_${kind}`;
}

/** From here a message may ask for knowledge, so that to name it back and to send it to somebody fits. */
const asksFrom = 0.3;
const asking = ["ask_fact", "ask_step"] as const;

/** Whether the message as a whole may be a question at all, whatever one reader of it makes of its form. */
export const mayAsk = ({ reading: { gist } }: Said): boolean =>
  gist === undefined ||
  ([...asking, "about", "ask_words"] as const).reduce((sum, each) => sum + shareOf(gist, each), 0) >= mayAskFrom;
const mayAskFrom = 0.2;

/** What is asked, in the person's own words, and whom to ask it: a question that stays without an answer is at least named and sent to somebody. */
export function unansweredSlots({ text, before, context, reading: { gist } }: Said): Slots {
  if (gist && asking.reduce((sum, each) => sum + shareOf(gist, each), 0) < asksFrom) return {};
  const { locale } = before.person;
  const asked = context.screen.harm(text, "said") === undefined ? askedWords(text) : undefined;
  const whom = context.library.talk.whom(text, locale);
  return { ...(asked === undefined ? {} : { asked }), ...(whom === undefined ? {} : { whom }) };
}

/** The honest line to a question that nothing here answers. */
export const unansweredLine = (said: Said, beside: readonly Line[] = []): Line | undefined =>
  lineFor(said, unansweredAs(said), unansweredSlots(said), beside);
