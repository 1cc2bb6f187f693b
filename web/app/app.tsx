import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import type { Locale } from "#core/person/person.ts";
import { Redirect, Route, Switch } from "wouter";
import { RequestProblem, whenLocked, whenSignedOut } from "../data/api.ts";
import { DraftOwner, forgetDrafts, keepNothing, sealDrafts, unsealDrafts } from "../data/drafts.ts";
import { useKept } from "../data/kept-value.ts";
import { followLive } from "../data/live.ts";
import { locked, lockWhileLeaving, shut, watchAway } from "../data/lock.ts";
import { useMe } from "../data/queries.ts";
import { PasswordAgain } from "../features/access/password-again.tsx";
import { NewPassword } from "../features/account/new-password.tsx";
import { ForgotPassword } from "../features/account/forgot-password.tsx";
import { endedMark, SignIn } from "../features/account/sign-in.tsx";
import { SignUp } from "../features/account/sign-up.tsx";
import { Welcome } from "../features/account/welcome.tsx";
import { Chat } from "../features/chat/chat.tsx";
import { GoalList } from "../features/goals/goal-list.tsx";
import { GoalPage } from "../features/goals/goal-page.tsx";
import { NewGoal } from "../features/goals/new-goal.tsx";
import { HelpNow } from "../features/help/help-now.tsx";
import { Home, StepPage } from "../features/home/home.tsx";
import { Privacy } from "../features/settings/privacy.tsx";
import { Settings } from "../features/settings/settings.tsx";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { whenLeaving } from "../ui/quick-exit.ts";
import { browserLocale, useWords, WordsProvider } from "../words/words.tsx";
import { Frame } from "./frame.tsx";
import {
  AccessPage,
  AllExercises,
  ArchetypesPage,
  Begin,
  BodyPage,
  DayPage,
  DaySettingsPage,
  ExercisePage,
  HabitPage,
  HabitsPage,
  HealthPage,
  HoursPage,
  InsightsPage,
  Milestones,
  PastPage,
  Quiz,
  SafetyPlan,
  SkillsPage,
  TaskPage,
  TracksPage,
  WorkPage,
  WorksPage,
} from "./later-pages.ts";
import { Locked } from "./locked.tsx";
import { NotFound } from "./not-found.tsx";

/** The session has ended: the page begins again, so that nothing of the account stays on the device or in memory. */
function leave(): void {
  forgetDrafts();
  location.replace("/");
}

/** The same where it ended elsewhere or ran out: the page says so, for who did not expect it. In the settings one ends it oneself. */
function ended(): void {
  if (location.pathname === "/settings") return leave();
  forgetDrafts();
  location.replace(`/?${endedMark}`);
}

/** The whole app: a lock where it is locked, and behind it whatever the person has. */
export function App(): ReactNode {
  const client = useQueryClient();
  const isLocked = useKept(locked);
  useEffect(() => {
    whenSignedOut(ended);
    whenLocked(() => shut(client));
  }, [client]);
  if (!isLocked) return <Open />;
  return (
    <WordsProvider locale={browserLocale()}>
      <Locked onLeave={leave} />
    </WordsProvider>
  );
}

/** Who is here, in which language, and which page. */
function Open(): ReactNode {
  const me = useMe();
  const [guest, setGuest] = useState(browserLocale);

  const person = me.data ?? undefined;
  // Before anything is drawn, so that no draft of this session is kept.
  if (person?.shared_device === true) keepNothing();
  useEffect(() => {
    if (person) setGuest(person.locale);
  }, [person?.locale]);
  const locale = person?.locale ?? guest;
  return (
    <WordsProvider locale={locale}>
      {person ? (
        <SignedIn me={person} onLeave={leave} />
      ) : (
        <SignedOut
          waiting={me.isPending}
          error={me.error}
          again={() => void me.refetch()}
          locale={locale}
          onLocale={setGuest}
        />
      )}
    </WordsProvider>
  );
}

