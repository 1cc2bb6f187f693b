import type { TalkKey } from "../../../talk/acts.ts";
import { questionKind } from "../../../talk/question-kind.ts";
import { questionField } from "../../../talk/question-field.ts";
import { answerFrom, type Said, sureOf } from "./heard.ts";
import { isWornOut } from "./heavy.ts";

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
