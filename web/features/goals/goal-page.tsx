import { type ReactNode, useId, useState } from "react";
import { Link, useLocation } from "wouter";
import type { GoalPatchWire, GoalWire } from "#contract/goal.ts";
import { type GoalWish, useGoalAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useGoals, useProgress } from "../../data/queries.ts";
import { useStepsDone } from "../../data/steps-done.ts";
import { GoalTrack, NotFound } from "../../app/later-pages.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Menu, MenuButton } from "../../ui/menu.tsx";
import { Card, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { actClass } from "../../ui/act-class.ts";
import { ActAndDetail } from "../../ui/act-and-detail.tsx";
import { Scene } from "../../ui/trail.tsx";
import { landOf } from "../../ui/lands.ts";
import { leadOf } from "../../ui/lead-of.ts";
import { useWayWords } from "../../words/way-words.ts";
import { useGoalWords } from "../../words/goal-words.ts";
import { useWords } from "../../words/words.tsx";
import { Begun } from "./begun.tsx";
import { EditGoal } from "./edit-goal.tsx";
import { Reached } from "./reached.tsx";
import { Walked } from "./walked.tsx";

/** One goal with everything that was done for it. */
export function GoalPage({ id }: { readonly id: string }): ReactNode {
  const words = useWords();
  const goals = useGoals();
  const goal = goals.data?.find((each) => each.id === id);
  if (goals.data === undefined) return <Problem error={goals.error} />;
  if (goal === undefined) return <NotFound />;
  return <Shown key={goal.id} goal={goal} words={words} />;
}

function Shown({ goal, words }: { readonly goal: GoalWire; readonly words: ReturnType<typeof useWords> }): ReactNode {
  const more = useGoalWords();
  const way = useWayWords();
  const act = useGoalAction();
  const [, go] = useLocation();
  const [doing, setDoing] = useState<"nothing" | "edit" | "remove">("nothing");
  const progress = useProgress().data;
  const land = landOf(goal.land);
  const running = goal.status === "open" || goal.status === "draft";
  const menu = <GoalMenu goal={goal} running={running} act={act} onDo={setDoing} />;
  const asked = (
    <>
      <Problem error={act.error} />
      {doing === "edit" && <EditGoal goal={goal} onDone={() => setDoing("nothing")} />}
      {doing === "remove" && (
        <Confirm
          question={more.removeGoalSure}
          yes={words.removeYes}
          busy={act.isPending}
          onNo={() => setDoing("nothing")}
          onYes={() =>
            afterwards(act.mutateAsync({ do: "delete", id: goal.id }), () => go("/goals", { replace: true }))
          }
        />
      )}
    </>
  );
  if (goal.status === "achieved") {
    return (
      <>
        <Reached goal={goal} menu={menu} />
        <div className="mx-auto w-full max-w-2xl">{asked}</div>
      </>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <Scene marks={goal.completed_count} land={land} trail="mb-2.5 h-26 sm:h-48">
        <div className="grid gap-1">
          <h1 className="place">{goal.title}</h1>
          <p className="flex flex-wrap gap-x-3 text-note">
            {goal.active && running && (
              <span className="inline-flex items-center gap-1.5">
                <Mark name="flag" className="size-4" />
                {more.walking}
              </span>
            )}
            {goal.status !== "open" && <span>{words.statuses[goal.status]}</span>}
            <span>{way.behind(goal.completed_count)}</span>
          </p>
        </div>
      </Scene>
      <NextOf goal={goal} menu={menu}>
        {goal.active && running ? (
          <Link href="/step" className={wide}>
            {words.toStep}
          </Link>
        ) : running ? (
          <Button
            look="main"
            size="large"
            className="w-full"
            busy={act.isPending}
            onClick={() => afterwards(act.mutateAsync({ do: "activate", id: goal.id }), () => go("/step"))}
          >
            {words.walkThis}
          </Button>
        ) : (
          <Button
            look="main"
            size="large"
            className="w-full"
            busy={act.isPending}
            onClick={() => act.mutate(turned(goal, "open"))}
          >
            {words.reopen}
          </Button>
        )}
      </NextOf>
      {asked}
      {goal.completed_count > 0 && <Done goal={goal} />}
      <Begun goal={goal} running={running} />
      {progress?.started === true && <GoalTrack goal={goal} progress={progress} />}
    </div>
  );
}

const wide = `${buttonClass("main", "large")} w-full`;

/** What comes next on the way to a goal, in words, and the one act that leads there. */
function NextOf({
  goal,
  menu,
  children,
}: {
  readonly goal: GoalWire;
  readonly menu: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords();
  const { current_step: step, question } = goal;
  const said = step?.text ?? question?.text ?? (goal.completed_count > 0 ? words.restOrNext : "");
  return (
    <Card className="onto arrives grid gap-4">
      <div className="-mt-2 -mb-3 flex items-center justify-between gap-3">
        <h2 className="text-note text-soft">{step === null && question !== null ? words.questionOpen : words.next}</h2>
        <div className="-mr-2">{menu}</div>
      </div>
      {said !== "" && (
        <p className={actClass(leadOf(said)[0])}>
          <ActAndDetail text={said} detail="text-base leading-normal" />
        </p>
      )}
      {step !== null && (
        <p className="flex flex-wrap gap-x-5 gap-y-1 text-note text-soft">
          <span className="inline-flex items-center gap-2">
            <Mark name="clock" />
            {words.minutes(step.minutes)}
          </span>
          {step.cue !== null && (
            <span className="inline-flex items-center gap-2">
              <Mark name="moment" />
              {step.cue}
            </span>
          )}
        </p>
      )}
      {children}
    </Card>
  );
}

function turned({ id }: GoalWire, status: NonNullable<GoalPatchWire["status"]>): GoalWish {
  return { do: "change", id, patch: { status } };
}

/** Whatever may be done with a goal beside walking it. */
function GoalMenu({
  goal,
  running,
  act,
  onDo,
}: {
  readonly goal: GoalWire;
  readonly running: boolean;
  readonly act: ReturnType<typeof useGoalAction>;
  readonly onDo: (what: "edit" | "remove") => void;
}): ReactNode {
  const words = useWords();
  const way = useWayWords();
  const turns = [
    ...(running ? ([["achieved", words.reached] as const, ["paused", words.pause] as const] as const) : []),
    ...(goal.status === "achieved" ? ([["open", words.reopen]] as const) : []),
    ...(goal.status === "archived" ? [] : ([["archived", words.archive]] as const)),
  ];
  return (
    <Menu label={way.more} dots={goal.status !== "achieved"} above={goal.status === "achieved"}>
      {turns.map(([status, label]) => (
        <MenuButton key={status} busy={act.isPending} onPress={() => act.mutate(turned(goal, status))}>
          {label}
        </MenuButton>
      ))}
      <MenuButton onPress={() => onDo("edit")}>{words.edit}</MenuButton>
      <MenuButton look="text-warm" opens onPress={() => onDo("remove")}>
        {words.remove}
      </MenuButton>
    </Menu>
  );
}

/** How many done steps are seen at first. */
const newest = 2;

function Done({ goal }: { readonly goal: GoalWire }): ReactNode {
  const more = useGoalWords();
  const done = useStepsDone(goal.id);
  const [all, setAll] = useState(false);
  const id = useId();
  const steps = done.data ?? goal.completed_steps.toReversed();
  return (
    <Part title={more.doneSteps}>
      {steps.length > 0 && (
        <div id={id}>
          <Walked steps={all ? steps : steps.slice(0, newest)} brief={!all} from={goal.completed_count} reversed />
        </div>
      )}
      <Problem error={done.error} />
      <div className="-my-2 flex flex-wrap items-center gap-x-6 empty:hidden">
        {all && done.hasNextPage && (
          <Button busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>
            {more.earlierSteps}
          </Button>
        )}
        {goal.completed_count > newest && (
          <Button look="plain" className="px-0!" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
            {all ? more.fewerSteps : more.allSteps}
          </Button>
        )}
      </div>
    </Part>
  );
}
