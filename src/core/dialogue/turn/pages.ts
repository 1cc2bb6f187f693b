import type { Command } from "./command.ts";
import type { Button } from "./reply.ts";

/** How many entries of a list a channel shows at once: goals, which are read by name, and all else. */
export interface PageSizes {
  readonly goals: number;
  readonly entries: number;
}

/** The buttons that turn the pages of a list; none where all of it is shown. */
export function turning(
  { from, size, more }: { readonly from: number; readonly size: number; readonly more: boolean },
  turnTo: (from: number) => Command,
): readonly (readonly Button[])[] {
  const turn: Button[] = [
    ...(from > 0 ? [{ label: "button.earlier", press: turnTo(Math.max(0, from - size)) } as const] : []),
    ...(more ? [{ label: "button.more", press: turnTo(from + size) } as const] : []),
  ];
  return turn.length > 0 ? [turn] : [];
}

/** One page of a longer list, with the way to the pages beside it; the whole list where a channel names no size. */
export function pageOf<T>(
  all: readonly T[],
  from: number | undefined,
  size: number = Math.max(1, all.length),
  turnTo: (from: number) => Command,
): { readonly first: number; readonly shown: readonly T[]; readonly turn: readonly (readonly Button[])[] } {
  const first = Math.floor(Math.max(0, Math.min(from ?? 0, all.length - 1)) / size) * size;
  const turn = turning({ from: first, size, more: first + size < all.length }, turnTo);
  return { first, shown: all.slice(first, first + size), turn };
}
