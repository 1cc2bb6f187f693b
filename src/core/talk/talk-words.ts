import type { BodyTold } from "./body-told.ts";
import type { HabitId } from "../day/habit.ts";
import type { Injury } from "../day/intake.ts";
import type { Locale } from "../person/person.ts";
import type { Act, TalkKey } from "./acts.ts";
import type { Hindrance, ThreadMove } from "./thread-move.ts";
import type { TechniqueId } from "../techniques/technique.ts";
import type { Register, WordingMove } from "./wording-moves.ts";

/** What a reply may have beside its words, as a button; closed, so that content can name nothing that does not exist. */
export const plainOffers = [
  "goal",
  "step",
  "goals",
  "today",
  "tracks",
  "reminders",
  "privacy",
  "settings",
  "language",
  "export",
  "delete_me",
  "help",
  "help_now",
  "undo",
  "forget_talk",
] as const;
export type PlainOffer = (typeof plainOffers)[number];
export type Offer = PlainOffer | TechniqueId;

/** What may stand in a wording, if the message or the state holds it; a wording is chosen only where all its slots are filled. */
export const talkSlots = [
  /** The person spoken of, by case in Russian; in English `who` with "your". */
  "who",
  "who_gen",
  "who_dat",
  "who_acc",
  "who_ins",
  "who_pre",
  "he",
  "him",
  "his",
  /** A length of time and a day, hour or date as they were written. */
  "span",
  "when",
  /** What the message tells, turned to who told it: one or two sentences without an end mark. */
  "told",
  /** The words of the message that tell most of it, as they were written. */
  "quote",
  /** The goal, its step and the minutes that it takes. */
  "goal",
  "step",
  "minutes",
  /** What a short message names, in its own words: what there is at hand, how much time, whom it is about. */
  "thing",
  /** What a message speaks of, as it is named after "about" («про»), and what is cried out in it for joy. */
  "topic",
  "cheer",
  /** What is to be told (within a sentence, and as one), and what is asked for, out of a request for words: in the writer's own words. */
  "what",
  "statement",
  "request",
  /** The phrase of their own that what they ask words for governs: "за банку варенья", "the extra shift". */
  "bit",
  /** What they told of it that speaks for itself, money as it was written, and the day until which. */
  "facts",
  "sum",
  "by",
  /** Something else that the program knows: which, the entry says in `about`. */
  "more",
  /** A question that nothing here answers, in the person's own words, and whom to ask it. */
  "asked",
  "whom",
] as const;
export type TalkSlot = (typeof talkSlots)[number];
export type Slots = Readonly<Partial<Record<TalkSlot, string | number>>>;

/** One way to say something: where its words are, and what they need. */
export interface Wording {
  readonly ref: string;
  readonly slots: readonly TalkSlot[];
  /** It asks something. */
  readonly asks: boolean;
}

/** All that is said to one act, and the one or two things that may be offered with it. */
export interface TalkEntry {
  readonly wordings: Readonly<Record<Locale, readonly Wording[]>>;
  readonly offers: readonly Offer[];
}

/** What is answered to something that people tell in a talk, and what such a message does. */
export interface TalkMoment extends TalkEntry {
  readonly act: Act | undefined;
}

/** A request or a question that has words of its own. */
export interface AskedEntry extends TalkEntry {
  readonly id: string;
  /** Only while no step stands in front. */
  readonly alone: boolean;
  /** Only while no day is planned. */
  readonly unplanned: boolean;
  /** Holds for what is told, and for no question. */
  readonly told: boolean;
  /** Its situation is too wide to have been told before. */
  readonly general: boolean;
  /** Words for somebody whom a closed contact may forbid to be written to. */
  readonly contact: boolean;
  /** It is asked of the program itself. */
  readonly program: boolean;
  /** The same words in other registers, as far as content has them; a question has none. */
  readonly registers: Readonly<Partial<Record<Register, TalkEntry["wordings"]>>>;
  /** What loads this part of the body is taken out of the planned day. */
  readonly eases?: Injury;
  /** Its words are those of an act, where it has none of its own. */
  readonly act?: Act;
}

/** What content knows of words that were given, and of what somebody has to say. */
export interface WordingLibrary {
  /** The situations that a message tells, what says most of them first. */
  situations(text: string): readonly AskedEntry[];
  /** A situation by its id. */
  situation(id: string): AskedEntry | undefined;
  /** What a message says of words that were given. */
  moves(text: string): readonly WordingMove[];
  /** The words of their own that a message shows: quoted, behind a colon or behind what brings them in. */
  shown(text: string, locale: Locale): string | undefined;
  /** A sum, a day until which, and what they have to show, as they were written. */
  details(text: string, locale: Locale): Slots;
}

/** What content gives a talk. */
export interface TalkLibrary {
  /** What is said to an act, or of what was done; undefined where its words lie elsewhere. */
  entry(key: TalkKey): TalkEntry | undefined;
  /** What is answered to a moment, by its id. */
  moment(id: string): TalkMoment | undefined;
  /** What a message asks or asks for by plain words, what says most of it first; `lately` is what was said before it. */
  asked(text: string, lately?: readonly string[]): readonly AskedEntry[];
  /** What a message that surely asks of the program asks of it. */
  ofProgram(text: string): AskedEntry | undefined;
  readonly wording: WordingLibrary;
  /** What a message does to the thread of the talk, what is likeliest first. */
  moves(text: string): readonly ThreadMove[];
  /** What a message tells to stand in the way, or to have changed, by itself or of the goal that is talked about. */
  hindrance(text: string, goal?: string): Hindrance | undefined;
  /** Whether a message is nothing but the name of a deed. */
  bareDeed(text: string): boolean;
  /** How the body of whoever writes is today, as they tell it in words. */
  bodyTold(text: string): BodyTold | undefined;
  /** The habit that a question names by what it is. */
  habit(text: string): HabitId | undefined;
  /** Who is spoken of, as slots of the words that name them back. */
  people(text: string, locale: Locale): Slots;
  /** What it speaks of, as it is named after "about" («про»). */
  topic(text: string, locale: Locale): string | undefined;
  /** Whom to ask what a question is about. */
  whom(text: string, locale: Locale): string | undefined;
}

/** So many of the last texts are not said again. */
export const unrepeated = 10;

/**
 * The wording to say now: one whose slots are filled, of those that were not said lately; where all were, the one said longest ago. One that
 * carries more of what was said goes first, as it shows that it was heard. Right after a question (`asked`) none that asks, while there is another.
 */
export function chooseWording(
  entry: TalkEntry,
  locale: Locale,
  slots: Slots,
  said: readonly string[],
  seed: number,
  asked = false,
): Wording | undefined {
  const fitting = entry.wordings[locale].filter((wording) => wording.slots.every((slot) => slots[slot] !== undefined));
  const fresh = fitting.filter(({ ref }) => !said.includes(ref));
  const calm = fresh.filter(({ asks }) => !asks);
  const quiet = fitting.filter(({ asks }) => !asks);
  const oldest = (these: readonly Wording[]): Wording | undefined =>
    these.toSorted((a, b) => said.lastIndexOf(a.ref) - said.lastIndexOf(b.ref))[0];
  // Rather an older wording again than a second question.
  if (asked && calm.length === 0 && quiet.length > 1) return oldest(quiet);
  if (fresh.length === 0) return oldest(fitting);
  const among = asked && calm.length > 0 ? calm : fresh;
  const most = Math.max(...among.map((wording) => wording.slots.length));
  const carrying = among.filter((wording) => wording.slots.length === most);
  return carrying[((seed % carrying.length) + carrying.length) % carrying.length];
}
