import { z } from "zod";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { type ThreadMove, type ThreadMoveName, threadMoves } from "#core/talk/thread-move.ts";
import { readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";
import { lean } from "#core/text/lean.ts";

const pattern = z.string().min(1);
const moveSchema = z
  .strictObject({
    /** The move that it is, where it has another name than this. */
    as: z.enum(threadMoves).optional(),
    /** So many words the part that fits may have, and the message. */
    most: z.int().min(1),
    whole: z.int().min(1).optional(),
    in: z.enum(["whole", "first", "any"]).default("whole"),
    leaves: z.boolean().default(false),
    aside: z.boolean().default(false),
    /** It is a question: what keeps words otherwise asks nothing. */
    asks: z.boolean().default(false),
    say: z.array(pattern).min(1).optional(),
    unless: z.array(pattern).min(1).optional(),
    /** The words that are kept stand behind this, and before `until`, or before a last sentence that is `behind`. */
    after: pattern.optional(),
    until: pattern.optional(),
    behind: pattern.optional(),
  })
  .refine(({ say, after }) => say !== undefined || after !== undefined, "says nothing by which it is known");
const fileSchema = z.strictObject({
  fillers: z.string().min(1),
  sets: z.record(z.string(), z.string().min(1)).default({}),
  moves: z.record(z.string(), moveSchema),
});
type MoveFile = z.infer<typeof moveSchema>;

/** A message as the patterns read it: its tokens, and those of each sentence. */
interface Spoken {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly sentences: readonly (readonly string[])[];
  /** The same, cut at commas as well. */
  readonly pieces: readonly (readonly string[])[];
}
type Reads = (spoken: Spoken) => ThreadMove | undefined;

const isBreak = (token: string): boolean => token === "|";
const wordsIn = (tokens: readonly string[]): number => tokens.filter((token) => !isBreak(token)).length;
const written = lean(/[\p{L}\p{N}]+(?:['’*-][\p{L}\p{N}]+)*/gu);
/** So many letters a note has at least. */
const leastNote = 4;

/** The words from one to another, counted in words, as they were written; undefined where writing and reading do not go side by side. */
function asWritten({ text, tokens }: Spoken, from: number, to: number): string | undefined {
  const places = [...text.matchAll(written)];
  const [first, last] = [places[from], places[to - 1]];
  if (places.length !== wordsIn(tokens) || !first || !last) return undefined;
  const words = text.slice(first.index, last.index + last[0].length).trim();
  return words;
}

/** What is to be kept of a message: what stands behind the asking, or before it. */
function keeps(file: MoveFile, sets: Record<string, string>, fillers: ReadonlySet<string>): Reads {
  const [after, until, behind] = [file.after, file.until, file.behind].map((each) =>
    each === undefined ? undefined : compilePhrases([each], sets),
  );
  const as = file.as ?? "note";
  const unless = file.unless && compilePhrases(file.unless, sets);
  const kept = (words: string | undefined): ThreadMove | undefined =>
    words === undefined || (as === "note" && words.length < leastNote)
      ? undefined
      : { as, words, leaves: file.leaves, aside: file.aside };
  return (spoken) => {
    const { tokens, sentences, text } = spoken;
    if ((text.includes("?") && !file.asks) || wordsIn(tokens) > file.most || unless?.test(phraseText(tokens)))
      return undefined;
    const bare = withoutFillers(tokens, fillers);
    const skipped = wordsIn(tokens) - wordsIn(bare);
    const line = phraseText(bare);
    const asked = after?.find(line);
    const end = asked && until ? until.find(line.slice(asked.end - 1)) : undefined;
    if (asked && (!until || end)) {
      const from = skipped + countIn(line.slice(0, asked.end));
      const rest = line.slice(asked.end - 1);
      return kept(asWritten(spoken, from, from + countIn(end ? rest.slice(0, end.start) : rest)));
    }
    const last = sentences.at(-1);
    if (!behind || !last || sentences.length < 2 || !behind.test(phraseText(last))) return undefined;
    const earlier = sentences.slice(0, -1).flat();
    return kept(asWritten(spoken, wordsIn(earlier) - wordsIn(withoutFillers(earlier, fillers)), wordsIn(earlier)));
  };
}
const countIn = (line: string): number => line.split(" ").filter((token) => token !== "" && !isBreak(token)).length;

/** Small words around an order go. */
function withoutFillers(tokens: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  const at = tokens.findIndex((token) => !isBreak(token) && !fillers.has(token));
  return at === -1 ? tokens : tokens.slice(at);
}

function says(as: ThreadMoveName, file: MoveFile, sets: Record<string, string>, fillers: ReadonlySet<string>): Reads {
  const said = compilePhrases(file.say ?? [], sets);
  const unless = file.unless && compilePhrases(file.unless, sets);
  return ({ tokens, sentences, pieces }) => {
    if (file.whole !== undefined && wordsIn(tokens) > file.whole) return undefined;
    if (unless?.test(phraseText(tokens))) return undefined;
    const parts =
      file.in === "whole"
        ? [tokens]
        : file.in === "first"
          ? [tokens, ...sentences.slice(0, 1), ...pieces.slice(0, 1)]
          : [tokens, ...sentences, ...pieces];
    const fits = parts.some((part) => {
      const bare = withoutFillers(part, fillers);
      return wordsIn(bare) <= file.most && (said.test(phraseText(bare)) || said.test(phraseText(part)));
    });
    return fits ? { as, leaves: file.leaves, aside: file.aside } : undefined;
  };
}

/** Finds what a message does to the thread, by plain words: the moves that fit, the one that is written first in front. */
export function loadThreadMoves(folder: string): (text: string) => readonly ThreadMove[] {
  const { fillers: small, sets, moves } = readPack(folder, "talk/thread.yaml", fileSchema);
  const spelling = loadSpelling(folder);
  const fillers = new Set(small.split("|"));
  const readers = Object.entries(moves).map(([name, file]): Reads => {
    const as = file.as ?? threadMoves.find((each) => each === name);
    if (as === undefined) throw new Error(`content/talk/thread.yaml: ${name} is no move of a thread`);
    return file.after === undefined ? says(as, file, sets, fillers) : keeps({ ...file, as }, sets, fillers);
  });
  return (text) => {
    const { tokens } = normaliseText(text, spelling);
    const pieces = text.split(/[,;]/u).flatMap((piece) => sentencesOf(normaliseText(piece, spelling).tokens));
    const spoken = { text, tokens, sentences: sentencesOf(tokens), pieces };
    return readers.flatMap((read) => read(spoken) ?? []);
  };
}

function sentencesOf(tokens: readonly string[]): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const token of tokens) {
    if (isBreak(token)) sentences.push([]);
    else sentences.at(-1)?.push(token);
  }
  return sentences.filter(({ length }) => length > 0);
}
