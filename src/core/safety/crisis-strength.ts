import type { CrisisLevel, CrisisStrength, StrengthReason } from "./crisis.ts";
import type { FadedUndertones, UndertoneVoice } from "./undertones.ts";

/**
 * What the phrase rules say; `firm` is an explicit intent or a present danger, `implied` is what is meant without being said ("they'd have the insurance"), and
 * said of other things too; `ranted` is acute by its words, which say what somebody will do if a thing annoys them once more.
 */
export type RuleVoice = "firm" | "acute" | "ranted" | "mild" | "implied" | "silent";

/**
 * What the trained reader says: from `sure` on it would alarm alone, `urgent` is unsure whether but not how soon, `calm` is far on the
 * everyday side.
 */
export type ReaderVoice = "sure" | "urgent" | "unsure" | "silent" | "calm";

/**
 * Where the words stand: a letter or a thought record holds dark words by nature, after a sign the next one counts for more, after a loss that was just
 * told ("worse than I thought, 61 thousand") what is implied does, and in a talk that goes on most of what is said is ordinary, so that the reader alone has
 * to be surer than of first words.
 */
export interface ScreenContext {
  readonly writing: "message" | "page";
  readonly before: "nothing" | "loss" | "sign";
  readonly talk: "first" | "going";
  /** Weak signs of the last days, as much as is left of them. */
  readonly undertones?: FadedUndertones;
}

export const plainMessage: ScreenContext = { writing: "message", before: "nothing", talk: "first" };

interface StrengthRow {
  readonly rule: readonly RuleVoice[];
  readonly reader: readonly ReaderVoice[];
  readonly writing?: ScreenContext["writing"];
  readonly before?: readonly ScreenContext["before"][];
  readonly talk?: ScreenContext["talk"];
  readonly undertone?: readonly UndertoneVoice[];
  readonly strength: CrisisStrength;
  readonly because: StrengthReason;
}

const anyReader: readonly ReaderVoice[] = ["sure", "urgent", "unsure", "silent", "calm"];

/**
 * How strong a sign is: the first row that fits. Only a rule is ever loud. What is unsure is quiet, so that doubt costs nobody anything. Weak signs of several
 * days open what no single one would, and are never loud.
 */
const table: readonly StrengthRow[] = [
  { rule: ["firm"], reader: anyReader, strength: "loud", because: "rule" },
  { rule: ["acute"], reader: ["sure", "urgent", "unsure"], strength: "loud", because: "rule_and_reader" },
  { rule: ["acute"], reader: anyReader, before: ["sign"], strength: "loud", because: "rule" },
  { rule: ["acute"], reader: ["silent"], talk: "going", strength: "open", because: "rule_unheard" },
  { rule: ["acute"], reader: ["silent"], strength: "loud", because: "rule" },
  { rule: ["acute", "mild"], reader: ["calm"], undertone: ["much"], strength: "open", because: "undertones_much" },
  { rule: ["acute"], reader: ["calm"], strength: "quiet", because: "rule_doubted" },
  { rule: ["ranted"], reader: anyReader, before: ["sign"], strength: "open", because: "rule_in_a_rant" },
  { rule: ["ranted"], reader: anyReader, strength: "quiet", because: "rule_in_a_rant" },
  { rule: ["mild"], reader: anyReader, before: ["sign"], strength: "open", because: "mild_rule" },
  { rule: ["mild"], reader: ["calm"], strength: "quiet", because: "mild_rule_doubted" },
  { rule: ["mild"], reader: anyReader, strength: "open", because: "mild_rule" },
  { rule: ["implied"], reader: ["calm"], before: ["sign"], strength: "open", because: "implied_after_a_sign" },
  { rule: ["implied"], reader: anyReader, before: ["sign"], strength: "loud", because: "implied_after_a_sign" },
  { rule: ["implied"], reader: anyReader, undertone: ["much"], strength: "open", because: "undertones_much" },
  { rule: ["implied"], reader: anyReader, writing: "page", strength: "quiet", because: "implied_alone" },
  { rule: ["implied"], reader: anyReader, before: ["loss"], strength: "open", because: "implied_after_a_loss" },
  { rule: ["implied"], reader: ["sure", "urgent", "unsure"], strength: "open", because: "implied_heard" },
  { rule: ["implied"], reader: anyReader, strength: "quiet", because: "implied_alone" },
  {
    rule: ["silent"],
    reader: ["sure", "urgent"],
    writing: "page",
    before: ["nothing", "loss"],
    strength: "quiet",
    because: "reader_on_a_page",
  },
  { rule: ["silent"], reader: ["sure"], strength: "open", because: "reader_sure" },
  { rule: ["silent"], reader: ["urgent"], strength: "open", because: "reader_urgent" },
  { rule: ["silent"], reader: ["unsure"], before: ["sign"], strength: "open", because: "reader_after_a_sign" },
  { rule: ["silent"], reader: anyReader, undertone: ["much"], strength: "open", because: "undertones_much" },
  { rule: ["silent"], reader: ["unsure"], strength: "quiet", because: "reader_unsure" },
  { rule: ["silent"], reader: anyReader, undertone: ["some"], strength: "quiet", because: "undertones_some" },
];

