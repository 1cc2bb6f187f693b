import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { Link, useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { languageNames } from "../features/settings/languages.ts";
import { CrisisPanel } from "../features/help/crisis-panel.tsx";
import { Blaze, Mark, type MarkName } from "../ui/marks.tsx";
import { useQueryClient } from "@tanstack/react-query";
import { lockNow } from "../data/lock.ts";
import { useLives } from "../data/day.ts";
import { useProgress, useStatus } from "../data/queries.ts";
import { quickExit } from "../ui/quick-exit.ts";
import { useWords } from "../words/words.tsx";

interface Props {
  readonly me?: MeWire;
  readonly locale?: Locale;
  readonly onLocale?: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** What stands around every page: the way home, help, the quick exit and, for who is signed in, the pages. */
export function Frame({ me, locale, onLocale, children }: Props): ReactNode {
  const words = useWords();
  const main = useRef<HTMLElement>(null);
  const [path] = useLocation();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className={`flex min-h-dvh flex-col ${me ? "pb-20 lg:pb-0" : ""}`}>
      <a
        href="#content"
        className="absolute top-2 left-2 z-30 -translate-y-24 rounded-xl bg-card px-4 py-3 focus:translate-y-0"
      >
        {words.skipToContent}
      </a>
      <header className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-1 gap-y-1 px-4 py-3 sm:gap-x-2 sm:px-6">
        <Link href="/" className="mr-auto flex min-h-11 items-center gap-2.5 font-serif text-xl">
          <Blaze />
          <span className="max-[26rem]:sr-only">{words.companion}</span>
        </Link>
        {me && <Pages place="top" />}
        {onLocale && locale && <LocaleSwitch locale={locale} onLocale={onLocale} />}
        <Link
          href="/help"
          className="inline-flex min-h-11 items-center gap-2 rounded-2xl px-2 text-warm sm:px-3 hover:bg-warm-wash"
        >
          <Mark name="help" />
          {words.helpNow}
        </Link>
        {me?.lock && <LockButton />}
        <button
          type="button"
          onClick={quickExit}
          title={words.quickExitHint}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-2xl px-2 text-soft sm:px-3 hover:bg-line hover:text-ink"
        >
          <Mark name="exit" />
          <span className="sr-only sm:not-sr-only">{words.quickExit}</span>
        </button>
      </header>
      <Offline />
      <main
        id="content"
        ref={main}
        tabIndex={-1}
        className="mx-auto grid w-full max-w-5xl grow content-start gap-6 px-4 pt-4 pb-10 sm:px-6 sm:pt-8"
      >
        {me && me.news > 0 && path !== "/access" && <NewsHint />}
        {me && path !== "/talk" && <CrisisPanel country={me.country ?? undefined} />}
        {children}
      </main>
      {me && <Pages place="bottom" />}
    </div>
  );
}

/** For who has a PIN: the page locks at once, and not only after minutes away. */
function LockButton(): ReactNode {
  const words = useWords();
  const client = useQueryClient();
  return (
    <button
      type="button"
      title={words.lock}
      onClick={() => lockNow(client)}
      className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-2xl px-2 text-soft hover:bg-line hover:text-ink"
    >
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

function Pages({ place }: { readonly place: "top" | "bottom" }): ReactNode {
  const words = useWords();
  const [path] = useLocation();
  const walks = useProgress().data?.started === true;
  const lives = useLives() === true;
  const hasGoals = (useStatus().data?.open_goals ?? 0) > 0;
  // Whoever uses one part never meets the others.
  const pages: readonly (readonly [string, string, MarkName])[] = [
    ["/", words.home, "now"],
    ...(lives ? [["/day", words.day, "day"] as const] : []),
    ...(walks ? [["/tracks", words.tracks, "tracks"] as const] : []),
    ...(hasGoals || !(walks || lives) || path.startsWith("/goals") ? [["/goals", words.goals, "goals"] as const] : []),
    ["/talk", words.chat, "chat"],
    ["/settings", words.settings, "settings"],
  ];
  const isHere = (href: string): boolean => {
    if (href === "/") return path === "/" || path === "/step";
    return (partsOf[href] ?? [href]).some((start) => path.startsWith(start));
  };
  return place === "top" ? (
    <nav aria-label={words.menu} className="mr-2 hidden gap-1 lg:flex">
      {pages.map(([href, label]) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(href) ? "page" : undefined}
          className="inline-flex min-h-11 items-center rounded-2xl px-2.5 text-soft hover:text-ink xl:px-3.5 aria-[current]:bg-wash aria-[current]:text-accent"
        >
          {label}
        </Link>
      ))}
    </nav>
  ) : (
    <nav
      aria-label={words.menu}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto grid max-w-2xl auto-cols-fr grid-flow-col">
        {pages.map(([href, label, mark]) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className={`grid min-h-16 content-center justify-items-center gap-0.5 text-soft aria-[current]:text-accent ${pages.length > 5 ? "text-[0.6875rem] max-[23rem]:text-[0.625rem]" : "px-0.5 text-xs aria-[current]:font-medium"}`}
            >
              <Mark name={mark} className="size-6" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LocaleSwitch({
  locale,
  onLocale,
}: {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}): ReactNode {
  return locales
    .filter((other) => other !== locale)
    .map((other) => (
      <button
        key={other}
        type="button"
        lang={other}
        onClick={() => onLocale(other)}
        className="min-h-11 rounded-2xl px-3 text-soft hover:bg-line hover:text-ink"
      >
        <span className="max-[26rem]:sr-only">{languageNames[other].label}</span>
        <span aria-hidden="true" className="min-[26rem]:hidden">
          {languageNames[other].short}
        </span>
      </button>
    ));
}

function followConnection(tell: () => void): () => void {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
}

function Offline(): ReactNode {
  const words = useWords();
  const online = useSyncExternalStore(followConnection, () => navigator.onLine);
  return (
    <div role="status">
      {!online && <p className="bg-warm-wash px-4 py-2 text-center text-warm">{words.offline}</p>}
    </div>
  );
}
