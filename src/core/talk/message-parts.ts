import { lean } from "../text/lean.ts";

/**
 * A message may ask for several things at once. It is cut where one may end and the next begin, and put together again wherever what follows
 * asks for nothing of its own.
 */

/** What follows ends no sentence: a dot between figures or inside a word. */
const sentences = lean(/[^.!?…\n]+(?:[.](?=[\p{L}\p{N}])[^.!?…\n]+)*[.!?…)\n]*/gu);
/** A comma or a dash, a joining word, or both. */
const seams =
  /\s*[,;—–]\s+(?:(?:и|а|но|and|but|then|also|потом|затем)\s+)?|\s+(?:и|and(?: then)?|а|но|but|then|потом)\s+/giu;
/** What stands in quotes is a name, whatever it holds. */
const quoted = /«[^»]*»|“[^”]*”|"[^"]*"/gu;

/** One piece of a message, with whether a sentence begins with it. */
export interface Piece {
  readonly text: string;
  /** What stood between it and the piece before. */
  readonly seam: string;
  readonly begins: boolean;
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The pieces of a message in their order. */
export function piecesOf(message: string): readonly Piece[] {
  const names: string[] = [];
  const masked = message.replace(quoted, (name) => `\uE000${names.push(name) - 1}\uE001`);
  const unmask = (text: string): string =>
    text.replace(/\uE000(\d+)\uE001/gu, (_all, at: string) => names[Number(at)] ?? "");
  const pieces: Piece[] = [];
  for (const [sentence] of masked.matchAll(sentences)) {
    let from = 0;
    let seam = " ";
    for (const found of [...sentence.matchAll(seams), undefined]) {
      const text = unmask(sentence.slice(from, found?.index)).trim();
      if (hasWords(text)) pieces.push({ text, seam, begins: from === 0 });
      seam = unmask(found?.[0] ?? "");
      from = (found?.index ?? 0) + (found?.[0].length ?? 0);
    }
  }
  return pieces;
}

/** A part of a message with the name of what it does; undefined where that is nothing of its own. */
export interface Part {
  readonly text: string;
  readonly does: string | undefined;
}

/**
 * The parts of a message, each with what it does: a part begins where a piece does something else than the one before, and what does nothing stands
 * by itself until the next that does, or hangs on to what may be told in more words.
 */
export function partsOf(
  message: string,
  doesOf: (piece: string) => string | undefined,
  isTold: (does: string) => boolean,
): readonly Part[] {
  const parts: Part[] = [];
  for (const { text, seam, begins } of piecesOf(message)) {
    const does = doesOf(text);
    const last = parts.at(-1);
    // "To pause and breathe" is one thing said, and may be another than "to pause".
    if (last && !begins && does === undefined && !/[,;—–]/u.test(seam) && last.does && !isTold(last.does)) {
      const whole = `${last.text}${seam}${text}`;
      parts[parts.length - 1] = { text: whole, does: doesOf(whole) };
      continue;
    }
    const hangsOn = last?.does === undefined || (!begins && isTold(last.does));
    const goesOn = does === undefined ? hangsOn : does === last?.does && isTold(does);
    if (last && goesOn) parts[parts.length - 1] = { ...last, text: `${last.text}${seam}${text}` };
    else parts.push({ text, does });
  }
  return parts;
}