/** Reads the table; `nothing` where no row fits. */
export function strengthOf(
  rule: RuleVoice,
  reader: ReaderVoice,
  { writing, before, talk }: ScreenContext,
  undertone: UndertoneVoice = "silent",
): { readonly strength: CrisisStrength; readonly because: StrengthReason } {
  const row = table.find(
    (one) =>
      one.rule.includes(rule) &&
      one.reader.includes(reader) &&
      (one.writing ?? writing) === writing &&
      (one.before?.includes(before) ?? true) &&
      (one.talk ?? talk) === talk &&
      (one.undertone?.includes(undertone) ?? true),
  );
  return row ?? { strength: "none", because: "nothing" };
}

/** Scores (0 to 1) at which the reader's voice changes, per language. */
export interface ReaderThresholds {
  readonly sure: number;
  readonly unsure: number;
  readonly calm: number;
}

type Alarming = Pick<ReaderThresholds, "sure" | "unsure">;

/** The same for words by themselves and within a talk, there also where a word of danger stands; what is calm is calm in all. */
export interface PlacedThresholds extends ReaderThresholds {
  readonly talk: Alarming & { readonly danger: Alarming };
}

/** What the reader says of the same words where they are the first ones and where a talk goes on. */
export type PlacedVoice = Readonly<Record<ScreenContext["talk"], ReaderVoice>>;

export function readerVoice(score: number, { sure, unsure, calm }: ReaderThresholds): Exclude<ReaderVoice, "urgent"> {
  if (score > sure) return "sure";
  if (score > unsure) return "unsure";
  return score > calm ? "silent" : "calm";
}

const likely = 0.5;
/** From this share on (0 to 1) the reader holds a crisis for one that is about to happen. */
export const imminentFrom = 0.6;

/** The same where how soon is judged too: what is likelier a crisis than not, and then a matter of minutes, does not wait for certainty. */
export function urgencyVoice(score: number, imminent: number, thresholds: ReaderThresholds): ReaderVoice {
  const voice = readerVoice(score, thresholds);
  return voice === "unsure" && score > likely && imminent > imminentFrom ? "urgent" : voice;
}

/** What the words themselves are, beside what the reader makes of them. */
export interface WordsSaid {
  /** Tiredness and nothing else. */
  readonly tiredOnly: boolean;
  /** What somebody will do if a thing annoys them once more. */
  readonly ranting: boolean;
  /** Means, a place, a wound, a farewell: something that a talk seldom names without a reason. */
  readonly dangerous: boolean;
}

/**
 * Tiredness alone ("I can't anymore") and a rant are at most unsure, however sad they sound. Where a word of danger stands, the reader need be less sure
 * within a talk than elsewhere in it: two that know different things agree. A roof and a knife are ordinary too, so that first words need less still.
 */
export function placedVoice(
  score: number,
  imminent: number,
  { talk, ...alone }: PlacedThresholds,
  { tiredOnly, ranting, dangerous }: WordsSaid,
): PlacedVoice {
  const first = urgencyVoice(score, imminent, alone);
  if ((tiredOnly || ranting) && first !== "silent" && first !== "calm") return { first: "unsure", going: "unsure" };
  return {
    first,
    going: dangerous
      ? urgencyVoice(score, imminent, { ...alone, ...talk.danger })
      : readerVoice(score, { ...alone, ...talk }),
  };
}

/** Whether two witnesses agree: a reader that is sure, or an explicit intent that it holds for possible. As first words, which it hears most readily. */
export const isBorneOut = (rule: RuleVoice, reader: ReaderVoice): boolean =>
  reader === "sure" || reader === "urgent" || (rule === "firm" && reader === "unsure");

/** The level that an alarm of this strength has; an acute one has its rule's. */
export function levelAt(strength: CrisisStrength, acute: CrisisLevel): CrisisLevel {
  if (strength === "loud") return acute === "imminent" ? "imminent" : "high";
  return strength === "open" ? "elevated" : "none";
}
