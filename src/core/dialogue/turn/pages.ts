import type { Command } from "./command.ts";
import type { Button } from "./reply.ts";

/** Goals on one page: more would be a wall of buttons. */
const listed = 10;

/** One page of a longer list, with the way to the pages beside it. */
export function pageOf<T>(
  all: readonly T[],
  from: number | undefined,
  turnTo: (from: number) => Command,
): { readonly first: number; readonly shown: readonly T[]; readonly turn: readonly Button[][] } {
  const first = Math.floor(Math.max(0, Math.min(from ?? 0, all.length - 1)) / listed) * listed;
  const turn: Button[] = [
    ...(first > 0 ? [{ label: "button.earlier", press: turnTo(first - listed) } as const] : []),
    ...(first + listed < all.length ? [{ label: "button.more", press: turnTo(first + listed) } as const] : []),
  ];
  return { first, shown: all.slice(first, first + listed), turn: turn.length > 0 ? [turn] : [] };
}
