import { contactVerdict } from "../../../../safety/contact-gate.ts";
import {
  asksForDraft,
  bitOf,
  type DraftPurpose,
  draftPurposes,
  type DraftSide,
  isNoLetter,
  purposeOf,
  reasonOf,
  sideOf,
} from "../../../../talk/draft/draft-request.ts";
import { clauseSlots } from "../../../../talk/own-clause.ts";
import { shareOf } from "../../../../talk/gist/gist.ts";
import { type AskedEntry, chooseWording, type Slots, unrepeated } from "../../../../talk/talk-words.ts";
import { asLine, talkOf } from "../../../goals/talk-lines.ts";
import type { Decision, DecisionContext } from "../../../turn/decision.ts";
import type { Snapshot } from "../../../turn/dialogue.ts";
import { say, withDialogue } from "../../../turn/outcome.ts";
import type { Button, Reply } from "../../../turn/reply.ts";
import type { Said } from "../heard.ts";
import { answerOfStep, type Move } from "../moves.ts";

/** A request for words with what is known of it: whom and what for are looked for in the message first, then in what was said before it. */
interface Draft {
  readonly purpose: DraftPurpose | undefined;
  readonly side: DraftSide | undefined;
}

/** So many messages back whom it is to may have been named. */
const sideBack = 4;
/** Longer than this (characters), a message tells more than it asks words for. */
const longest = 320;

const lately = (before: Snapshot): readonly string[] =>
  talkOf(before)
    .turns.slice(-sideBack)
    .map(({ said }) => said)
    .toReversed();

/** What the words are to be, out of the message, the goal in front and the messages before it. */
function draftOf(text: string, before: Snapshot, title: string | undefined): Draft {
  const behind = [...(title === undefined ? [] : [title]), ...lately(before)];
  const side = [text, ...behind].map(sideOf).find((each) => each !== undefined);
  const purpose = purposeOf(text) ?? (title === undefined ? undefined : purposeOf(title));
  return { side, purpose: purpose ?? (side === "child" ? "reach" : undefined) };
}

/** Words for a child are the same whatever they are for, save thanks, apologies and news; those for the other parent keep to the matter. */
function entryId(purpose: DraftPurpose, side: DraftSide | undefined): string {
  if (side === "other_parent") return "say-ex-plan";
  if (side === "child" && !plainToChild.includes(purpose)) return "say-draft-child";
  return `say-draft-${purpose}-${side === "formal" ? "formal" : "close"}`;
}
const plainToChild: readonly DraftPurpose[] = ["thank", "sorry", "news", "invite", "ask", "move"];

/** Whether words to the child or the other parent have to wait for a professional. */
function isClosed(side: DraftSide | undefined, text: string, before: Snapshot, context: DecisionContext): boolean {
  const verdict = contactVerdict(before.person.contact, context.now);
  return (
    verdict.kind === "safety_only" &&
    verdict.because !== "unanswered" &&
    (side === "child" || side === "other_parent" || context.screen.touchesContact(text, ""))
  );
}

