import type { ReactNode } from "react";
import { Link } from "wouter";

/** What else can be done with what a card holds, as one quiet row at its foot, of equal parts; the card's own room is `--pad`. */
export function CardWays({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="-mx-(--pad) -mb-(--pad) grid auto-cols-fr grid-flow-col divide-x divide-line border-t border-line empty:hidden">
      {children}
    </div>
  );
}

/** The look of one of them. */
export const cardWay =
  "flex min-h-14 items-center justify-center px-4 py-2 text-center leading-tight font-medium text-ink hover:text-accent focus-visible:-outline-offset-4";

export function CardWay({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link href={href} className={cardWay}>
      {children}
    </Link>
  );
}