function SignedIn({ me, onLeave }: { readonly me: MeWire; readonly onLeave: () => void }): ReactNode {
  const client = useQueryClient();
  useEffect(() => followLive(client, ended, () => shut(client)), [client, me.id]);
  useLock(me);
  return (
    <DraftOwner value={me.id}>
      <Frame me={me}>
        <PasswordAgain />
        <Switch>
          <Route path="/">
            <Home me={me} />
          </Route>
          <Route path="/step">
            <StepPage me={me} />
          </Route>
          <Route path="/welcome">
            <Welcome me={me} />
          </Route>
          <Route path="/talk" component={Chat} />
          <Route path="/goals" component={GoalList} />
          <Route path="/goals/new" component={NewGoal} />
          <Route path="/goals/:id">{({ id }) => <GoalPage id={id} />}</Route>
          <Route path="/tracks" component={TracksPage} />
          <Route path="/tracks/begin">
            <Begin me={me} />
          </Route>
          <Route path="/tracks/milestones" component={Milestones} />
          <Route path="/day" component={DayPage} />
          <Route path="/day/tasks/:id">{({ id }) => <TaskPage id={decodeURIComponent(id)} />}</Route>
          <Route path="/day/quiz" component={Quiz} />
          <Route path="/day/archetypes" component={ArchetypesPage} />
          <Route path="/day/hours" component={HoursPage} />
          <Route path="/day/health" component={HealthPage} />
          <Route path="/day/settings" component={DaySettingsPage} />
          <Route path="/day/past" component={PastPage} />
          <Route path="/day/skills" component={SkillsPage} />
          <Route path="/day/insights" component={InsightsPage} />
          <Route path="/day/body" component={BodyPage} />
          <Route path="/habits" component={HabitsPage} />
          <Route path="/habits/:id">{({ id }) => <HabitPage id={id} />}</Route>
          <Route path="/exercises" component={AllExercises} />
          <Route path="/exercise/:id">{({ id }) => <ExercisePage id={id} />}</Route>
          <Route path="/works" component={WorksPage} />
          <Route path="/works/:id">{({ id }) => <WorkPage id={id} />}</Route>
          <Route path="/settings">
            <Settings me={me} onLeave={onLeave} />
          </Route>
          <Route path="/access">
            <AccessPage onLeave={onLeave} />
          </Route>
          <Route path="/privacy" component={Privacy} />
          <Route path="/help">
            <HelpNow country={me.country ?? undefined} plan />
          </Route>
          <Route path="/safety-plan" component={SafetyPlan} />
          <Route path="/reset-password" component={NewPassword} />
          <Route path="/sign-in">
            <Redirect to="/" replace />
          </Route>
          <Route path="/sign-up">
            <Redirect to="/" replace />
          </Route>
          <Route component={NotFound} />
        </Switch>
      </Frame>
    </DraftOwner>
  );
}

/** Where the person has a lock: it falls when they are away or leave quickly, and what they began to write is kept sealed. */
function useLock({ lock }: MeWire): void {
  const client = useQueryClient();
  const after = lock?.after_minutes;
  const key = lock?.draft_key;
  useEffect(() => {
    if (key === undefined) unsealDrafts();
    else void sealDrafts(key);
  }, [key]);
  useEffect(() => {
    whenLeaving(after === undefined ? () => undefined : lockWhileLeaving);
    return after === undefined ? undefined : watchAway(after, client);
  }, [after, client]);
}

interface SignedOutProps {
  readonly waiting: boolean;
  readonly error: unknown;
  readonly again: () => void;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}

function SignedOut({ waiting, error, again, locale, onLocale }: SignedOutProps): ReactNode {
  const unreachable = error instanceof RequestProblem && error.code !== "unauthenticated" && !waiting;
  return (
    <Frame {...(waiting ? {} : { locale, onLocale })}>
      <Switch>
        <Route path="/help">
          <HelpNow country={undefined} />
        </Route>
        {waiting && <Route component={Nothing} />}
        {unreachable && (
          <Route>
            <Unreachable error={error} again={again} />
          </Route>
        )}
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
  return (
    <Page title={words.unreachable} narrow>
      <Problem error={error} />
      <Button onClick={again}>{words.retry}</Button>
    </Page>
  );
}
