import type { CoachPack } from "#content/coach-pack.ts";
import type { CoachWording, CommentClass } from "#content/coach-packs.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { findPhrase, hasPhrase, type Phrase, phraseOf, wordsOf } from "#core/goals/words.ts";

const longest = 4000;

/** All that the person wrote about the goal. */
export function allTexts(ask: CoachAsk): readonly string[] {
  return [
    ask.goal.title,
    ask.goal.description,
    ...ask.clarifications.map(({ answer }) => answer),
    ask.comment ?? "",
  ].map((part) => part.slice(0, longest));
}

/** All that the person wrote about the goal, as words. */
export function allWords(ask: CoachAsk): readonly string[] {
  return wordsOf(allTexts(ask).join(" . "));
}

interface SlotValue {
  readonly phrases: readonly Phrase[];
  readonly value: CoachPack["slots"][string]["values"][number];
}

/** A pack's signals and slots as phrases, compiled the first time that its ladder is walked. */
interface Readers {
  readonly signals: readonly (readonly [string, readonly Phrase[]])[];
  readonly slots: ReadonlyMap<string, readonly SlotValue[]>;
}

const compiled = new WeakMap<CoachPack, Readers>();

function readersOf(pack: CoachPack): Readers {
  const known = compiled.get(pack);
  if (known) return known;
  const phrases = ({ ru, en }: { readonly ru: readonly string[]; readonly en: readonly string[] }) =>
    [...ru, ...en].map(phraseOf);
  const readers: Readers = {
    signals: Object.entries(pack.signals).map(([name, lists]) => [name, phrases(lists)] as const),
    slots: new Map(
      Object.entries(pack.slots).map(([name, { values }]) => [
        name,
        values.map((value) => ({ phrases: phrases(value.match), value })),
      ]),
    ),
  };
  compiled.set(pack, readers);
  return readers;
}

/** Facts of a pack that can be read from the person's words, slots that are filled among them. */
export function readSignals(pack: CoachPack, words: readonly string[]): ReadonlySet<string> {
  const { signals, slots } = readersOf(pack);
  const said = signals.filter(([, phrases]) => hasPhrase(words, phrases)).map(([name]) => name);
  return new Set([...said, ...[...slots.keys()].filter((name) => slotValue(pack, name, words) !== undefined)]);
}

/** The slot's value named first in the person's words; undefined where only the default fits. */
export function slotValue(pack: CoachPack, name: string, words: readonly string[]): SlotValue["value"] | undefined {
  let first: { readonly at: number; readonly value: SlotValue["value"] } | undefined;
  for (const { phrases, value } of readersOf(pack).slots.get(name) ?? []) {
    for (const phrase of phrases) {
      const at = findPhrase(words, phrase)[0]?.at;
      if (at !== undefined && (first === undefined || at < first.at)) first = { at, value };
    }
  }
  return first?.value;
}

/** Whether an answer means "I do not know": nobody is asked again after it. Only short answers can mean that. */
export function isUnsure(answer: string, wording: CoachWording): boolean {
  const words = wordsOf(answer);
  if (words.length === 0) return true;
  return words.length <= 6 && hasPhrase(words, [...wording.unsure.ru, ...wording.unsure.en].map(phraseOf));
}

export function isStuck(words: readonly string[], wording: CoachWording): boolean {
  return hasPhrase(words, [...wording.stuck.ru, ...wording.stuck.en].map(phraseOf));
}

/** Ordered so that what is said of the whole is heard before a hard fact ("no laptop", "at work"), and that before a mood. */
const commentOrder: readonly CommentClass[] = [
  "wrong_topic",
  "too_easy",
  "asks_why",
  "asks_how_long",
  "already_done",
  "no_money",
  "no_tool",
  "at_work",
  "outside",
  "scared",
  "tired",
  "asks_what",
  "unclear",
  "too_long",
  "no_time",
  "boring",
];

/** What a comment in the person's own words says about why a step does not fit. */
export function classifyComment(comment: string, wording: CoachWording): CommentClass | undefined {
  const words = wordsOf(comment.slice(0, longest));
  return commentOrder.find((name) => {
    const { ru, en } = wording.comments[name];
    return hasPhrase(words, [...ru, ...en].map(phraseOf));
  });
}
