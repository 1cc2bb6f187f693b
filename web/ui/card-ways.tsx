import type { ReactNode } from "react";
import { Link } from "wouter";

/** What else can be done with what a card holds, as one quiet row at its foot, of equal parts. */
export function CardWays({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="-mx-6 -mb-6 grid auto-cols-fr grid-flow-col divide-x divide-line border-t border-line empty:hidden sm:-mx-10 sm:-mb-10">
      {children}
    </div>
  );
}

/** The look of one of them. */
export const cardWay =
  "flex min-h-14 items-center justify-center px-4 py-2 text-center leading-tight text-soft hover:text-accent focus-visible:-outline-offset-4";

export function CardWay({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link href={href} className={cardWay}>
      {children}
    </Link>
  );
}
