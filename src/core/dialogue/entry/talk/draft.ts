import { contactVerdict } from "../../../safety/contact-gate.ts";
import {
  type DraftFinding,
  type DraftGood,
  draftIn,
  endingOf,
  type ReadDraft,
  readDraft,
  shorterOf,
  showsProse,
} from "../../../talk/read-draft.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import type { DraftKind } from "../../../talk/draft-shape.ts";
import type { Said } from "./heard.ts";
import { lean } from "../../../text/lean.ts";

const remarkOf: Readonly<Record<DraftFinding, WordKey>> = {
  presses: "draft.presses",
  insults: "draft.insults",
  diagnoses: "draft.diagnoses",
  claims: "draft.claims",
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

const goodOf: Readonly<Record<DraftGood, WordKey>> = {
  warm: "draft.good_warm",
  by_when: "draft.good_by_when",
  fact: "draft.good_fact",
  asks: "draft.good_asks",
  thanks: "draft.good_thanks",
};

export type DraftLine = { readonly say: WordKey; readonly with?: NonNullable<Reply["with"]> };
export const replyOf = ([first, ...more]: readonly DraftLine[]): Reply | undefined =>
  first && { ...first, ...(more.length > 0 ? { lines: more } : {}) };

/** While contact is restricted, a letter to the child or the other parent is not worked on: it goes to a professional first. */
const isClosed = ({ kind }: ReadDraft, { person }: Snapshot, now: number): boolean => {
  const verdict = contactVerdict(person.contact, now);
  return (
    (kind === "child" || kind === "other_parent") && verdict.kind === "safety_only" && verdict.because !== "unanswered"
  );
};

/** A letter that is shown to be judged: what stands firm in it, what a rule can tell against it, in at most two remarks, and one better line. */
export function judgeDraft({ before, text, context }: Said): Decision | undefined {
  if (showsProse(text)) return say(before, { say: "draft.prose" });
  const again = draftIn(text) === undefined ? shownAgain({ before, text, context }) : undefined;
  const letter = draftIn(text) ?? again?.letter;
  if (letter === undefined) return undefined;
  const read = { ...readDraft(letter), ...(again ? { kind: again.kind } : {}) };
  if (isClosed(read, before, context.now)) return say(before, { say: "draft.gate" });
  const spelling = /(?<!\p{L})(?:correct|grammar|spelling|ошибк\p{L}*|исправь\p{L}*|граммат\p{L}*)(?!\p{L})/iu.test(
    text.replace(letter, ""),
  )
    ? [{ say: "draft.spelling" as const }]
    : [];
  const reply = replyOf([
    ...spelling,
    ...(read.kind === "child" ? ofChild(read, letter, before, context) : judgement(read)),
  ]);
  return reply && say(before, reply);
}

/** A letter that is shown once more: in quotes, after one was judged. */
function shownAgain({
  before,
  text,
  context,
}: Pick<Said, "before" | "text" | "context">): { readonly letter: string; readonly kind: DraftKind } | undefined {
  const letter = context.library.talk.wording.shown(text, before.person.locale);
  const was = letter === undefined ? undefined : draftLately(before);
  return letter === undefined || was === undefined ? undefined : { letter, kind: readDraft(was).kind };
}

/** Of a letter to a child: what may weigh on the child, and never that it asks for nothing. */
export function ofChild(
  read: ReadDraft,
  letter: string,
  before: Snapshot,
  context: DecisionContext,
): readonly DraftLine[] {
  const found = read.found.filter(({ what }) => what !== "no_request");
  const weighs = context.library
    .check("letter_to_child", letter, before.person.locale)
    .filter(({ quote }) => found.every(({ words }) => !words.includes(quote) && !quote.includes(words)));
  const kept = letter.split(/(?<=[.!?…])\s+/u).filter((text) => !weighs.some(({ quote }) => text.includes(quote)));
  const left = kept.join(" ").trim();
  if (weighs.length === 0)
    return found.length === 0 ? [{ say: "wording.good_child" }] : judgement({ ...read, found, firmer: undefined });
  const remarks = [
    ...found.map(({ what, words }): DraftLine => ({ say: remarkOf[what], with: { words } })),
    ...weighs.map(
      ({ code, quote }, at): DraftLine =>
        at > 0
          ? { say: "draft.on_child_too", with: { words: quote } }
          : {
              say: "draft.on_child",
              with: { words: quote, advice: { ref: `check.letter_to_child.${code}.advice` } },
            },
    ),
  ];
  return [
    ...(read.good ? [{ say: goodOf[read.good.what], with: { words: read.good.words } } as const] : []),
    ...remarks.slice(0, mostRemarks),
    ...(left === "" ? [] : [{ say: "draft.without", with: { text: left } } as const]),
  ];
}

/** What is said of a letter: what is good in it, at most two remarks, and one better line. */
export function judgement({
  found,
  without,
  good,
  firmer,
}: Pick<ReadDraft, "found" | "without" | "good" | "firmer">): readonly DraftLine[] {
  const remarks = found
    .slice(0, mostRemarks)
    .map(({ what, words }): DraftLine => ({ say: remarkOf[what], with: { words } }));
  const praise: readonly DraftLine[] = good ? [{ say: goodOf[good.what], with: { words: good.words } }] : [];
  const better = betterOf({ found, without, firmer });
  return remarks.length + better.length > 0 ? [...praise, ...remarks, ...better] : [...praise, { say: "draft.plain" }];
}

/** What cannot be left out of a letter, since nothing of it would remain, is said as a fact instead. */
function betterOf({ found, without, firmer }: Pick<ReadDraft, "found" | "without" | "firmer">): readonly DraftLine[] {
  if (without !== undefined) return [{ say: "draft.without", with: { text: without } }];
  if (found.some(({ what }) => ofOthers.includes(what))) return [{ say: "draft.on_facts" }];
  return firmer === undefined ? [] : [{ say: "draft.firmer", with: { text: firmer } }];
}
const ofOthers: readonly DraftFinding[] = ["insults", "diagnoses", "claims"];

/** A question about a letter follows it within so many messages. */
const lately = 3;
const ahead = "(?:(?:and|so|but|ok|okay|is it|is that|а|и|ну|не|так|это)[\\s,]+)*";
const asksOf = (form: string): RegExp => lean(new RegExp(`^${ahead}(?:${form})[\\s?.!]*$`, "iu"));
const abouts: readonly (readonly [RegExp, (read: ReadDraft, letter: string) => readonly DraftLine[]])[] = [
  [
    asksOf(
      "(?:too|слишком) (?:harsh|cold|rude|much|angry|hard|blunt|резко|ж[её]стко|грубо|сухо|зло)|резко|ж[её]стко|грубо|harsh|does it sound (?:harsh|angry|rude)|звучит (?:резко|грубо|зло)",
    ),
    harshness,
  ],
  [
    asksOf(
      "(?:make it |can it be |can you make it |a bit |сделай |можно |давай |надо )?(?:shorter|short|короче|покороче|сократи(?:ть)?)(?: please| пожалуйста)?|too long|слишком длинно|длинно",
    ),
    (_read, letter) => {
      const text = shorterOf(letter);
      return [text === undefined ? { say: "draft.short_already" } : { say: "draft.shorter", with: { text } }];
    },
  ],
  [
    asksOf(
      "(?:what about |how about |how is |а |как )?(?:the |my )?(?:ending|end|last (?:line|sentence)|конец|концовка|конц[ео]вк[ау]|последн\\p{L}+ (?:строк\\p{L}|фраза|предложение))(?: ok| нормальн\\p{L}+)?|how do i end it|как закончить",
    ),
    (_read, letter) => {
      const { words, holds } = endingOf(letter);
      return [{ say: holds ? "draft.ending_holds" : "draft.ending_open", with: { words } }];
    },
  ],
  [
    asksOf(
      "(?:can|may|should|shall) i send (?:it|this|that)(?: now| like that| like this)?|send it|ok to send|можно (?:так )?отправ\\p{L}+|отправлять|отправить|(?:так )?отправля(?:ть|ю)|можно слать|слать",
    ),
    (read) => [{ say: blames(read) ? "draft.wait" : "draft.yours_to_send" }],
  ],
  [
    asksOf(
      "(?:that |is that |is this |is it )?better(?: now)?|(?:так |теперь |стало )?лучше(?: так| стало)?|how about now|а теперь",
    ),
    judgement,
  ],
];
const blames = ({ found }: ReadDraft): boolean => found.some(({ what }) => sharp.includes(what));
const sharp: readonly DraftFinding[] = ["threatens", "presses", "accuses", "insults", "diagnoses", "claims"];

function harshness(read: ReadDraft): readonly DraftLine[] {
  const hurts = read.found.find(({ what }) => sharp.includes(what));
  if (!hurts) return [{ say: "draft.not_harsh" }];
  return [
    { say: "draft.harsh", with: { words: hurts.words } },
    ...(read.without === undefined ? [] : [{ say: "draft.without", with: { text: read.without } } as const]),
  ];
}

/** The letter that was shown last, of the last messages. */
const draftLately = (before: Snapshot): string | undefined =>
  talkOf(before)
    .turns.slice(-lately)
    .toReversed()
    .flatMap(({ said }) => draftIn(said) ?? [])[0];

/** "Too harsh?", "shorter", "and the ending?", "can I send it?": said of the letter that was shown last. */
export function aboutDraft(before: Snapshot, text: string, context: DecisionContext): Decision | undefined {
  const answer = abouts.find(([form]) => form.test(text.trim()))?.[1];
  if (!answer) return undefined;
  const letter = draftLately(before);
  if (letter === undefined) return undefined;
  const read = readDraft(letter);
  if (isClosed(read, before, context.now)) return say(before, { say: "draft.gate" });
  const reply = replyOf(answer(read, letter));
  return reply && say(before, reply);
}
