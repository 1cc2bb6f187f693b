import type { TalkKey } from "../../talk/acts.ts";
import { chooseWording, type Offer, type Slots, type TalkEntry } from "../../talk/talk-words.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot, Talk } from "../turn/dialogue.ts";
import { withDialogue } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";

/** A line of talk: its words, what fills them, and what may be offered with it. */
export interface Line {
  readonly ref: string;
  /** Words that stand in no content: those of a language model, screened. */
  readonly own?: string;
  readonly slots: Slots;
  readonly offers: readonly Offer[];
  /** It says back what was told: no other line beside it does. */
  readonly tells?: boolean;
}
type ReplyLine = NonNullable<Reply["lines"]>[number];

/** What is remembered of the talk; of nothing where nothing was said. */
export const talkOf = ({ dialogue }: Snapshot): Talk => dialogue.talk ?? { turns: [], said: [] };

/**
 * What is said to an act, or of what was done: a wording that did not come lately and whose slots are filled; `beside` are lines of the same
 * answer. Undefined where content has no words for it.
 */
export function talkLine(
  before: Snapshot,
  context: Pick<DecisionContext, "library">,
  key: TalkKey,
  slots: Slots = {},
  beside: readonly Line[] = [],
): Line | undefined {
  return entryLine(before, context, context.library.talk.entry(key), slots, beside);
}

/** What is answered to something that people tell; undefined where it is no moment of ours, or it was answered just now. */
export function momentLine(
  before: Snapshot,
  context: Pick<DecisionContext, "library">,
  id: string,
  slots: Slots = {},
): Line | undefined {
  const line = entryLine(before, context, context.library.talk.moment(id), slots, []);
  return line && talkOf(before).said.includes(line.ref) ? undefined : line;
}

/** Whether the last wording that was said asked something. */
function askedJustNow({ person, dialogue }: Snapshot, { library }: Pick<DecisionContext, "library">): boolean {
  const ref = dialogue.talk?.said.at(-1);
  const [, file, key = ""] = ref?.split(".") ?? [];
  const entry = file === "moment" ? library.talk.moment(key) : library.talk.entry(key as TalkKey);
  return entry?.wordings[person.locale].find((wording) => wording.ref === ref)?.asks === true;
}

function entryLine(
  before: Snapshot,
  context: Pick<DecisionContext, "library">,
  entry: TalkEntry | undefined,
  slots: Slots,
  beside: readonly Line[],
): Line | undefined {
  if (!entry) return undefined;
  const talk = talkOf(before);
  const lately = [...talk.said, ...beside.map(({ ref }) => ref)];
  const seed = talk.turns.length + lately.length + Object.keys(slots).length;
  const asked = askedJustNow(before, context);
  const wording = chooseWording(entry, before.person.locale, slots, lately, seed, asked);
  return (
    wording && {
      ref: wording.ref,
      slots,
      offers: entry.offers,
      tells: wording.slots.some((slot) => slot === "told" || slot === "quote"),
    }
  );
}

/** The same as one line of a reply. */
export const asLine = ({ ref, own, slots }: Line): ReplyLine => ({
  say: "talk.line",
  with: { ...slots, text: own ?? { ref } },
});

/** Lines as one reply; undefined for none. */
export function linesReply(lines: readonly Line[], buttons: Reply["buttons"] = []): Reply | undefined {
  const [first, ...rest] = lines.map(asLine);
  return first && { ...first, ...(rest.length > 0 ? { lines: rest } : {}), ...(buttons.length > 0 ? { buttons } : {}) };
}

/** Lines in front of a reply, in one message with it. */
export function inFrontOf(lines: readonly ReplyLine[], reply: Reply): Reply {
  const [first, ...rest] = lines;
  if (!first) return reply;
  const { say, with: params, lines: further = [], ...others } = reply;
  return { ...others, ...first, lines: [...rest, { say, ...(params ? { with: params } : {}) }, ...further] };
}

/** A decision with lines in front of what it says: of the coach's answer, where that is still to come. */
export function led(lines: readonly Line[], decision: Decision): Decision {
  const said = lines.map(asLine);
  const [first, ...rest] = decision.replies;
  if (said.length === 0) return decision;
  if (first && !decision.ask) return { ...decision, replies: [inFrontOf(said, first), ...rest] };
  if (decision.ask) {
    const ask = { ...decision.ask, lead: said, unasked: true as const };
    return { ...decision, ask, after: withDialogue(decision.after, { pending: ask }) };
  }
  const reply = linesReply(lines);
  return reply ? { ...decision, replies: [reply] } : decision;
}

/** The wordings of talk in a reply or one of its lines. */
export function refsOf({ with: params, ...rest }: Pick<Reply, "with" | "lines">): readonly string[] {
  const text = params?.["text"];
  return [...(typeof text === "object" ? [text.ref] : []), ...(rest.lines ?? []).flatMap(refsOf)];
}
