import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import type { MeWire } from "#contract/me.ts";
import { Redirect, Route, Switch } from "wouter";
import { DraftOwner, sealDrafts, unsealDrafts } from "../data/drafts.ts";
import { goalHere } from "../data/goal-here.ts";
import { hasCopies, planHere } from "../data/device-storage.ts";
import { followLive } from "../data/live.ts";
import { lockWhileLeaving, shut, watchAway } from "../data/lock.ts";
import { Home, StepPage } from "../features/home/home.tsx";
import { whenLeaving } from "../ui/quick-exit.ts";
import { Around, LockButton, Pages } from "./around.tsx";
import { Frame } from "./frame.tsx";
import {
  AccessPage,
  AllExercises,
  ArchetypesPage,
  Begin,
  BodyPage,
  Chat,
  DayPage,
  DaySettingsPage,
  ExercisePage,
  GoalList,
  GoalPage,
  HabitPage,
  OwnHabitsPage,
  HabitsPage,
  HealthPage,
  HelpNow,
  HoursPage,
  InsightsPage,
  Milestones,
  NewGoal,
  NewPassword,
  NotFound,
  OwnerPage,
  PastPage,
  ProviderReturn,
  Privacy,
  Quiz,
  SafetyPlan,
  Settings,
  SkillsPage,
  TaskPage,
  TracesPage,
  TracksPage,
  Welcome,
  WorkPage,
  WorksPage,
} from "./later-pages.ts";
import { Summon } from "./summon.tsx";

/** Whatever a person has, once it is known who is here; somebody who has yet to sign in does not wait for it. */
export function SignedIn({
  me,
  onLeave,
  onEnded,
}: {
  readonly me: MeWire;
  readonly onLeave: () => void;
  readonly onEnded: () => void;
}): ReactNode {
  const client = useQueryClient();
  useEffect(() => followLive(client, onEnded, () => shut(client)), [client, me.id, onEnded]);
  useLock(me);
  useEffect(() => {
    // It was named before there was an account, and did not arrive yet.
    if (goalHere()?.goesOn !== true) return;
    void import("../data/first-goal.ts")
      .then(({ bringGoal }) => bringGoal())
      .then(() => client.invalidateQueries())
      .catch(() => undefined);
  }, [client]);
  useEffect(() => {
    if (hasCopies()) void import("../data/copies.ts").then(({ checkCopies }) => checkCopies(client, me));
    if (planHere() !== undefined)
      void import("../data/plan-here.ts").then(({ followPlan }) => followPlan(client, me.id));
  }, [client, me]);
  return (
    <DraftOwner value={me.id}>
      <Frame
        side={<Pages place="side" />}
        bottom={<Pages place="bottom" />}
        tool={
          <>
            <Summon me={me} />
            {me.lock && <LockButton />}
          </>
        }
        before={<Around me={me} />}
      >
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
          <Route path="/habits/own" component={OwnHabitsPage} />
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
          {me.owner && <Route path="/owner" component={OwnerPage} />}
          <Route path="/privacy" component={Privacy} />
          <Route path="/help">
            <HelpNow country={me.country ?? undefined} plan />
          </Route>
          <Route path="/traces">
            <TracesPage country={me.country ?? undefined} signedIn />
          </Route>
          <Route path="/safety-plan" component={SafetyPlan} />
          <Route path="/reset-password" component={NewPassword} />
          <Route path="/provider" component={ProviderReturn} />
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
