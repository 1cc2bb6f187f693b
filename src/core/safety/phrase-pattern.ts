/** Named lists of alternatives that patterns refer to as `{name}`. */
export type PhraseSets = Readonly<Record<string, string>>;

const anyWord = "[^ |]+ ";
const anyToken = "[^ ]+ ";
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

/** A word, or with `start` the beginning of one, that a phrase cannot do without; `bareWord` is how it is compared. */
export interface NeededWord {
  readonly word: string;
  readonly start: boolean;
}

/** A phrase: what it is as an expression, and words one of which stands in every text that it is found in, where there are such. */
interface Piece {
  readonly source: string;
  readonly needs: readonly NeededWord[] | undefined;
}

/** Soft signs are often left out, above all where Russian was written in Latin letters: words are alike without them. */
export const bareWord = (word: string): string => word.replace(/[ьъ]/gu, "");

function wordPiece(word: string): Piece {
  const isStart = word.endsWith("*");
  const letters = isStart ? word.slice(0, -1) : word;
  const source = letters
    .replace(/\[0-9\]\+?/gu, "#")
    .replace(special, "\\$&")
    .replace(/#/gu, "[0-9]+")
    .replace(/[ьъ]/gu, "[ьъ]?");
  return {
    source: isStart ? `${source}[^ |]* ` : `${source} `,
    needs: letters.includes("[0-9]") ? undefined : [{ word: bareWord(letters), start: isStart }],
  };
}

/** How often one of these words stands in a text, roughly: short ones do most. */
const commonness = (needs: readonly NeededWord[]): number =>
  needs.reduce((sum, { word, start }) => sum + (start ? 2 : 1) * 4 ** -word.length, 0);

const without = (source: string): Piece => ({ source, needs: undefined });

/** Reads patterns of one file, each set only once. Throws where a pattern names an unknown set. */
function reader(sets: PhraseSets): (pattern: string) => Piece {
  const known = new Map<string, Piece>();

  function alternatives(list: string): Piece {
    const pieces = splitOutside(list, "|").map(sequence);
    return {
      source: `(?:${pieces.map(({ source }) => source).join("|")})`,
      needs: pieces.every(({ needs }) => needs !== undefined) ? pieces.flatMap(({ needs = [] }) => needs) : undefined,
    };
  }

  function set(name: string): Piece {
    const list = sets[name];
    if (list === undefined) throw new Error(`a phrase pattern names an unknown set: {${name}}`);
    const piece = known.get(name) ?? alternatives(list);
    known.set(name, piece);
    return piece;
  }

  function element(raw: string): Piece {
    if (raw === "^") return without("(?<=^ )");
    if (raw === "$") return without("(?=$|\\| $)");
    if (raw === "/") return without("\\| ");
    const gap = /^\.\.(\d+)$/u.exec(raw);
    if (gap) return without(`(?:${anyWord}){0,${gap[1]}}`);
    const reach = /^\/\/(\d+)$/u.exec(raw);
    if (reach) return without(`(?:${anyToken}){0,${reach[1]}}`);
    const group = /^([~!]?)[({](.*)[)}](\??)$/u.exec(raw);
    if (group) {
      const [, look, inner = "", optional] = group;
      const piece = raw.replace(/^[~!]/u, "").startsWith("{") ? set(inner) : alternatives(inner);
      if (look === "~") return without(`(?<! ${piece.source})`);
      if (look === "!") return without(`(?!${piece.source})`);
      return optional === "" ? piece : without(`${piece.source}?`);
    }
    if (raw.length > 1 && raw.endsWith("?")) return without(`(?:${wordPiece(raw.slice(0, -1)).source})?`);
    return wordPiece(raw);
  }

  function sequence(pattern: string): Piece {
    if (splitOutside(pattern, "|").length > 1) return alternatives(pattern);
    const pieces = splitOutside(pattern.trim(), " ").map(element);
    const needs = pieces.flatMap((piece) => (piece.needs === undefined ? [] : [piece.needs]));
    return {
      source: pieces.map(({ source }) => source).join(""),
      needs: needs.reduce<Piece["needs"]>(
        (rarest, next) => (rarest === undefined || commonness(next) < commonness(rarest) ? next : rarest),
        undefined,
      ),
    };
  }

  return sequence;
}

const expressionOf = (sources: readonly string[], flags: string): RegExp =>
  new RegExp(` (?:${sources.join("|")})`, flags);

/**
 * Turns phrase patterns (see content/safety/crisis/rules.yaml) into one expression over text made by `phraseText`.
 * Throws where a pattern names an unknown set or its brackets do not close.
 */
export function compilePhrases(patterns: readonly string[], sets: PhraseSets): RegExp {
  return expressionOf(
    patterns.map(reader(sets)).map(({ source }) => source),
    "u",
  );
}

/** One pattern, whose expression (global) is made when it is first asked for. */
export interface Phrase {
  readonly needs: readonly NeededWord[] | undefined;
  readonly expression: () => RegExp;
}

/**
 * Turns patterns that share sets into phrases, each by itself. Throws where a pattern names an unknown set, and an expression later where
 * its brackets do not close.
 */
export function phraseReader(sets: PhraseSets): (patterns: readonly string[]) => readonly Phrase[] {
  const read = reader(sets);
  return (patterns) =>
    patterns.map(read).map(({ source, needs }) => {
      let made: RegExp | undefined;
      return { needs, expression: () => (made ??= expressionOf([source], "gu")) };
    });
}

const possessive = /^(?!(?:s?he|it|that|what|who|where|there|here|how|let)'s$)(.+)'s$/u;

/**
 * Tokens as one line that patterns read: a space before and after every word, `|` between sentences.
 * A noun's "'s" is dropped ("the razor's here"), because patterns would have to name every noun twice.
 */
export function phraseText(tokens: readonly string[]): string {
  return ` ${tokens.map((token) => (token.endsWith("'s") ? token.replace(possessive, "$1") : token)).join(" ")} `;
}
