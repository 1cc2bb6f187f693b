import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { type Locale, locales } from "#core/person/person.ts";
import { useKept } from "../data/kept-value.ts";
import { away, keptPresses, outlives, refusedPress } from "../data/line.ts";
import { newVersion } from "../data/new-version.ts";
import { languageNames } from "../features/settings/languages.ts";
import { Button, headButton } from "../ui/button.tsx";
import { Blaze, frameSigns, Sign } from "../ui/sign.tsx";
import { quickExit } from "../ui/quick-exit.ts";
import { useWords } from "../words/words.tsx";

interface Props {
  /** The menu of who is signed in: a rail on a wide screen, below on a phone. */
  readonly side?: ReactNode;
  readonly bottom?: ReactNode;
  /** One more button beside help and the way out. */
  readonly tool?: ReactNode;
  /** What stands before every page. */
  readonly before?: ReactNode;
  readonly locale?: Locale;
  readonly onLocale?: (locale: Locale) => void;
  readonly children: ReactNode;
}

/** What stands around every page: the way home, help, the quick exit and, for who is signed in, the pages. */
export function Frame({ side, bottom, tool, before: above, locale, onLocale, children }: Props): ReactNode {
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
    <div className={`isolate flex min-h-dvh flex-col ${bottom === undefined ? "" : "pb-20 lg:pb-0 lg:pl-56"}`}>
      <a
        href="#content"
        className="absolute top-2 left-2 z-30 -translate-y-24 rounded-xl bg-card px-4 py-3 focus:translate-y-0"
      >
        {words.skipToContent}
      </a>
      {side}
      <header className="relative z-1 mx-auto flex w-full max-w-5xl flex-wrap items-center gap-1 py-3 pr-2 pl-4 sm:px-6">
        <Link href="/" className="mr-auto flex min-h-11 items-center gap-2.5 font-serif text-xl">
          <Blaze />
          <span className="max-[26rem]:sr-only">{words.companion}</span>
        </Link>
        {onLocale && locale && <LocaleSwitch locale={locale} onLocale={onLocale} />}
        <Link
          href="/help"
          className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-card px-3.5 text-note text-warm hover:bg-warm-wash"
        >
          <Sign stroke={frameSigns.help} />
          {words.helpNow}
        </Link>
        {tool}
        <button type="button" onClick={quickExit} title={words.quickExitHint} className={headButton}>
          <Sign stroke={frameSigns.hide} />
          <span className="sr-only sm:not-sr-only">{words.quickExit}</span>
          <span aria-hidden="true" className="max-[23rem]:hidden sm:hidden">
            {words.quickExitShort}
          </span>
        </button>
      </header>
      <Offline />
      <NewVersion />
      <main
        id="content"
        ref={main}
        tabIndex={-1}
        className="mx-auto grid w-full max-w-5xl grow content-start gap-6 px-4 pt-4 pb-10 has-[>.fills]:flex has-[>.fills]:flex-col sm:px-6 sm:pt-8"
      >
        {/* Above whatever sky the page brings: help of a crisis is covered by nothing. */}
        <div className="relative z-1 grid gap-6 empty:hidden">{above}</div>
        {children}
      </main>
      {bottom}
    </div>
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
      <button key={other} type="button" lang={other} onClick={() => onLocale(other)} className={headButton}>
        <span className="max-[26rem]:sr-only">{languageNames[other].label}</span>
        <span aria-hidden="true" className="min-[26rem]:hidden">
          {languageNames[other].short}
        </span>
      </button>
    ));
}

/** Said on every page while nobody answers: that it is so, and what becomes of a press that did not get through. */
function Offline(): ReactNode {
  const words = useWords();
  const isAway = useKept(away);
  const kept = useKept(keptPresses) > 0;
  const outlive = useKept(outlives);
  const refused = useKept(refusedPress);
  return (
    <div className="sticky top-0 z-10 text-center text-warm">
      <div role="status">{isAway && !kept && <p className="bg-warm-wash px-4 py-2">{words.offline}</p>}</div>
      {kept && (
        <p role="alert" className="bg-warm-wash px-4 py-2">
          {outlive ? words.keptHere : words.notSentYet}
        </p>
      )}
      {refused !== undefined && (
        <p role="alert" className="flex flex-wrap items-center justify-center gap-x-3 bg-warm-wash px-4 py-1">
          {words.notTaken} {refused.message}
          <Button look="plain" onClick={() => refusedPress.set(undefined)}>
            {words.close}
          </Button>
        </p>
      )}
    </div>
  );
}

/** A newer version of the pages is ready; what is open here is whole and of one version until its person goes over. */
function NewVersion(): ReactNode {
  const words = useWords();
  const goOver = useKept(newVersion);
  return (
    <div role="status" className="relative z-1">
      {goOver && (
        <p className="flex flex-wrap items-center justify-center gap-x-3 bg-wash px-4 py-1 text-center">
          {words.newVersion}
          <Button look="plain" onClick={goOver}>
            {words.openNewVersion}
          </Button>
        </p>
      )}
    </div>
  );
}
