import { type DraftFinding, draftIn, readDraft, showsProse } from "../../../talk/read-draft.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { Said } from "./heard.ts";

const remarkOf: Readonly<Record<DraftFinding, WordKey>> = {
  accuses: "draft.accuses",
  threatens: "draft.threatens",
  apologises: "draft.apologises",
  belittles: "draft.belittles",
  hedges: "draft.hedges",
  many_questions: "draft.many_questions",
  long: "draft.long",
  no_request: "draft.no_request",
};
/** More remarks than this about one letter are a lecture. */
const mostRemarks = 2;

/** A letter that is shown to be judged: what a rule can tell of it, in at most two remarks, and what is left of it without reproach. */
export function judgeDraft({ before, text }: Said): Decision | undefined {
  if (showsProse(text)) return say(before, { say: "draft.prose" });
  const letter = draftIn(text);
  if (letter === undefined) return undefined;
  const { found, without } = readDraft(letter);
  const remarks = found.slice(0, mostRemarks).map(({ what, words }) => ({ say: remarkOf[what], with: { words } }));
  const rest = without === undefined ? [] : [{ say: "draft.without" as const, with: { text: without } }];
  const spelling = /(?<!\p{L})(?:correct|grammar|spelling|ошибк\p{L}*|исправь\p{L}*|граммат\p{L}*)(?!\p{L})/iu.test(
    text.replace(letter, ""),
  )
    ? [{ say: "draft.spelling" as const }]
    : [];
  const judged = [...remarks, ...rest];
  const [first, ...more] = [...spelling, ...(judged.length > 0 ? judged : [{ say: "draft.plain" as const }])];
  if (!first) return undefined;
  return say(before, { ...first, ...(more.length > 0 ? { lines: more } : {}) });
}
