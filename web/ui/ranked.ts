import type { MessageWire } from "#contract/chat.ts";
import { donePress, wayBackPress } from "#contract/presses.ts";

type Rows = MessageWire["buttons"];

export interface Ranked {
  /** The one act that a step asks for. */
  readonly main: Rows[number] | undefined;
  readonly seen: Rows;
  readonly folded: Rows;
}

/**
 * Which of a message's rows are seen at once. Where a message begins with "done" alone, that is its main act, the row below it and the way back of a
 * goal that words became are likely, and the rest is folded; a single button is not worth a fold. Any other message shows all of its own.
 */
export function ranked(rows: Rows): Ranked {
  const [first, likely, ...rest] = rows;
  if (first?.length !== 1 || first[0]?.data.startsWith(donePress) !== true)
    return { main: undefined, seen: rows, folded: [] };
  const isBack = (row: Rows[number]): boolean => row.every(({ data }) => data.startsWith(wayBackPress));
  const folded = rest.filter((row) => !isBack(row));
  if (folded.flat().length < 2) return { main: first, seen: rows.slice(1), folded: [] };
  return { main: first, seen: [...(likely === undefined ? [] : [likely]), ...rest.filter(isBack)], folded };
}