/** What the person said that may stand in the words. */
function slotsOf(text: string, purpose: DraftPurpose, { person }: Snapshot, people: Slots): Slots {
  const bit = bitOf(text, purpose, person.locale);
  const why = reasonOf(text);
  return {
    ...people,
    ...(why === undefined
      ? {}
      : { statement: why, what: why.replace(/^(?!I(?: |[’']))./u, (letter) => letter.toLowerCase()) }),
    ...clauseSlots(text, person.locale),
    ...(bit === undefined ? {} : { bit }),
  };
}

/** The words themselves, with how to have them otherwise; undefined where content holds none. */
function written(
  text: string,
  purpose: DraftPurpose,
  side: DraftSide | undefined,
  before: Snapshot,
  context: DecisionContext,
): Reply | undefined {
  const { talk } = context.library;
  const { locale } = before.person;
  const entry: AskedEntry | undefined = talk.wording.situation(entryId(purpose, side));
  const slots = slotsOf(text, purpose, before, talk.people(text, locale));
  const wording = entry && chooseWording(entry, locale, slots, talkOf(before).said, 0);
  if (!wording) return undefined;
  return { ...asLine({ ref: wording.ref, slots, offers: [] }), lines: [{ say: "wording.drafted" }] };
}

const labels = {
  ask: "button.draft_ask",
  thank: "button.draft_thank",
  refuse: "button.draft_refuse",
  sorry: "button.draft_sorry",
  news: "button.draft_news",
  complain: "button.draft_complain",
  invite: "button.draft_invite",
  move: "button.draft_move",
  time: "button.draft_time",
  reach: "button.draft_reach",
} as const satisfies Record<DraftPurpose, Button["label"]>;
/** Those that are asked for most; whoever means another says so. */
const asked: readonly DraftPurpose[] = ["ask", "news", "refuse", "sorry", "thank", "reach"];
const inRow = 2;

/** One short question: what the words are for. */
function whatFor(before: Snapshot): Decision {
  const buttons = asked.map((purpose): Button => ({ label: labels[purpose], press: { do: "draft_for", purpose } }));
  const rows = Array.from({ length: asked.length / inRow }, (_, at) => buttons.slice(at * inRow, (at + 1) * inRow));
  return say(before, { say: "wording.what_for", buttons: rows });
}

/** Words to copy, or the one question that they hang on. What may harm gets none, nor does a child or the other parent where contact is closed. */
export function draftWords(said: Said): Decision | undefined {
  const { text, before, context, goal } = said;
  if (said.led || context.inDanger === true || talkOf(before).listens === true || text.length > longest)
    return undefined;
  if (isNoLetter(text) || context.screen.harm(text, "said") !== undefined) return undefined;
  const { purpose, side } = draftOf(text, before, goal?.title);
  if (isClosed(side, text, before, context)) return say(before, { say: "draft.gate" });
  if (purpose === undefined) return whatFor(before);
  const reply = written(text, purpose, side, before, context);
  return reply && say(before, reply);
}

/** Words where somebody asks for help with them, and what holds for any words where none can be given. */
export const wordsOrAdvice: Move = (said, act, front) =>
  (front.length === 0 && isMeant(said.text) ? draftWords(said) : undefined) ?? answerOfStep(said, act, front);
/** Whom or what for has to be told, or the asking be plain: what is put, said or written may also be a shelf, a sum or a word. */
const isMeant = (text: string): boolean => asksForDraft(text) || (purposeOf(text) ?? sideOf(text)) !== undefined;

/** From here the message as a whole surely asks for words, whatever its form. */
const surelyFrom = 0.45;
/** Asked for by its form, or surely by the message as a whole; words that stand ready for the very situation come before it. */
export function draftAsked(said: Said): Decision | undefined {
  const { text, reading, context } = said;
  const surely = shareOf(reading.gist, "ask_words") >= surelyFrom && (purposeOf(text) ?? sideOf(text)) !== undefined;
  // Words of their own that are shown are to be judged, not written anew.
  if (!asksForDraft(text) && (!surely || /["«“]|: /u.test(text))) return undefined;
  if (context.library.talk.asked(text).some(({ id, general }) => id.startsWith("say-") && !general)) return undefined;
  return draftWords(said);
}

/** The purpose was pressed: it is of the message that the question was asked about. */
export function draftFor(before: Snapshot, purpose: DraftPurpose, context: DecisionContext): Decision {
  const text = talkOf(before).turns.at(-1)?.said ?? "";
  const goal = before.goals.find(({ id }) => id === before.dialogue.activeGoal);
  const { side } = draftOf(text, before, goal?.title);
  if (isClosed(side, text, before, context)) return say(before, { say: "draft.gate" });
  const reply = written(text, purpose, side, before, context);
  const words = reply?.with?.["text"];
  const talk = talkOf(before);
  // What is said next of the words finds them as the last that were given.
  const said = typeof words === "object" ? [...talk.said, words.ref].slice(-unrepeated) : talk.said;
  return say(withDialogue(before, { talk: { ...talk, said } }), reply ?? { say: "wording.untold" });
}

/** Whether these are words that no message finds by itself. */
export const isDraft = ({ id }: Pick<AskedEntry, "id">): boolean => id.startsWith("say-draft-");
const purposeIn = (id: string): DraftPurpose | undefined =>
  draftPurposes.find((purpose) => id.startsWith(`say-draft-${purpose}-`));

/** What was said of a draft when it was asked for, for the same words in another register. */
export function draftSlots({ before, context }: Pick<Said, "before" | "context">, { id }: AskedEntry): Slots {
  const purpose = purposeIn(id);
  const asking = lately(before).find((text) => asksForDraft(text)) ?? "";
  return purpose === undefined
    ? {}
    : slotsOf(asking, purpose, before, context.library.talk.people(asking, before.person.locale));
}
