import { anyOf } from "./any-of.ts";
import { type Element, longestOf } from "./phrase-element.ts";
import { bareWord, type NeededWord, type Needs } from "./needed-words.ts";
import { type PhraseForm, type Piece, phraseForm, sortedForm } from "./phrase-form.ts";

/** Named lists of alternatives that patterns refer to as `{name}`. */
export type PhraseSets = Readonly<Record<string, string>>;

const special = /[.*+?^${}()|\\/]/gu;

/** Splits at a separator, but not inside brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "(" || letter === "{") depth += 1;
    if (letter === ")" || letter === "}") depth -= 1;
    if (letter === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part !== "");
}

/** A word with figures or a choice of letters in it, which an expression reads. */
function shapeOf(word: string): Element {
  const isStart = word.endsWith("*");
  const source = (isStart ? word.slice(0, -1) : word)
    .replace(/\[0-9\]\+?/gu, "#")
    .replace(special, "\\$&")
    .replace(/#/gu, "[0-9]+")
    .replace(/[ьъ]/gu, "[ьъ]?");
  return { kind: "shape", shape: new RegExp(`^${source}${isStart ? "[^|]*" : ""}$`, "u") };
}

/** What the normaliser leaves of a word, and a pattern's `*`, its figures and its choice of letters; capitals stand for what a reader puts there itself (`NAME`). */
const possibleWord = /^(?:(?:[\p{Ll}\p{Lo}\p{N}'-]|\[[^\]]+\]\+?|#|(?<=[^'-])\*$)+|[A-Z]+)$/u;

/** A sign behind a bracket ("(a|b)?$"), a set inside a word ("{age}-year"), a capital or a full stop: no text holds such a word, and a rule would be deaf unnoticed. */
function wordPiece(written: string): Piece {
  const word = written.replace(/ё/gu, "е");
  if (!possibleWord.test(word)) throw new Error(`a phrase pattern has a word that no text can hold: ${written}`);
  const isStart = word.endsWith("*");
  const letters = isStart ? word.slice(0, -1) : word;
  const isShape = /[[\]#]/u.test(letters);
  return {
    element: isShape ? shapeOf(word) : word,
    needs: isShape ? undefined : [{ word: bareWord(letters), start: isStart }],
  };
}

/** How often one of these words stands in a text, roughly: short ones do most. */
const commonness = (needs: readonly NeededWord[]): number =>
  needs.reduce((sum, { word, start }) => sum + (start ? 2 : 1) * 4 ** -word.length, 0);

const without = (element: Element): Piece => ({ element, needs: undefined });

function rowOf(elements: readonly Element[]): Element {
  const [first] = elements;
  return elements.length === 1 && first !== undefined ? first : { kind: "row", of: elements };
}

interface Reader {
  /** A pattern as one piece. */
  readonly whole: (pattern: string) => Piece;
  /** Each alternative of a pattern by itself, so that each is tried only where its own words stand. */
  readonly parts: (pattern: string) => readonly Piece[];
}

/** One for all patterns that share their sets, for as long as somebody has these. */
const readers = new WeakMap<PhraseSets, Reader>();

function reader(sets: PhraseSets): Reader {
  const known = readers.get(sets) ?? newReader(sets);
  readers.set(sets, known);
  return known;
}

/** Reads patterns of one file; what stands in many of them, a set above all, is read and kept only once. Throws where a pattern names an unknown set. */
function newReader(sets: PhraseSets): Reader {
  const known = new Map<string, Piece>();
  const once = (said: string, read: (said: string) => Piece): Piece => {
    const piece = known.get(said) ?? read(said);
    known.set(said, piece);
    return piece;
  };

  function alternatives(list: string): Piece {
    const pieces = splitOutside(list, "|").map(sequence);
    return {
      element: anyOf(pieces.map(({ element }) => element)),
      needs: pieces.every(({ needs }) => needs !== undefined) ? pieces.flatMap(({ needs = [] }) => needs) : undefined,
    };
  }

  function listOf(name: string): string {
    const list = sets[name];
    if (list === undefined) throw new Error(`a phrase pattern names an unknown set: {${name}}`);
    return list;
  }

  function element(raw: string): Piece {
    if (raw === "^") return without({ kind: "start" });
    if (raw === "$") return without({ kind: "end" });
    if (raw === "/") return without({ kind: "stop" });
    const gap = /^(\.\.|\/\/)(\d+)$/u.exec(raw);
    if (gap) return without({ kind: "gap", most: Number(gap[2]), across: gap[1] === "//" });
    const group = /^([~!]?)[({](.*)[)}](\??)$/u.exec(raw);
    if (group) {
      const [, look, inner = "", optional] = group;
      const piece = raw.replace(/^[~!]/u, "").startsWith("{") ? alternatives(listOf(inner)) : alternatives(inner);
      const of = piece.element;
      if (look === "~") return without({ kind: "not-before", of, longest: longestOf(of) });
      if (look === "!") return without({ kind: "not-after", of });
      return optional === "" ? piece : without({ kind: "maybe", of });
    }
    if (raw.length > 1 && raw.endsWith("?")) return without({ kind: "maybe", of: wordPiece(raw.slice(0, -1)).element });
    return wordPiece(raw);
  }

  function sequence(pattern: string): Piece {
    if (splitOutside(pattern, "|").length > 1) return alternatives(pattern);
    const pieces = splitOutside(pattern.trim(), " ").map((raw) => once(raw, element));
    const needs = pieces.flatMap((piece) => (piece.needs === undefined ? [] : [piece.needs]));
    return {
      element: rowOf(pieces.map(({ element }) => element)),
      needs: needs.reduce<Needs>(
        (rarest, next) => (rarest === undefined || commonness(next) < commonness(rarest) ? next : rarest),
        undefined,
      ),
    };
  }

  function parts(pattern: string): readonly Piece[] {
    const alone = splitOutside(pattern, "|");
    if (alone.length > 1) return alone.flatMap(parts);
    const name = /^\{([^{}]+)\}$/u.exec(pattern.trim())?.[1];
    return name === undefined ? [sequence(pattern)] : parts(listOf(name));
  }

  return { whole: sequence, parts };
}

/**
 * Turns phrase patterns (see content/safety/crisis/rules.yaml) into one form over text made by `phraseText`. Throws where a pattern names an
 * unknown set.
 */
export const compilePhrases = (patterns: readonly string[], sets: PhraseSets): PhraseForm =>
  sortedForm(patterns.flatMap(reader(sets).parts));

/** One pattern. */
export interface Phrase {
  readonly needs: Needs;
  readonly form: PhraseForm;
}

/** Turns patterns that share sets into phrases, each by itself. Throws where a pattern names an unknown set. */
export function phraseReader(sets: PhraseSets): (patterns: readonly string[]) => readonly Phrase[] {
  const { whole } = reader(sets);
  return (patterns) => patterns.map(whole).map(({ element, needs }) => ({ needs, form: phraseForm(element) }));
}

const possessive = /^(?!(?:s?he|it|that|what|who|where|there|here|how|let)'s$)(.+)'s$/u;

/**
 * Tokens as one line that patterns read: a space before and after every word, `|` between sentences.
 * A noun's "'s" is dropped ("the razor's here"), because patterns would have to name every noun twice.
 */
export function phraseText(tokens: readonly string[]): string {
  return ` ${tokens.map((token) => (token.endsWith("'s") ? token.replace(possessive, "$1") : token)).join(" ")} `;
}
