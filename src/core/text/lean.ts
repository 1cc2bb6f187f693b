/** What has a meaning in an expression's source: a class by its name, anything else behind a backslash, and a set. All between is letters. */
const parts = /\\[pP]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]/gu;
/** What a set is made of: a class by its name, a letter by its number, anything else behind a backslash, or a letter. */
const ofSet = /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\[^]|[^]/gu;
const wide = /^\\p\{(?:L|Lu|Ll|N)\}$/u;
/** What has a meaning of its own in a set of the newer syntax. */
const marks = /^[()[{}/|^$.*+?&!#%,:;<=>@`~-]$/u;

const narrow = (piece: string): string => (wide.test(piece) ? String.raw`[${piece}&&[\0-\uffff]]` : piece);

function narrowSet(set: string): string {
  const begins = set.startsWith("[^") ? "[^" : "[";
  const inner = set.slice(begins.length, -1);
  /** Whether a hyphen would stand between two ends of a range, or behind one. */
  let end: "none" | "first" | "between" = "none";
  const written = inner.replace(ofSet, (piece, at: number) => {
    if (piece === "-" && end === "first" && at < inner.length - 1) {
      end = "between";
      return piece;
    }
    end = end === "between" ? "none" : "first";
    return marks.test(piece) ? `\\${piece}` : narrow(piece);
  });
  return `${begins}${written}]`;
}

/**
 * The same expression, whose letters and figures are those of the first 65,536 characters: all living scripts, and none of the mathematical, dead and
 * rare ones behind them. The engine writes each of those out as a pair wherever `\p{L}` stands, which makes a word between two bounds seven times as
 * large and some times as slow. Its source is written anew, so an expression is built from others' words first and made lean last.
 */
export function lean(expression: RegExp): RegExp {
  const { source, flags, unicode } = expression;
  if (!unicode) throw new Error(`an expression without the flag u: ${source}`);
  // The two syntaxes disagree about ι there, where case is ignored.
  if (source.includes(String.raw`\P{`)) throw new Error(`write [^\\p{…}]: ${source}`);
  const written = source.replace(parts, (piece) => (piece.startsWith("[") ? narrowSet(piece) : narrow(piece)));
  return new RegExp(written, flags.replace("u", "v"));
}
