import { cut } from "./cut.ts";

/** What of a message is kept: no control characters, no invisible direction marks, one kind of line end, no outer space. */
export function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]/g, " ")
    .replace(/[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, (mark) =>
      mark === "\n" ? "\n" : "",
    )
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The first line or sentence that fits, cut at a word: a title for a text that came in one piece. */
export function firstWords(text: string, limit: number): string {
  const line = (text.split("\n")[0] ?? "").trim();
  if (line.length <= limit) return line;
  const sentence = /^.*?[.!?…](?=\s)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= limit) return sentence;
  const beginning = cut(line, limit - 1);
  const space = beginning.lastIndexOf(" ");
  return `${(space > limit / 2 ? beginning.slice(0, space) : beginning).trimEnd()}…`;
}
