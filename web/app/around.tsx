import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { useHours } from "../data/day.ts";
import { useKept } from "../data/kept-value.ts";
import { away } from "../data/line.ts";
import { lockNow } from "../data/lock.ts";
import { useProgress, useStatus } from "../data/queries.ts";
import { CrisisPanel } from "../features/help/crisis-panel.tsx";
import { headButton } from "../ui/button.tsx";
import { Mark, type MarkName } from "../ui/marks.tsx";
import { useWords } from "../words/words.tsx";

/** What stands before every page of who is signed in: that access changed, and help while a crisis lasts. */
export function Around({ me }: { readonly me: MeWire }): ReactNode {
  const [path] = useLocation();
  return (
    <>
      {me.news > 0 && path !== "/access" && <NewsHint />}
      {path !== "/talk" && <CrisisPanel country={me.country ?? undefined} />}
    </>
  );
}

/** For who has a PIN: the page locks at once, and not only after minutes away. */
export function LockButton(): ReactNode {
  const words = useWords();
  const client = useQueryClient();
  return (
    <button type="button" title={words.lock} onClick={() => lockNow(client)} className={headButton}>
      <Mark name="lock" />
      <span className="sr-only">{words.lock}</span>
    </button>
  );
}

/** Something about who can see the account changed since the last visit; one quiet line, and the way to it. */
function NewsHint(): ReactNode {
  const words = useWords();
  return (
    <p role="status" className="rounded-2xl border border-line bg-wash px-4 py-2">
      {words.accessNews}{" "}
      <Link href="/access" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
        {words.accessLook}
      </Link>
    </p>
  );
}

/** Pages that stand below another in the menu, though their address does not say so. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  "/tracks": ["/tracks", "/exercise", "/works"],
  "/day": ["/day", "/habits"],
};

export function Pages({ place }: { readonly place: "side" | "bottom" }): ReactNode {
  const words = useWords();
  const [path] = useLocation();
  const isAway = useKept(away);
  const [progress, hours, status] = [useProgress(), useHours(), useStatus()];
  const walks = progress.data?.started === true;
  const lives = hours.data?.started === true;
  const hasGoals = (status.data?.open_goals ?? 0) > 0;
  // The menu comes as a whole, in the room that is kept for it: none of its pages moves as the others come.
  const isKnown = isAway || ![progress, hours, status].some(({ isPending }) => isPending);
  // Whoever uses one part never meets the others.
  const all: readonly (readonly [string, string, MarkName])[] = [
    ["/", words.home, "now"],
    ...(lives ? [["/day", words.day, "day"] as const] : []),
    ...(walks ? [["/tracks", words.tracks, "tracks"] as const] : []),
    ...(hasGoals || !(walks || lives) || path.startsWith("/goals") ? [["/goals", words.goals, "goals"] as const] : []),
    ["/talk", words.chat, "chat"],
    ["/settings", words.settings, "settings"],
  ];
  const pages = isKnown ? all : [];
  const isHere = (href: string): boolean => {
    if (href === "/") return path === "/" || path === "/step";
    return (partsOf[href] ?? [href]).some((start) => path.startsWith(start));
  };
  return place === "side" ? (
    <nav
      aria-label={words.menu}
      className="fixed inset-y-0 left-0 hidden w-56 flex-col gap-1 overflow-y-auto border-r border-line px-3 pt-24 pb-6 lg:flex"
    >
      {pages.map(([href, label, mark]) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(href) ? "page" : undefined}
          className="flex min-h-11 items-center gap-3 rounded-2xl px-3.5 text-soft hover:text-ink aria-[current]:bg-wash aria-[current]:font-medium aria-[current]:text-accent"
        >
          <Mark name={mark} />
          {label}
        </Link>
      ))}
    </nav>
  ) : (
    <nav
      aria-label={words.menu}
      className="fixed inset-x-0 bottom-0 z-20 bg-paper pb-[max(env(safe-area-inset-bottom),var(--safe-bottom))] before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-5 before:bg-linear-to-t before:from-paper before:to-transparent lg:hidden"
    >
      <ul className="mx-auto grid min-h-16 max-w-2xl auto-cols-fr grid-flow-col whitespace-nowrap">
        {pages.map(([href, label, mark]) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className={`group grid min-h-16 content-center justify-items-center gap-0.5 text-soft aria-[current]:text-accent ${pages.length > 5 ? "text-[min(0.6875rem,2.75vw)]" : "text-[min(0.75rem,3vw)] aria-[current]:font-semibold"}`}
            >
              <span className="rounded-full px-[min(1rem,3.5vw)] py-0.5 group-aria-[current]:bg-wash">
                <Mark name={mark} className="size-6" />
              </span>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
