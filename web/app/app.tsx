import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Locale } from "#core/person/person.ts";
import { Route, Switch } from "wouter";
import { RequestProblem, whenLocked, whenSignedOut } from "../data/api.ts";
import { clearButPlan, forgetCopies, hasCopies } from "../data/device-storage.ts";
import { forgetDrafts, keepNothing } from "../data/drafts.ts";
import { whenDrawn } from "../data/drawn.ts";
import { useKept } from "../data/kept-value.ts";
import { locked, shut } from "../data/lock.ts";
import { telegramShut } from "../data/telegram-shut.ts";
import { useMe } from "../data/queries.ts";
import { endedMark, SignIn } from "../features/account/sign-in.tsx";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { browserLocale, useWords, WordsProvider } from "../words/words.tsx";
import { Frame } from "./frame.tsx";
import { useArrived } from "./later.tsx";
import {
  ForgotPassword,
  HelpNow,
  Locked,
  NewPassword,
  ProviderReturn,
  ShutCopies,
  SignedIn,
  SignUp,
  TelegramShutPage,
  TracesPage,
} from "./later-pages.ts";

/** The session has ended: the page begins again, so that nothing of the account stays on the device or in memory. */
function leave(): void {
  forgetDrafts();
  forgetCopies();
  clearButPlan();
  location.replace("/");
}

/** The same where it ended elsewhere or ran out: the page says so, for who did not expect it. In the settings one ends it oneself. */
function ended(): void {
  if (location.pathname === "/settings") return leave();
  forgetDrafts();
  forgetCopies();
  location.replace(`/?${endedMark}`);
}

/** The pages are kept on a device of one's own, once the first of them stands; and not where it turned out meanwhile that others use it. */
async function keepOrForget(client: QueryClient, shared: boolean, holds: () => boolean): Promise<void> {
  if (!shared) await whenDrawn(client);
  if (!holds()) return;
  const pages = await import("../data/pages-kept.ts");
  await (shared ? pages.forgetPages() : pages.keepPages());
}

/** The whole app: a lock where it is locked, and behind it whatever the person has. */
export function App(): ReactNode {
  const client = useQueryClient();
  const isLocked = useKept(locked);
  useEffect(() => {
    whenSignedOut(ended);
    whenLocked(() => shut(client));
  }, [client]);
  const isShut = useKept(telegramShut) !== undefined;
  if (!isLocked && !isShut) return <Open />;
  return (
    <WordsProvider locale={browserLocale()}>{isShut ? <TelegramShutPage /> : <Locked onLeave={leave} />}</WordsProvider>
  );
}

/** Who is here, in which language, and which page. */
function Open(): ReactNode {
  const client = useQueryClient();
  const me = useMe();
  const [guest, setGuest] = useState(browserLocale);

  const person = me.data ?? undefined;
  // Before anything is drawn, so that no draft of this session is kept.
  const shared = person?.shared_device === true;
  if (shared) keepNothing();
  useEffect(() => {
    // Whoever has not signed in yet has said nothing of the device.
    let holds = true;
    if (!me.isPending) void keepOrForget(client, shared, () => holds);
    return () => {
      holds = false;
    };
  }, [client, me.isPending, shared]);
  useEffect(() => {
    if (person) setGuest(person.locale);
  }, [person?.locale]);
  // What was shown may be a copy: whoever is no longer signed in begins anew.
  const wasHere = useRef(false);
  useEffect(() => {
    if (person !== undefined) wasHere.current = true;
    else if (me.data === null && wasHere.current) ended();
  }, [person, me.data]);
  // What they see comes while it is found out who is here; the word that it is on its way stands until all of it is there.
  const arrived = useArrived(SignedIn, person !== undefined);
  const locale = person?.locale ?? guest;
  return (
    <WordsProvider locale={locale}>
      {person && arrived ? (
        <SignedIn me={person} onLeave={leave} onEnded={ended} />
      ) : (
        <SignedOut
          waiting={me.isPending || person !== undefined}
          error={me.error}
          again={() => void me.refetch()}
          locale={locale}
          onLocale={setGuest}
        />
      )}
    </WordsProvider>
  );
}

interface SignedOutProps {
  readonly waiting: boolean;
  readonly error: unknown;
  readonly again: () => void;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}

function SignedOut({ waiting, error, again, locale, onLocale }: SignedOutProps): ReactNode {
  const unreachable = error instanceof RequestProblem && !waiting;
  return (
    <Frame {...(waiting ? {} : { locale, onLocale })}>
      <Switch>
        <Route path="/help">
          <HelpNow country={undefined} />
        </Route>
        <Route path="/traces">
          <TracesPage />
        </Route>
        {waiting && <Route component={Nothing} />}
        {unreachable && (
          <Route>
            <Unreachable error={error} again={again} />
          </Route>
        )}
        <Route path="/provider" component={ProviderReturn} />
        <Route path="/sign-up" component={SignUp} />
        <Route path="/forgot" component={ForgotPassword} />
        <Route path="/reset-password" component={NewPassword} />
        <Route component={SignIn} />
      </Switch>
    </Frame>
  );
}

function Nothing(): ReactNode {
  return <p className="waits">{useWords().loading}</p>;
}

function Unreachable({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactNode {
  const words = useWords();
  if (hasCopies()) return <ShutCopies />;
  return (
    <Page title={words.unreachable} narrow>
      <Problem error={error} />
      <Button onClick={again}>{words.retry}</Button>
    </Page>
  );
}
