/** One piece of an expression's source: a class by name, a letter by its number, anything else behind a backslash, the beginning of a set, or a letter. */
const pieces = /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\.|\[\^?|[^]/gsu;
const wide = /^\\p\{(?:L|Lu|Ll|N)\}$/u;
/** What has a meaning of its own in a set of the newer syntax. */
const marks = /^[()[{}/|^$.*+?&!#%,:;<=>@`~-]$/u;

/**
 * The same expression, whose letters and figures are those of the first 65,536 characters: all living scripts, and none of the mathematical, dead and
 * rare ones behind them. The engine writes each of those out as a pair wherever `\p{L}` stands, which makes a word between two bounds seven times as
 * large and some times as slow. Its source is written anew, so an expression is built from others' words first and made lean last.
 */
export function lean(expression: RegExp): RegExp {
  if (!expression.unicode) throw new Error(`an expression without the flag u: ${expression.source}`);
  // The two syntaxes disagree about ι there, where case is ignored.
  if (expression.source.includes(String.raw`\P{`)) throw new Error(`write [^\\p{…}]: ${expression.source}`);
  let inSet = false;
  /** Whether a hyphen would stand between two ends of a range, or behind one. */
  let end: "none" | "first" | "between" = "none";
  const source = expression.source.replace(pieces, (piece, at: number, whole: string) => {
    const narrow = wide.test(piece) ? String.raw`[${piece}&&[\0-\uffff]]` : piece;
    if (!inSet) {
      inSet = piece === "[" || piece === "[^";
      end = "none";
      return narrow;
    }
    if (piece === "]") {
      inSet = false;
      return piece;
    }
    if (piece === "-" && end === "first" && whole[at + 1] !== "]") {
      end = "between";
      return piece;
    }
    end = end === "between" ? "none" : "first";
    return piece === "[^" ? String.raw`\[\^` : marks.test(piece) ? `\\${piece}` : narrow;
  });
  return new RegExp(source, expression.flags.replace("u", "v"));
}
