import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { GoalPatchWire, GoalWire } from "#contract/goal.ts";
import { type GoalWish, useGoalAction } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useGoals, useProgress } from "../../data/queries.ts";
import { useStepsDone } from "../../data/steps-done.ts";
import { GoalTrack } from "../../app/later-pages.ts";
import { NotFound } from "../../app/not-found.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Menu, MenuButton } from "../../ui/menu.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { Spot } from "../../ui/spot.tsx";
import { Scene } from "../../ui/trail.tsx";
import { landOf } from "../../ui/trail-shape.ts";
import { useWayWords } from "../../words/way-words.ts";
import { useGoalWords } from "../../words/goal-words.ts";
import { useWords } from "../../words/words.tsx";
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
  const act = useGoalAction();
  const [, go] = useLocation();
  const [doing, setDoing] = useState<"nothing" | "edit" | "remove">("nothing");
  const progress = useProgress().data;
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
      <Scene marks={goal.completed_count} land={landOf(goal.id)}>
        {/* Long titles stay clear of the sun. */}
        <div className="flex items-center gap-4 pb-4 sm:pr-12">
          <Spot of="goals" className="size-14 sm:size-18" />
          <div className="min-w-0">
            <h1 className="font-serif text-title leading-tight">{goal.title}</h1>
            <p className="flex flex-wrap gap-x-3">
              {goal.active && running && <span>{more.walking}</span>}
              {goal.status !== "open" && <span>{words.statuses[goal.status]}</span>}
            </p>
          </div>
        </div>
      </Scene>
      {goal.description !== "" && <p className="whitespace-pre-line">{goal.description}</p>}
      <div className="flex flex-wrap items-start gap-2">
        {goal.active && running ? (
          <Link href="/step" className={buttonClass("main")}>
            {words.toStep}
          </Link>
        ) : running ? (
          <Button
            look="main"
            busy={act.isPending}
            onClick={() => afterwards(act.mutateAsync({ do: "activate", id: goal.id }), () => go("/step"))}
          >
            {words.walkThis}
          </Button>
        ) : (
          <Button look="main" busy={act.isPending} onClick={() => act.mutate(turned(goal, "open"))}>
            {words.reopen}
          </Button>
        )}
        {menu}
      </div>
      {asked}
      {progress?.started === true && <GoalTrack goal={goal} progress={progress} />}
      <Done goal={goal} />
    </div>
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
    <Menu label={way.more} above={goal.status === "achieved"}>
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

function Done({ goal }: { readonly goal: GoalWire }): ReactNode {
  const words = useWords();
  const more = useGoalWords();
  const done = useStepsDone(goal.id);
  const steps = done.data ?? goal.completed_steps.toReversed();
  return (
    <Part title={goal.completed_count === 0 ? more.nothingDoneYet : words.stepsDone(goal.completed_count)}>
      {steps.length > 0 && <Walked steps={steps} from={goal.completed_count} reversed />}
      <Problem error={done.error} />
      {done.hasNextPage && (
        <Button busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>
          {more.earlierSteps}
        </Button>
      )}
    </Part>
  );
}
