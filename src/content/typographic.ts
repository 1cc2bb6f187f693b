import { lean } from "#core/text/lean.ts";

/** A mark of quotation or an apostrophe as keyboards have them. */
const typed = /["']/gu;
const inWord = lean(/[\p{L}\p{N}]/u);
/** What words that are quoted may begin after: a space, the beginning of a line, a bracket, a dash, another mark of quotation. */
const before = /^$|[\s([{—–>“‘-]/u;

/**
 * A text as it is shown: ’ for an apostrophe and “ ” around what is quoted, whichever way its author typed them, so that a page never has two hands.
 * An apostrophe closes what is quoted only where something was opened and no letter follows: "the neighbours' door" opens and closes nothing.
 */
export function typographic(text: string): string {
  if (!text.includes("'") && !text.includes('"')) return text;
  const open = new Set<string>();
  return text.replace(typed, (mark, at: number) => {
    const [last, next] = [text[at - 1] ?? "", text[at + 1] ?? ""];
    const opens = before.test(last) && next !== "" && !/\s/u.test(next);
    if (open.has(mark) && !opens && !inWord.test(next)) {
      open.delete(mark);
      return "”";
    }
    if (opens && closesLater(text, mark, at)) {
      open.add(mark);
      return "“";
    }
    return mark === '"' ? (opens ? "“" : "”") : "’";
  });
}

/** Whether what is opened here is closed further on; where it is not, as in 'til, the mark stands for letters that are left out. */
function closesLater(text: string, mark: string, at: number): boolean {
  const rest = text.slice(at + 1);
  return [...rest.matchAll(typed)].some(
    ({ 0: found, index }) =>
      found === mark && index > 0 && !/\s/u.test(rest[index - 1] ?? "") && !inWord.test(rest[index + 1] ?? ""),
  );
}

/** The same of every text in a value that holds nothing but words that are shown. */
export function allTypographic<T>(words: T): T {
  if (typeof words === "string") return typographic(words) as T;
  if (Array.isArray(words)) return words.map(allTypographic) as T;
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, allTypographic(value)])) as T;
}
