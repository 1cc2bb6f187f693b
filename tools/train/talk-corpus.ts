import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Act, acts } from "#core/talk/acts.ts";
import type { Intent } from "#core/dialogue/turn/intents.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { hashText } from "#core/text/hash.ts";
import { loadIntentCorpus } from "./intent-corpus.ts";
import { readJsonLines } from "./json-lines.ts";

const lineSchema = z.strictObject({
  text: z.string().min(1),
  acts: z.array(z.enum(acts as readonly [Act, ...Act[]])).min(1),
});

/** One labelled message: all that it does, the most important first; none of our acts where it is of another kind. */
export interface TalkLine {
  readonly text: string;
  readonly acts: readonly Act[];
  readonly locale: Locale;
  /** Lent by the corpus of intents. */
  readonly lent: boolean;
  /** A turn of a whole conversation: how often acts come is counted among these. */
  readonly turn: boolean;
}

/** `before` says what the companion had just said or shown, for whoever reads the corpus: no reader is made of it. */
const turnSchema = lineSchema.extend({ locale: z.enum(locales), before: z.string().optional() });
const turnsOf = (contentDir: string) => join(contentDir, "corpora", "talk", "turns.jsonl");

const pathOf = (contentDir: string, locale: Locale) => join(contentDir, "corpora", "talk", `${locale}.jsonl`);

/** What an intent is as an act, where the two say the same, and how many lines of it are lent for each language. */
const lentAs: Readonly<Partial<Record<Intent, { readonly act: Act | undefined; readonly lines: number }>>> = {
  new_goal: { act: "wish", lines: 250 },
  step_done: { act: "step_done", lines: 150 },
  next_step: { act: "ask_step", lines: 100 },
  list_goals: { act: "show_goals", lines: 40 },
  show_progress: { act: "show_where", lines: 40 },
  help: { act: "what_can_you_do", lines: 40 },
  other: { act: undefined, lines: 150 },
};

/** The corpora of talk, and what those of intents lend. */
export function loadTalkCorpus(contentDir: string): readonly TalkLine[] {
  const own = locales.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, locale)).map(
      (line): TalkLine => ({ ...lineSchema.parse(line), locale, lent: false, turn: false }),
    ),
  );
  const turns = readJsonLines(turnsOf(contentDir)).map((line): TalkLine => {
    const { text, acts: does, locale } = turnSchema.parse(line);
    return { text, acts: does, locale, lent: false, turn: true };
  });
  const taken = new Map<string, number>();
  const lent = loadIntentCorpus(contentDir).flatMap(({ text, intent, locale }): readonly TalkLine[] => {
    const as = lentAs[intent];
    const key = `${intent} ${locale}`;
    const count = taken.get(key) ?? 0;
    // Every so many lines, so that what is lent is of the whole corpus.
    if (!as || count >= as.lines || hashText(text, 7) % 3 !== 0) return [];
    taken.set(key, count + 1);
    return [{ text, acts: as.act ? [as.act] : [], locale, lent: true, turn: false }];
  });
  return [...own, ...turns, ...lent];
}

/** A fingerprint of what the model is made from, so that a stale model is noticed. */
export function talkFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of locales) hash.update(readFileSync(pathOf(contentDir, locale)));
  hash.update(readFileSync(turnsOf(contentDir)));
  hash.update(readFileSync(join(contentDir, "intents", "lexicon.yaml")));
  return hash.digest("hex");
}

export const talkFolds = 5;

/** Which fifth of the corpus a line belongs to, by its letters alone. */
export const talkFoldOf = (text: string): number =>
  hashText(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""), 17) % talkFolds;
